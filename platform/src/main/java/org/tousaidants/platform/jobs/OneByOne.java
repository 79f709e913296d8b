package org.tousaidants.platform.jobs;

import org.jspecify.annotations.Nullable;

/// « Pas à pas » — steps of one run that do not need each other: what breaks stops none of the others, and is told in
/// the end.
public final class OneByOne {
    private @Nullable RuntimeException broken;

    public void tried(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException trouble) {
            if (broken == null) broken = trouble;
            else if (broken != trouble) broken.addSuppressed(trouble);
        }
    }

    /// Throws the first that broke.
    public void end() {
        if (broken != null) throw broken;
    }
}
