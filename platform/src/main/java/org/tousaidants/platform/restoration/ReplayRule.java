package org.tousaidants.platform.restoration;

/// « Acte à refaire » — declared as a bean by a package for each kind of [LastingAct] that it publishes.
///
/// @param replay runs in a transaction of its own
public record ReplayRule(String kind, Replay replay) {
    @FunctionalInterface
    public interface Replay {
        Outcome again(LastingAct act);
    }

    public enum Outcome {
        /// The restoration had undone it, and it was repeated.
        AGAIN,
        /// It is still in effect.
        STANDS,
        /// Its subject is not in the backup.
        UNKNOWN
    }
}
