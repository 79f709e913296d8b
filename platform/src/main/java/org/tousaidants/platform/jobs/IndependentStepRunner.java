package org.tousaidants.platform.jobs;

import org.jspecify.annotations.Nullable;

/// « Pas à pas » — runs steps that do not depend on one another: a failed step does not prevent the steps after it.
/// The first failure is thrown at the end.
public final class IndependentStepRunner {
    private @Nullable RuntimeException broken;

    public void tried(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException trouble) {
            if (broken == null) broken = trouble;
            else if (broken != trouble) broken.addSuppressed(trouble);
        }
    }

    /// Throws the failure of the first failed step, if there is one.
    public void end() {
        if (broken != null) throw broken;
    }
}
