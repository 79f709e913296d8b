package org.tousaidants.platform.papercodes;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.served.Served;

/// Soon after a start, and each day: what an earlier version kept of a code as a plain hash is keyed.
@Component
class KeptPrintRound {
    private final List<KeptPrints> rooms;
    private final KeptPrintStore store;
    private final Served served;

    KeptPrintRound(List<KeptPrints> rooms, KeptPrintStore store, Served served) {
        this.rooms = rooms;
        this.store = store;
        this.served = served;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 86_400, timeUnit = TimeUnit.SECONDS)
    void round() {
        for (var room : rooms) store.renew(served.here(), room);
    }
}
