package org.tousaidants.platform.tasks;

/// « Filtre des tâches » — declared as a bean by the package that knows which pages answer: a task whose page
/// does not answer in the network is not shown.
@FunctionalInterface
public interface TaskFilter {
    boolean isOpen(String path);
}
