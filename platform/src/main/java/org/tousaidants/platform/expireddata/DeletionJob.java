package org.tousaidants.platform.expireddata;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.jobs.Job;

/// Checks each hour whether the nightly deletion has run, so that a machine that was off at night catches up.
@Component
class DeletionJob {
    private static final LocalTime NIGHT = LocalTime.of(2, 0);

    private final DataDeletion dataDeletion;
    private final Clock clock;

    DeletionJob(DataDeletion dataDeletion, Clock clock) {
        this.dataDeletion = dataDeletion;
        this.clock = clock;
    }

    /// From 02:00 on; at any hour if a day was missed, because a restored backup, or a machine that was off for
    /// days, has expired data that must be deleted before people use the site.
    @Bean("datadeletion.night")
    static Job deletionNight(DeletionJob deletion) {
        return Job.every(Duration.ofHours(1)).run(deletion::round);
    }

    private void round() {
        if (LocalTime.ofInstant(clock.instant(), clock.getZone()).isBefore(NIGHT) && !dataDeletion.late()) return;
        dataDeletion.tonight();
    }
}
