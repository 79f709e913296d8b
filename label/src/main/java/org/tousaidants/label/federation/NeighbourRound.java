package org.tousaidants.label.federation;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.tousaidants.platform.identity.Networks;

/// What other territories say is read again often enough that an outage finds us with the news of the day.
@Service
class NeighbourRound {
    private final Neighbours neighbours;
    private final Networks networks;

    NeighbourRound(Neighbours neighbours, Networks networks) {
        this.neighbours = neighbours;
        this.networks = networks;
    }

    @Scheduled(initialDelay = 600_000, fixedDelay = 7_200_000)
    void everyTwoHours() {
        neighbours.refresh(networks.here());
    }
}
