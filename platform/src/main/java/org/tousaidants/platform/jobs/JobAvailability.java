package org.tousaidants.platform.jobs;

/// « Interrupteur des tâches » — decides whether a job runs for the network of this thread: it does not run if the
/// network has switched off the module that owns the job. A package declares this interface as a Spring bean;
/// without such a bean, every job runs.
public interface JobAvailability {
    /// Returns whether the job runs.
    ///
    /// @param owner class that declares the job
    boolean runs(Class<?> owner);
}
