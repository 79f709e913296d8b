package org.tousaidants.find.ranking;

/// « Urgence » — how long the person can wait.
public enum Urgency {
    TODAY,
    WEEK,
    NONE
}
