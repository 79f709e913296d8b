package org.tousaidants.platform.tasks;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// « Tâche d’une personne » — one act that a person can do now, and that somebody or something waits for. Its
/// texts are `key` (the person, place or count concerned) and `key.why` (the reason), both with `args`.
///
/// @param subject distinguishes tasks with the same key: an id, or empty for a count of similar things
/// @param since the start of the wait; empty where it is unknown
/// @param path the page where the person acts
public record Task(
        String key,
        String subject,
        List<Object> args,
        Kind kind,
        Verb verb,
        Urgency urgency,
        Optional<Instant> since,
        String path) {
    /// « Genre de tâche » — the first column of the list; its text is `desk.kind.<name>`.
    public enum Kind {
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

    /// « Action d’une tâche » — the button; its text is `desk.verb.<name>`.
    public enum Verb {
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

    /// « Urgence d’une tâche » — the most urgent first.
    public enum Urgency {
        /// A person is stuck, or a deadline is over.
        NOW,
        /// A person waits for an answer.
        WEEK,
        LATER
    }

    public static Task of(Kind kind, String key, Verb verb, String path, Object... args) {
        return new Task(key, "", List.of(args), kind, verb, Urgency.WEEK, Optional.empty(), path);
    }

    /// A task for a number of similar things; no task if the number is zero.
    public static Stream<Task> several(int count, Kind kind, String key, Verb verb, String path) {
        return count > 0 ? Stream.of(of(kind, key, verb, path, count)) : Stream.empty();
    }

    /// A task for a number of similar things, with the start of the longest wait.
    public static Stream<Task> several(Collection<Instant> starts, Kind kind, String key, Verb verb, String path) {
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
        return now ? with(Urgency.NOW) : this;
    }

    public Task later() {
        return with(Urgency.LATER);
    }

    private Task with(Urgency other) {
        return new Task(key, subject, args, kind, verb, other, since, path);
    }

    /// An identifier of the task that is the same on every day.
    public String name() {
        return subject.isEmpty() ? key : key + ":" + subject;
    }

    /// The placeholders of its texts.
    public Object[] holes() {
        return args.toArray();
    }
}
