package org.tousaidants.path.notebook;

import java.time.Clock;
import java.time.Period;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Networks;

/// By itself, a notebook that nobody used for two years is erased.
@Component
class NotebookRounds {
    private final Notebooks notebooks;
    private final Networks networks;
    private final Clock clock;
    private final int months;

    NotebookRounds(Notebooks notebooks, Networks networks, Clock clock, @Value("${ta.notebook.months:24}") int months) {
        this.notebooks = notebooks;
        this.networks = networks;
        this.clock = clock;
        this.months = months;
    }

    @Scheduled(initialDelay = 900_000, fixedDelay = 3_600_000)
    void everyHour() {
        var since = clock.instant().atZone(ZoneId.of("Europe/Paris")).minus(Period.ofMonths(months));
        notebooks.forgetUnused(networks.here().id(), since.toInstant());
    }
}
