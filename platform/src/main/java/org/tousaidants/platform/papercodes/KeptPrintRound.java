package org.tousaidants.platform.papercodes;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.jobs.Job;

/// Soon after a start, and each day: what an earlier version kept of a code as a plain hash is keyed.
@Component
class KeptPrintRound {
    private final List<KeptPrints> rooms;
    private final KeptPrintStore store;

    KeptPrintRound(List<KeptPrints> rooms, KeptPrintStore store) {
        this.rooms = rooms;
        this.store = store;
    }

    @Bean("papercodes.key-prints")
    static Job keyPrintsJob(KeptPrintRound prints) {
        return Job.every(Duration.ofDays(1)).items(() -> prints.rooms, prints::renew);
    }

    private void renew(KeptPrints room) {
        store.renew(room);
    }
}
