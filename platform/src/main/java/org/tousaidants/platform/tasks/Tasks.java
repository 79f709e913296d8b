package org.tousaidants.platform.tasks;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.DerivedId;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.notices.SentNoticeStore;

/// « Tâches à faire » — service: all pending tasks of one person, in the order in which they are shown
/// everywhere.
@Service
public class Tasks {
    /// Subject of the notices that record which steps were skipped.
    private static final UUID STEPS = DerivedId.of("desk.steps");

    private final ObjectProvider<TaskSource> sources;
    private final ObjectProvider<TaskFilter> gates;
    private final SentNoticeStore notices;
    private final Clock clock;

    Tasks(ObjectProvider<TaskSource> sources, ObjectProvider<TaskFilter> gates, SentNoticeStore notices, Clock clock) {
        this.gates = gates;
        this.notices = notices;
        this.clock = clock;
        this.sources = sources;
    }

    /// The number of tasks, for the menu of every page. It is cached for some seconds; any act in this process
    /// clears the cache.
    @Cacheable("tasks.count")
    @Transactional(readOnly = true)
    public int count(Actor actor) {
        return of(actor).size();
    }

    @CacheEvict(cacheNames = "tasks.count", allEntries = true)
    public void countAgain() {}

    /// All tasks of the person: the most urgent first, then those that wait longest.
    @Transactional(readOnly = true)
    public List<Task> of(Actor actor) {
        return shown(actor, false);
    }

    /// The first steps of the network that a coordinator skipped.
    @Transactional(readOnly = true)
    public List<Task> skipped(Actor actor) {
        return shown(actor, true);
    }

    /// Whether a task is one of the « Prochaines étapes » of the network.
    public static boolean isStep(Task task, Actor actor) {
        return task.kind() == Task.Kind.START && actor.is(Role.COORDINATOR);
    }

    /// Hides a step of the network from every coordinator, or shows it again.
    @Transactional
    public void skip(Actor actor, String name, boolean skipped) {
        if (!skipped) notices.forget(STEPS, Set.of(name));
        else if (of(actor).stream()
                .anyMatch(task -> isStep(task, actor) && task.name().equals(name)))
            notices.first(STEPS, name, clock.instant());
    }

    private List<Task> shown(Actor actor, boolean skipped) {
        var hidden = actor.is(Role.COORDINATOR) ? notices.of(STEPS).keySet() : Set.<String>of();
        // Returns early, so that a page asks the sources only once if no step is hidden.
        if (skipped && hidden.isEmpty()) return List.of();
        return all(actor)
                .filter(task -> (isStep(task, actor) && hidden.contains(task.name())) == skipped)
                .toList();
    }

    private Stream<Task> all(Actor actor) {
        return sources.stream()
                .flatMap(source -> source.of(actor))
                .filter(task -> gates.stream().allMatch(gate -> gate.isOpen(task.path())))
                .sorted(Comparator.comparing(Task::urgency)
                        .thenComparing(task -> task.since().orElse(Instant.MAX))
                        .thenComparing(Task::name));
    }
}
