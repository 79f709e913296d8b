package org.tousaidants.platform.afterrestore;

/// « Acte à refaire » — repeats one kind of [IrreversibleAct] after a backup is restored. The package that publishes
/// the kind declares it as a Spring bean.
///
/// @param replay runs in its own transaction
public record ReplayRule(String kind, Replay replay) {
    @FunctionalInterface
    public interface Replay {
        Outcome again(IrreversibleAct act);
    }

    public enum Outcome {
        /// The restored backup had undone the act, and it was repeated.
        AGAIN,
        /// The act is still in effect.
        STANDS,
        /// The subject of the act is not in the backup.
        UNKNOWN
    }
}
