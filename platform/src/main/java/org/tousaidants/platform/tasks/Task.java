package org.tousaidants.platform.tasks;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// « Tâche d’une personne » — an action that a person can do now and that another person or a deadline waits for.
/// Its texts are `key` (the person, place or count concerned) and `key.why` (the reason), both with `args`.
///
/// @param subject distinguishes tasks with the same key: an id, or empty for a count of similar objects
/// @param since the start of the wait; empty if it is unknown
/// @param path path of the page on which the person does it
public record Task(
        String key,
        String subject,
        List<Object> args,
        TaskKind kind,
        TaskActionLabel verb,
        TaskUrgency urgency,
        Optional<Instant> since,
        String path) {
    /// « Genre de tâche » — the kind of a task, shown in the first column of the list; its text is
    /// `desk.kind.<name>`.
    public enum TaskKind {
        APPOINTMENT,
        CARE,
        DATA,
        EQUIPMENT,
        LABEL,
        MANDATE,
        MONEY,
        NEWCOMER,
        OPINION,
        PASS,
        PROJECT,
        REFERRAL,
        REPORT,
        SITE,
        START
    }

    /// « Action d’une tâche » — the action of a task, shown on its button; its text is `desk.verb.<name>`.
    public enum TaskActionLabel {
        ANSWER,
        CALL,
        CHECK,
        COMPARE,
        CONFIRM,
        DECIDE,
        OPEN,
        READ,
        RESUME,
        SIGN
    }

    /// « Urgence d’une tâche » — the urgency of a task; the most urgent constant is first.
    public enum TaskUrgency {
        /// A person cannot continue, or a deadline has passed.
        NOW,
        /// Another person waits for an answer.
        WEEK,
        LATER
    }

    public static Task of(TaskKind kind, String key, TaskActionLabel verb, String path, Object... args) {
        return new Task(key, "", List.of(args), kind, verb, TaskUrgency.WEEK, Optional.empty(), path);
    }

    /// Returns one task that stands for several similar objects; no task if their number is zero.
    ///
    /// @param count number of objects
    public static Stream<Task> several(int count, TaskKind kind, String key, TaskActionLabel verb, String path) {
        return count > 0 ? Stream.of(of(kind, key, verb, path, count)) : Stream.empty();
    }

    /// Returns one task that stands for several similar objects; no task if there are none. The wait of the task
    /// began when the first of these objects began to wait.
    public static Stream<Task> several(
            Collection<Instant> starts, TaskKind kind, String key, TaskActionLabel verb, String path) {
        return several(starts.size(), kind, key, verb, path)
                .map(task -> task.since(starts.stream().min(Comparator.naturalOrder())));
    }

    public Task about(Object id) {
        return new Task(key, id.toString(), args, kind, verb, urgency, since, path);
    }

    public Task since(Instant start) {
        return since(Optional.of(start));
    }

    public Task since(Optional<Instant> start) {
        return new Task(key, subject, args, kind, verb, urgency, start, path);
    }

    public Task urgent(boolean now) {
        return now ? with(TaskUrgency.NOW) : this;
    }

    public Task later() {
        return with(TaskUrgency.LATER);
    }

    private Task with(TaskUrgency other) {
        return new Task(key, subject, args, kind, verb, other, since, path);
    }

    /// Returns an identifier of the task that remains the same for as long as the task exists.
    public String name() {
        return subject.isEmpty() ? key : key + ":" + subject;
    }

    /// Returns the values for the placeholders of the task's texts.
    public Object[] holes() {
        return args.toArray();
    }
}
