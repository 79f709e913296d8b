package org.tousaidants.platform.afterrestore;

/// « Acte à refaire » — repeats one kind of [IrreversibleAct] after a backup is restored. The package that publishes
/// this kind declares the rule as a Spring bean.
///
/// @param kind kind of the acts
/// @param replay repeats one act, in its own transaction
public record ActReplayAfterRestore(String kind, ActReplayAction replay) {
    @FunctionalInterface
    public interface ActReplayAction {
        ReplayOutcome again(IrreversibleAct act);
    }

    public enum ReplayOutcome {
        /// The restored backup did not contain the effect of the irreversible act, so it was repeated.
        AGAIN,
        /// The act is still in effect in the restored database, so it was not repeated.
        STANDS,
        /// The subject of the irreversible act is not in the backup.
        UNKNOWN
    }
}
