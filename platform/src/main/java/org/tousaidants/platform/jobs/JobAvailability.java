package org.tousaidants.platform.jobs;

/// « Interrupteur des tâches » — decides whether a job runs for the tenant of this thread: not if the tenant
/// has switched off the module that owns it. A package declares it as a Spring bean; without one, every job
/// runs.
public interface JobAvailability {
    /// @param owner the class that declares the job
    boolean runs(Class<?> owner);
}
