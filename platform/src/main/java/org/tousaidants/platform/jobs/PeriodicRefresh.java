package org.tousaidants.platform.jobs;

import java.time.Duration;

/// « Dans ce processus, toutes les n secondes » — periodic work of each process, such as refreshing a copy in
/// memory or storing a counter. Unlike a job, it has no row in the database and runs in every process. Its
/// Spring bean gives its name.
///
/// @param pause from the end of one run to the start of the next
public record PeriodicRefresh(Duration pause, Runnable work) {}
