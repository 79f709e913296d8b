package org.tousaidants.find.ranking;

/// « Urgence » — how long the person can wait.
public enum NeedUrgency {
    TODAY,
    WEEK,
    NONE
}
