package org.tousaidants.platform.operations;

import java.lang.management.ManagementFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.served.AcrossTerritories;
import org.tousaidants.platform.web.RequestMeter;

/// « Repos » — gives memory back when few people come: the heap grew for the start, a crowd or a harvest, and the
/// serial collector shrinks it only when it collects.
@Component
class Rest {
    private static final int SECONDS = 30;

    /// What is worth the tenths of a second that it takes.
    private static final long WORTH_BYTES = 32L << 20;

    private final RequestMeter requests;
    private long seen;
    private long needed;

    Rest(RequestMeter requests) {
        this.requests = requests;
    }

    @AcrossTerritories
    @Scheduled(initialDelay = 5_000, fixedDelay = SECONDS * 1_000)
    void look() {
        var all = requests.read().all();
        var quiet = all - seen < SECONDS;
        seen = all;
        if (!quiet || committed() - needed < WORTH_BYTES) return;
        System.gc();
        needed = committed();
    }

    private static long committed() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
    }
}
