package org.tousaidants.label.publicprofiles;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.tousaidants.platform.identity.Networks;

/// Those who answer for a place are asked about each person who says that she helps there: one letter for all of an
/// hour.
@Service
class PresenceRound {
    private final Presences presences;
    private final Networks networks;

    PresenceRound(Presences presences, Networks networks) {
        this.presences = presences;
        this.networks = networks;
    }

    @Scheduled(initialDelay = 480_000, fixedDelay = 3_600_000)
    void everyHour() {
        presences.ask(networks.here().id());
    }
}
