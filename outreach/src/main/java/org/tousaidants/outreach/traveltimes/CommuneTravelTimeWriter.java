package org.tousaidants.outreach.traveltimes;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.jobs.Job;

/// Stores the minutes by car between the communes of the territory, because figures are computed from them in the
/// database.
@Component
class CommuneTravelTimeWriter {
    private static final Duration BETWEEN = Duration.ofSeconds(30);

    /// The communes to measure, and the source of the travel times.
    private record TravelMeasurement(List<Commune> communes, RoadNetworks.NamedTravelTimeSource source) {
        List<String> codes() {
            return communes.stream().map(Commune::code).toList();
        }
    }

    private final TravelTimeStore store;
    private final TerritoryCommunes territories;
    private final TerritoryNetworks networks;
    private final RoadNetworks roads;
    private final Clock clock;
    private final Map<String, TravelMeasurement> under = new ConcurrentHashMap<>();

    CommuneTravelTimeWriter(
            TravelTimeStore store,
            TerritoryCommunes territories,
            TerritoryNetworks networks,
            RoadNetworks roads,
            Clock clock) {
        this.store = store;
        this.territories = territories;
        this.networks = networks;
        this.roads = roads;
        this.clock = clock;
    }

    @Bean("travel.communes")
    static Job minutesBetweenCommunes(CommuneTravelTimeWriter communeMinuteWriter) {
        return Job.every(BETWEEN).itemsInTheirOwnTransactions(communeMinuteWriter::due, communeMinuteWriter::measure);
    }

    /// Returns the codes of the communes from which travel times must be measured. If the roads, the bridges or
    /// the list of communes changed, these are all communes; otherwise those that are not measured yet.
    private List<String> due() {
        var network = networks.here();
        var communes = territories.communes().inDepartement(network.departement());
        var work = new TravelMeasurement(communes, roads.read(network.departement(), communes));
        under.put(network.id(), work);
        var measured = store.measuredCommunes(work.source().name(), work.codes());
        return work.codes().stream().filter(code -> !measured.contains(code)).toList();
    }

    private void measure(String code) {
        var work = Objects.requireNonNull(under.get(networks.here().id()));
        var there = work.communes().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
        var journeys = work.source().journeys();
        var minutes = journeys.towards(there.centre(), CommuneTravelOrigin.of(work.communes()));
        minutes[work.communes().indexOf(there)] = 0;
        store.keepCommune(code, work.source().name(), journeys.estimated(), work.codes(), minutes, clock.instant());
    }
}
