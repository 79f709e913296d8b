package org.tousaidants.platform.jobs;

import java.time.Duration;

/// « Dans ce processus, toutes les n secondes » — periodic work of each process, such as the refresh of a copy in
/// memory or the storage of a counter. Unlike a job, it has no row and runs in each process. It is
/// named by its bean.
///
/// @param pause from the end of one run to the start of the next
public record ProcessRefresh(Duration pause, Runnable work) {}
