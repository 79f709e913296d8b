package org.tousaidants.outreach.equity;

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
import org.tousaidants.outreach.access.AccessScores;
import org.tousaidants.outreach.access.AccessWays;
import org.tousaidants.outreach.access.CommunePopulation;
import org.tousaidants.outreach.access.FragileNeeds;
import org.tousaidants.outreach.access.HelpSupply;
import org.tousaidants.outreach.access.NeedWeights;
import org.tousaidants.outreach.travel.Roads;
import org.tousaidants.outreach.travel.TransitMinutes;
import org.tousaidants.outreach.travel.TravelTimeSource;
import org.tousaidants.outreach.travel.TravelWays;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.directory.CareRuleFiles;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.travel.AccessMeasure;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.tenancy.TenantValues;
import org.tousaidants.platform.tenancy.Tenants;
import org.tousaidants.platform.web.NotFound;

/// « Situations des communes » — service, computed on request.
@Service
class CommuneAccesses {
    /// « Relevé d’équité » — the result and its places, in the order of the offers.
    ///
    record Measured(Communes table, List<Commune> communes, List<Place> places, AccessWays ways, AccessScores equity) {
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
    private final Roads roads;
    private final TransitMinutes transit;

    private final TenantValues<Needs> needs;

    /// « Besoins du territoire ».
    ///
    /// @param file its name, for display; empty when each inhabitant counts for one
    record Needs(FragileNeeds fragile, String file) {}

    CommuneAccesses(
            Directory directory, Territories territories, Roads roads, TransitMinutes transit, Tenants tenants) {
        this.directory = directory;
        this.territories = territories;
        this.roads = roads;
        this.transit = transit;
        this.needs = CareRuleFiles.ofEach(
                tenants, NeedWeights.FILE, file -> needs(tenants.setting("needs"), NeedWeights.read(file)));
    }

    private static Needs needs(String file, NeedWeights weights) {
        var read = file.isBlank() ? FragileNeeds.NONE : read(Path.of(file), weights);
        return new Needs(
                read,
                read.byCommune().isEmpty() ? "" : String.valueOf(Path.of(file).getFileName()));
    }

    private static FragileNeeds read(Path file, NeedWeights weights) {
        try {
            return FragileNeeds.read(file, weights);
        } catch (IOException | IllegalArgumentException wrong) {
            LOG.warn("ta.needs {} : {} ; chaque habitant compte pour un.", file, wrong.getMessage());
            return FragileNeeds.NONE;
        }
    }

    Needs counted() {
        return needs.here();
    }

    Measured of(Network network) {
        return of(network, AccessCriteria.ALL);
    }

    private TravelWays ways(Network network, AccessCriteria lens) {
        return switch (lens.going()) {
            case CAR -> roads.byCar(network.departement());
            case TRANSIT -> byTransit(network, lens.moment()).orElseThrow(NotFound::new);
        };
    }

    private Optional<TravelWays> byTransit(Network network, AccessCriteria.Moment moment) {
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

    /// False while the timetable is being measured, or without one.
    boolean knows(Network network, AccessCriteria lens) {
        return lens.going() != AccessCriteria.Going.TRANSIT
                || byTransit(network, lens.moment()).isPresent();
    }

    /// « Porte » — the nearest place of one commune.
    record Door(Place place, int minutes) {}

    /// By public transport, from one commune only; empty when no place is reached or nothing is measured yet.
    Optional<Door> byTransit(Network network, Measured measured, Commune commune) {
        return transit.anytime(network)
                .flatMap(ways -> measured.places().stream()
                        .flatMap(one -> door(ways, commune, one).stream())
                        .min(Comparator.comparingInt(Door::minutes)));
    }

    private static Optional<Door> door(TravelWays ways, Commune commune, Place place) {
        var minutes = ways.from(commune.code(), place.id(), place.point().orElseThrow());
        return minutes == TravelTimeSource.NONE ? Optional.empty() : Optional.of(new Door(place, minutes));
    }

    Measured of(Network network, AccessCriteria lens) {
        var table = territories.communes();
        var communes = table.inDepartement(network.departement());
        var ways = new AccessWays(ways(network, lens), communes);
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
        var equity = AccessScores.by(
                people,
                offers,
                places.stream()
                        .map(one -> ways.towards(one.id(), one.point().orElseThrow()))
                        .toList(),
                ways.measure());
        return new Measured(table, communes, places, ways, equity);
    }
}
