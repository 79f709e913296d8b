package org.tousaidants.governance.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.platform.db.FailingRow;
import org.tousaidants.platform.web.RunningSite;

class NeighbourTerritoryRefreshJobTest extends RunningSite {
    private static final String BROKEN = "http://127.0.0.1:1/casse";
    private static final String GOOD = "http://127.0.0.1:1/bon";

    @Autowired
    NeighbourTerritoryStore neighbourStore;

    @Test
    void oneTerritoryThatCannotBeWrittenStopsNoOther() {
        for (var site : List.of(BROKEN, GOOD)) {
            var card = new NeighbourTerritory.NeighbourTerritoryCard(
                    "Là-bas", site, "did:web:ailleurs.example", List.of(), List.of(), List.of(), List.of(), "");
            neighbourStore.put(site, card, clock.instant());
        }
        try (var _ = FailingRow.in(sql, "federation_territory", "update", "new.site = '" + BROKEN + "'")) {
            assertThat(jobs.run("federation.neighbours")).hasSize(1);
        }
        assertThat(trouble(GOOD)).contains("silent");
        assertThat(trouble(BROKEN)).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        job("federation.neighbours");
        assertThat(trouble(BROKEN)).contains("silent");
    }

    private Optional<String> trouble(String site) {
        return neighbourStore.all().stream()
                .filter(one -> one.site().equals(site))
                .findFirst()
                .orElseThrow()
                .trouble();
    }
}
