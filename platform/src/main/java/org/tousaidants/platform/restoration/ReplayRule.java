package org.tousaidants.platform.restoration;

/// « Acte à refaire » — a room declares one as a bean for each kind of [LastingAct] that it publishes.
///
/// @param replay runs in a transaction of its own
public record ReplayRule(String kind, Replay replay) {
    @FunctionalInterface
    public interface Replay {
        Outcome again(LastingAct act);
    }

    public enum Outcome {
        /// The restoration had brought it back.
        AGAIN,
        /// It stands as it was.
        STANDS,
        /// The backup does not hold what it was done to.
        UNKNOWN
    }
}
