package org.tousaidants.platform.jobs;

import java.util.function.Consumer;

/// « Échéance d’une tâche » — what happens once, at a moment, to one thing. The package that owns it declares it as a
/// bean, whose name is the name of the deadline, and sets its moments by [Deadlines].
///
/// @param handle given the id of the thing, in a transaction of its own; it looks whether there is still something to
/// do
public record Deadline(Consumer<String> handle) {}
