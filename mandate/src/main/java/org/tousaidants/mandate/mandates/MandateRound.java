package org.tousaidants.mandate.mandates;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Networks;

/// Twice a day: whose end comes near.
@Component
class MandateRound {
    private final Mandates mandates;
    private final Networks networks;

    MandateRound(Mandates mandates, Networks networks) {
        this.mandates = mandates;
        this.networks = networks;
    }

    @Scheduled(initialDelay = 900_000, fixedDelay = 43_200_000)
    void round() {
        mandates.tellEnds(networks.here().id());
    }
}
