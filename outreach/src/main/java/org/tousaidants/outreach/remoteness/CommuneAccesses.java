package org.tousaidants.outreach.remoteness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.Point;
import org.tousaidants.outreach.accessscores.AccessDistances;
import org.tousaidants.outreach.accessscores.AccessScoreCalculator;
import org.tousaidants.outreach.accessscores.CommuneNeeds;
import org.tousaidants.outreach.accessscores.CommunePopulation;
import org.tousaidants.outreach.accessscores.HelpSupply;
import org.tousaidants.outreach.accessscores.NeedWeights;
import org.tousaidants.outreach.traveltimes.CachedTravelTimes;
import org.tousaidants.outreach.traveltimes.RoadNetworks;
import org.tousaidants.outreach.traveltimes.TransitMinutes;
import org.tousaidants.outreach.traveltimes.TravelTimeSource;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.directory.CareRuleFiles;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.journeys.AccessMeasure;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.tenancy.TenantValues;
import org.tousaidants.platform.tenancy.Tenants;
import org.tousaidants.platform.web.NotFound;

/// « Situations des communes » — service, computed on request.
@Service
class CommuneAccesses {
    /// « Relevé d’équité » — the result and its places, in the order of the offers.
    ///
    record AccessMeasurement(
            Communes table,
            List<Commune> communes,
            List<Place> places,
            AccessDistances ways,
            AccessScoreCalculator equity) {
        AccessMeasure measure() {
            return ways.measure();
        }

        /// From the centre of a commune; infinite if no way is known.
        double way(Commune from, Point to) {
            return ways.way(from, to);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(CommuneAccesses.class);

    private final Directory directory;
    private final Territories territories;
    private final RoadNetworks roads;
    private final TransitMinutes transit;

    private final TenantValues<TerritoryNeeds> needs;

    /// « Besoins du territoire ».
    ///
    /// @param file its name, for display; empty when each inhabitant counts for one
    record TerritoryNeeds(CommuneNeeds fragile, String file) {}

    CommuneAccesses(
            Directory directory, Territories territories, RoadNetworks roads, TransitMinutes transit, Tenants tenants) {
        this.directory = directory;
        this.territories = territories;
        this.roads = roads;
        this.transit = transit;
        this.needs = CareRuleFiles.ofEach(
                tenants, NeedWeights.FILE, file -> needs(tenants.setting("needs"), NeedWeights.read(file)));
    }

    private static TerritoryNeeds needs(String file, NeedWeights weights) {
        var read = file.isBlank() ? CommuneNeeds.NONE : read(Path.of(file), weights);
        return new TerritoryNeeds(
                read,
                read.byCommune().isEmpty() ? "" : String.valueOf(Path.of(file).getFileName()));
    }

    private static CommuneNeeds read(Path file, NeedWeights weights) {
        try {
            return CommuneNeeds.read(file, weights);
        } catch (IOException | IllegalArgumentException wrong) {
            LOG.warn("ta.needs {} : {} ; chaque habitant compte pour un.", file, wrong.getMessage());
            return CommuneNeeds.NONE;
        }
    }

    TerritoryNeeds counted() {
        return needs.here();
    }

    AccessMeasurement of(Network network) {
        return of(network, AccessCriteria.ALL);
    }

    private CachedTravelTimes ways(Network network, AccessCriteria lens) {
        return switch (lens.going()) {
            case CAR -> roads.byCar(network.departement());
            case TRANSIT -> byTransit(network, lens.moment()).orElseThrow(NotFound::new);
        };
    }

    private Optional<CachedTravelTimes> byTransit(Network network, AccessCriteria.WeekMoment moment) {
        return switch (moment) {
            case ANY -> transit.anytime(network);
            case EVENING -> transit.inTheEvening(network);
            case SATURDAY -> transit.onSaturday(network);
        };
    }

    /// Whether the network has a timetable of public transport.
    boolean withTransit() {
        return transit.possible();
    }

    /// False if public transport is chosen, and no timetable exists or it is not measured yet.
    boolean knows(Network network, AccessCriteria lens) {
        return lens.going() != AccessCriteria.TransportChoice.TRANSIT
                || byTransit(network, lens.moment()).isPresent();
    }

    /// « Porte » — the place that is nearest to a commune, and the travel time in minutes.
    record NearestPlace(Place place, int minutes) {}

    /// Returns the nearest place by public transport from one commune; empty if no place is reachable or the
    /// travel times are not measured yet.
    Optional<NearestPlace> byTransit(Network network, AccessMeasurement measured, Commune commune) {
        return transit.anytime(network)
                .flatMap(ways -> measured.places().stream()
                        .flatMap(one -> door(ways, commune, one).stream())
                        .min(Comparator.comparingInt(NearestPlace::minutes)));
    }

    private static Optional<NearestPlace> door(CachedTravelTimes ways, Commune commune, Place place) {
        var minutes = ways.from(commune.code(), place.id(), place.point().orElseThrow());
        return minutes == TravelTimeSource.NONE ? Optional.empty() : Optional.of(new NearestPlace(place, minutes));
    }

    AccessMeasurement of(Network network, AccessCriteria lens) {
        var table = territories.communes();
        var communes = table.inDepartement(network.departement());
        var ways = new AccessDistances(ways(network, lens), communes);
        var each = needs.of(network.id()).fragile().byCommune();
        var places = directory.snapshot().places().stream()
                .filter(place -> place.inLists() && place.point().isPresent() && lens.holds(place))
                .toList();
        var people = communes.stream()
                .map(one -> new CommunePopulation(
                        one.code(),
                        one.name(),
                        one.centre(),
                        one.population(),
                        one.population() * each.getOrDefault(one.code(), 1.0)))
                .toList();
        var offers = places.stream()
                .map(place -> new HelpSupply(place.name(), place.point().orElseThrow(), 1))
                .toList();
        var equity = AccessScoreCalculator.by(
                people,
                offers,
                places.stream()
                        .map(one -> ways.towards(one.id(), one.point().orElseThrow()))
                        .toList(),
                ways.measure());
        return new AccessMeasurement(table, communes, places, ways, equity);
    }
}
