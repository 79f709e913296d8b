package org.tousaidants.platform.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.tousaidants.core.text.ParisTime;

/// The schedule of a job: a pause between runs, or a time of the day.
sealed interface JobSchedule {
    /// Returns the time of the first run of a new job.
    Instant first(Instant now);

    /// Returns the time of the next run, if the current run ends now.
    Instant next(Instant now);

    /// Runs at once for a new job, then a fixed time after the end of the previous run.
    record FixedIntervalSchedule(Duration pause) implements JobSchedule {
        @Override
        public Instant first(Instant now) {
            return now;
        }

        @Override
        public Instant next(Instant now) {
            return now.plus(pause);
        }
    }

    /// Runs once a day at a time in Paris.
    record DailySchedule(LocalTime time) implements JobSchedule {
        @Override
        public Instant first(Instant now) {
            return next(now);
        }

        @Override
        public Instant next(Instant now) {
            // In the night in which an hour comes twice, the job runs in the first of the two.
            var today = ZonedDateTime.ofInstant(now, ParisTime.ZONE).with(time).withEarlierOffsetAtOverlap();
            var next =
                    today.toInstant().isAfter(now) ? today : today.plusDays(1).with(time);
            return next.toInstant();
        }
    }
}
