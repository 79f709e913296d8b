package org.tousaidants.platform.jobs;

import java.time.Duration;

/// « Dans ce processus, toutes les n secondes » — what each process needs for itself, such as a copy in memory or a
/// counter that it writes down. It is no job: it leaves no row, and each process does it. The bean’s name names it.
///
/// @param pause from the end of one to the beginning of the next
public record ProcessRefresh(Duration pause, Runnable work) {}
