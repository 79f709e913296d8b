package org.tousaidants.governance.federation;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.jobs.Job;

/// Copies the data of other territories at regular intervals, so that a recent copy exists when the site of a
/// territory does not answer. No transaction is open while another site is asked.
@Service
class NeighbourTerritoryRefreshJob {
    private static final Duration BETWEEN = Duration.ofHours(2);
    private static final int ABREAST = 4;

    private final NeighbourTerritories neighbours;
    private final TerritoryNetworks networks;

    NeighbourTerritoryRefreshJob(NeighbourTerritories neighbours, TerritoryNetworks networks) {
        this.neighbours = neighbours;
        this.networks = networks;
    }

    @Bean("federation.neighbours")
    static Job neighboursJob(NeighbourTerritoryRefreshJob neighbourRound) {
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
