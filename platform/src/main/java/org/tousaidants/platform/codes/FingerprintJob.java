package org.tousaidants.platform.codes;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.jobs.Job;

/// Replaces plain hashes of earlier versions by keyed ones, after each start and daily.
@Component
class FingerprintJob {
    private final List<StoredFingerprints> rooms;
    private final StoredFingerprintStore store;

    FingerprintJob(List<StoredFingerprints> rooms, StoredFingerprintStore store) {
        this.rooms = rooms;
        this.store = store;
    }

    @Bean("papercodes.key-prints")
    static Job keyPrintsJob(FingerprintJob prints) {
        return Job.every(Duration.ofDays(1)).items(() -> prints.rooms, prints::renew);
    }

    private void renew(StoredFingerprints room) {
        store.renew(room);
    }
}
