package org.tousaidants.platform.datadeletion;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.jobs.Job;

/// Looks each hour whether the night's round is done: a machine that was off at night does it when it comes back.
@Component
class DeletionRound {
    private static final LocalTime NIGHT = LocalTime.of(2, 0);

    private final DataDeletion dataDeletion;
    private final Clock clock;

    DeletionRound(DataDeletion dataDeletion, Clock clock) {
        this.dataDeletion = dataDeletion;
        this.clock = clock;
    }

    /// From two in the morning on; at any hour when a day was missed: what comes back from a backup, or slept for days,
    /// holds what went meanwhile, and that goes before people come.
    @Bean("datadeletion.night")
    static Job deletionNight(DeletionRound deletion) {
        return Job.every(Duration.ofHours(1)).run(deletion::round);
    }

    private void round() {
        if (LocalTime.ofInstant(clock.instant(), clock.getZone()).isBefore(NIGHT) && !dataDeletion.late()) return;
        dataDeletion.tonight();
    }
}
