package org.tousaidants.platform.tasks;

/// « Filtre des tâches » — decides whether a task is shown. A task is hidden if the module of its page is switched
/// off in the network. The package that manages modules declares it as a Spring bean.
@FunctionalInterface
public interface TaskFilter {
    boolean isOpen(String path);
}
