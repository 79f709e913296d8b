package org.tousaidants.platform.jobs;

import java.time.Duration;

/// « Dans ce processus, toutes les n secondes » — periodic work of each process, such as refreshing a copy in memory
/// or storing a counter. Unlike a job, it has no row in the database and runs in every process. The name of its
/// Spring bean is its name.
///
/// @param pause pause between the end of a run and the start of the next run
public record PeriodicRefresh(Duration pause, Runnable work) {}
