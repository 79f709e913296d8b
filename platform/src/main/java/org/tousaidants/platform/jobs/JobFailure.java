package org.tousaidants.platform.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// « Échec d’une tâche » — a failure without a success since.
///
/// @param item empty where the job itself failed
/// @param nextTryAt empty where it is suspended until the operator retries it
/// @param error one line, without anybody's address
public record JobFailure(
        String network,
        String job,
        String item,
        Instant firstFailedAt,
        Instant lastFailedAt,
        int tries,
        Optional<Instant> nextTryAt,
        String error) {
    /// Two days in all.
    static final int MOST_TRIES = 16;

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final int LONGEST_ERROR = 300;
    private static final Pattern SOMEBODY = Pattern.compile("\\S+@\\S+|\\+?\\d[\\d .]{8,}\\d");

    /// A recurring job is never suspended; after this many tries the operator is notified.
    private static final int TOLD_AFTER = 3;

    /// Whether the operator must be notified.
    public boolean aside() {
        return item.isEmpty() ? tries >= TOLD_AFTER : nextTryAt.isEmpty();
    }

    boolean waitsAt(Instant now) {
        return nextTryAt.map(next -> next.isAfter(now)).orElse(true);
    }

    /// 1 min, 2 min, 4 min … 6 h.
    static Duration pause(int tries) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /// The root cause, in one line.
    static String told(Throwable broken) {
        var deepest = broken;
        while (deepest.getCause() != null && deepest.getCause() != deepest) deepest = deepest.getCause();
        var said = deepest.getMessage() == null
                ? ""
                : deepest.getMessage().lines().findFirst().orElse("");
        var told = (deepest.getClass().getSimpleName() + ": "
                        + SOMEBODY.matcher(said).replaceAll("…"))
                .replace('\0', ' ')
                .strip();
        return told.length() <= LONGEST_ERROR ? told : told.substring(0, LONGEST_ERROR);
    }
}
