package org.tousaidants.platform.tasks;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.Actor;

/// « Tâches à faire » — service: all pending tasks of one person, in the order in which they are shown
/// everywhere.
@Service
public class Tasks {
    private final ObjectProvider<TaskSource> sources;
    private final ObjectProvider<TaskGate> gates;

    Tasks(ObjectProvider<TaskSource> sources, ObjectProvider<TaskGate> gates) {
        this.gates = gates;
        this.sources = sources;
    }

    /// The number of tasks, for the rail of every page. It is some seconds old at most: an act of anybody in this
    /// process counts again.
    @Cacheable("tasks.count")
    @Transactional(readOnly = true)
    public int count(Actor actor) {
        return of(actor).size();
    }

    @CacheEvict(cacheNames = "tasks.count", allEntries = true)
    public void countAgain() {}

    /// The most urgent first, then the longest wait.
    @Transactional(readOnly = true)
    public List<Task> of(Actor actor) {
        return sources.stream()
                .flatMap(source -> source.of(actor))
                .filter(task -> gates.stream().allMatch(gate -> gate.isOpen(task.path())))
                .sorted(Comparator.comparing(Task::urgency)
                        .thenComparing(task -> task.since().orElse(Instant.MAX))
                        .thenComparing(Task::name))
                .toList();
    }
}
