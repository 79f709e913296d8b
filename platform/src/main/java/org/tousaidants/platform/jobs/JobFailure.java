package org.tousaidants.platform.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// « Échec d’une tâche » — a failed item or job that has not succeeded since.
///
/// @param item id of the item; empty if the job itself failed
/// @param nextTryAt time of the next try; empty if the item is suspended until the operator retries it
/// @param error error message on one line, without addresses of people
public record JobFailure(
        String network,
        String job,
        String item,
        Instant firstFailedAt,
        Instant lastFailedAt,
        int tries,
        Optional<Instant> nextTryAt,
        String error) {
    /// Number of tries after which an item is suspended. Their growing pauses add up to two days.
    static final int MOST_TRIES = 16;

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final int LONGEST_ERROR = 300;
    private static final Pattern SOMEBODY = Pattern.compile("\\S+@\\S+|\\+?\\d[\\d .]{8,}\\d");

    /// Number of tries after which the operator is notified of a failing job, which is never suspended.
    private static final int TOLD_AFTER = 3;

    /// Returns whether the failure needs the operator's attention: the item is suspended, or the job has failed
    /// several times.
    public boolean aside() {
        return item.isEmpty() ? tries >= TOLD_AFTER : nextTryAt.isEmpty();
    }

    boolean waitsAt(Instant now) {
        return nextTryAt.map(next -> next.isAfter(now)).orElse(true);
    }

    /// Returns the pause before the next try: 1 min, 2 min, 4 min … 6 h.
    static Duration pause(int tries) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /// Returns the error message of the first cause of a failure, on one line.
    static String told(Throwable broken) {
        var deepest = broken;
        while (deepest.getCause() != null && deepest.getCause() != deepest) deepest = deepest.getCause();
        var message = deepest.getMessage() == null
                ? ""
                : deepest.getMessage().lines().findFirst().orElse("");
        var line = (deepest.getClass().getSimpleName() + ": "
                        + SOMEBODY.matcher(message).replaceAll("…"))
                .replace('\0', ' ')
                .strip();
        return line.length() <= LONGEST_ERROR ? line : line.substring(0, LONGEST_ERROR);
    }
}
