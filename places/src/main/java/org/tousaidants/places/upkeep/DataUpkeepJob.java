package org.tousaidants.places.upkeep;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.jobs.IndependentStepRunner;
import org.tousaidants.platform.jobs.Job;

/// « Tournées d’entretien » — runs the periodic jobs: finds stale sheets, sends letters to their contact persons,
/// reminds once, and puts the remaining sheets in the coordinator's list. Only one process at a time runs the jobs.
@Service
public class DataUpkeepJob {
    private static final Duration CLAIM = Duration.ofMinutes(30);
    private static final int OPENING_HOUR = 8;
    private static final int CLOSING_HOUR = 18;

    private final Places places;
    private final SheetCheckRequestStore requests;
    private final StaleSheetFinder staleSheetRound;
    private final UpkeepLetterJob letters;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DataUpkeepJob(
            Places places,
            SheetCheckRequestStore requests,
            StaleSheetFinder staleSheetRound,
            UpkeepLetterJob letters,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.places = places;
        this.requests = requests;
        this.staleSheetRound = staleSheetRound;
        this.letters = letters;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Declares the periodic job. Outdated sheets are searched at any hour, but letters are sent only in working
    /// hours.
    @Bean("upkeep.round")
    static Job upkeepRoundJob(DataUpkeepJob rounds) {
        return Job.every(Duration.ofMinutes(30))
                .run(() -> rounds.round(atDesks(rounds.clock.instant().atZone(ParisTime.ZONE))));
    }

    /// Returns the day on whose morning the next letters are sent; empty if they are sent now, with the job that
    /// runs every half hour.
    static Optional<LocalDate> leave(Instant instant) {
        var now = instant.atZone(ParisTime.ZONE);
        if (atDesks(now)) return Optional.empty();
        var day = now.getHour() < OPENING_HOUR
                ? now.toLocalDate()
                : now.toLocalDate().plusDays(1);
        while (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) day = day.plusDays(1);
        return Optional.of(day);
    }

    private static boolean atDesks(ZonedDateTime now) {
        return now.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0
                && now.getHour() >= OPENING_HOUR
                && now.getHour() < CLOSING_HOUR;
    }

    /// Runs the jobs for a network, at any hour; returns false if another process is running them.
    public boolean run() {
        return round(true);
    }

    private boolean round(boolean mayWrite) {
        var now = clock.instant();
        if (!claim(now)) return false;
        try {
            var steps = new IndependentStepRunner();
            steps.tried(() -> staleSheetRound.look(places.provenances(), now));
            if (mayWrite && requests.writes()) steps.tried(() -> letters.write(now));
            steps.end();
        } finally {
            transaction.executeWithoutResult(status -> requests.release(clock.instant()));
        }
        return true;
    }

    private boolean claim(Instant now) {
        return Boolean.TRUE.equals(transaction.execute(status -> requests.claim(now, now.plus(CLAIM))));
    }
}
