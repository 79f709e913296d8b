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
import org.tousaidants.core.text.IdDerivedFromText;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.notices.SentNoticeStore;

/// « Tâches à faire » — collects all pending tasks of one person, in the order in which all pages show them.
@Service
public class Tasks {
    /// Subject under which the package `platform.notices` records the first steps of the network that were
    /// skipped.
    private static final UUID STEPS = IdDerivedFromText.of("desk.steps");

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

    /// Returns the number of tasks of the person, for the menu of every page. The number is cached for some
    /// seconds; any change by this process clears the cache.
    @Cacheable("tasks.count")
    @Transactional(readOnly = true)
    public int count(SignedInPerson actor) {
        return of(actor).size();
    }

    @CacheEvict(cacheNames = "tasks.count", allEntries = true)
    public void countAgain() {}

    /// Returns all tasks of the person, the most urgent first; among equally urgent tasks, the one that has
    /// waited longest is first.
    @Transactional(readOnly = true)
    public List<Task> of(SignedInPerson actor) {
        return shown(actor, false);
    }

    /// Returns the first steps of the network that a coordinator skipped.
    @Transactional(readOnly = true)
    public List<Task> skipped(SignedInPerson actor) {
        return shown(actor, true);
    }

    /// Returns whether a task is one of the « Prochaines étapes » of a new network.
    public static boolean isStep(Task task, SignedInPerson actor) {
        return task.kind() == Task.TaskKind.START && actor.is(Role.COORDINATOR);
    }

    /// Hides a first step of the network from all coordinators, or shows it again.
    ///
    /// @param name name of the task
    /// @param skipped true to hide it
    @Transactional
    public void skip(SignedInPerson actor, String name, boolean skipped) {
        if (!skipped) notices.forget(STEPS, Set.of(name));
        else if (of(actor).stream()
                .anyMatch(task -> isStep(task, actor) && task.name().equals(name)))
            notices.first(STEPS, name, clock.instant());
    }

    private List<Task> shown(SignedInPerson actor, boolean skipped) {
        var hidden = actor.is(Role.COORDINATOR) ? notices.of(STEPS).keySet() : Set.<String>of();
        // If no step is hidden, the method returns before it asks the sources, so that a page asks the
        // sources of tasks only once.
        if (skipped && hidden.isEmpty()) return List.of();
        return all(actor)
                .filter(task -> (isStep(task, actor) && hidden.contains(task.name())) == skipped)
                .toList();
    }

    private Stream<Task> all(SignedInPerson actor) {
        return sources.stream()
                .flatMap(source -> source.of(actor))
                .filter(task -> gates.stream().allMatch(gate -> gate.isOpen(task.path())))
                .sorted(Comparator.comparing(Task::urgency)
                        .thenComparing(task -> task.since().orElse(Instant.MAX))
                        .thenComparing(Task::name));
    }
}
