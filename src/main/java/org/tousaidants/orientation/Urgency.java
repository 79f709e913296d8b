package org.tousaidants.orientation;

/// « Urgence » — how long the person can wait.
enum Urgency {
    TODAY,
    WEEK,
    NONE
}
