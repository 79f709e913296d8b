package org.tousaidants.platform.codes;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.jobs.Job;

/// Replaces plain hashes of earlier versions by keyed ones, after each start and daily.
@Component
class FingerprintJob {
    private final List<FingerprintColumn> rooms;
    private final FingerprintColumnStore store;

    FingerprintJob(List<FingerprintColumn> rooms, FingerprintColumnStore store) {
        this.rooms = rooms;
        this.store = store;
    }

    @Bean("papercodes.key-prints")
    static Job keyPrintsJob(FingerprintJob prints) {
        return Job.every(Duration.ofDays(1)).items(() -> prints.rooms, prints::renew);
    }

    private void renew(FingerprintColumn room) {
        store.renew(room);
    }
}
