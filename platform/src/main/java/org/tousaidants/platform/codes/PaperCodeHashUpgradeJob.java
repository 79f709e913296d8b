package org.tousaidants.platform.codes;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.jobs.Job;

/// Replaces plain hashes of earlier versions by keyed hashes, after each start and daily.
@Component
class PaperCodeHashUpgradeJob {
    private final List<PaperCodeHashColumn> rooms;
    private final PaperCodeHashColumnStore store;

    PaperCodeHashUpgradeJob(List<PaperCodeHashColumn> rooms, PaperCodeHashColumnStore store) {
        this.rooms = rooms;
        this.store = store;
    }

    @Bean("papercodes.key-prints")
    static Job keyPrintsJob(PaperCodeHashUpgradeJob prints) {
        return Job.every(Duration.ofDays(1)).items(() -> prints.rooms, prints::renew);
    }

    private void renew(PaperCodeHashColumn room) {
        store.renew(room);
    }
}
