package org.tousaidants.platform.jobs;

import org.jspecify.annotations.Nullable;

/// « Pas à pas » — runs independent steps: a failure does not stop the others and is thrown at the end.
public final class IndependentSteps {
    private @Nullable RuntimeException broken;

    public void tried(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException trouble) {
            if (broken == null) broken = trouble;
            else if (broken != trouble) broken.addSuppressed(trouble);
        }
    }

    /// Throws the first failure, if there is one.
    public void end() {
        if (broken != null) throw broken;
    }
}
