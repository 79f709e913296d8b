package org.tousaidants.label.federation;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.jobs.Job;

/// What other territories say is read again often enough that an outage finds us with the news of the day. No
/// transaction is open while another site is waited for.
@Service
class NeighbourRound {
    private static final Duration BETWEEN = Duration.ofHours(2);
    private static final int ABREAST = 4;

    private final Neighbours neighbours;
    private final Networks networks;

    NeighbourRound(Neighbours neighbours, Networks networks) {
        this.neighbours = neighbours;
        this.networks = networks;
    }

    @Bean("federation.neighbours")
    static Job neighboursJob(NeighbourRound neighbourRound) {
        return Job.every(BETWEEN)
                .abreast(ABREAST)
                .itemsInTheirOwnTransactions(neighbourRound::sites, neighbourRound::refresh);
    }

    private List<String> sites() {
        return neighbours.sites();
    }

    private void refresh(String site) {
        neighbours.refresh(networks.here(), site);
    }
}
