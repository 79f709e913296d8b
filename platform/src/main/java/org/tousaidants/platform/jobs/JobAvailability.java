package org.tousaidants.platform.jobs;

/// « Interrupteur des tâches » — says whether the tenant of this thread uses the code that owns a job. The
/// package that knows declares a bean; without one, every job runs.
public interface JobAvailability {
    /// @param owner the class that declares the job
    boolean runs(Class<?> owner);
}
