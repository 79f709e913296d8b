package org.tousaidants.matching;

/// « Urgence » — how long the person can wait.
public enum Urgency {
    TODAY,
    WEEK,
    NONE
}
