package org.tousaidants.platform.expireddata;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.jobs.Job;

/// Checks each hour whether the nightly deletion has run, so that a machine that was off at night deletes later.
@Component
class ExpiredDataDeletionJob {
    private static final LocalTime NIGHT = LocalTime.of(2, 0);

    private final ExpiredDataDeletion dataDeletion;
    private final Clock clock;

    ExpiredDataDeletionJob(ExpiredDataDeletion dataDeletion, Clock clock) {
        this.dataDeletion = dataDeletion;
        this.clock = clock;
    }

    /// Returns the job, which runs from 02:00 on, or at any hour if a day was missed: a restored backup, or a
    /// machine that was off for days, contains expired data that must be deleted before people use the
    /// application.
    @Bean("datadeletion.night")
    static Job deletionNight(ExpiredDataDeletionJob deletion) {
        return Job.every(Duration.ofHours(1)).run(deletion::round);
    }

    private void round() {
        if (LocalTime.ofInstant(clock.instant(), clock.getZone()).isBefore(NIGHT) && !dataDeletion.late()) return;
        dataDeletion.tonight();
    }
}
