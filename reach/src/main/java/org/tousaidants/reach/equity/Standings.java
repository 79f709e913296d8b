package org.tousaidants.reach.equity;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.Point;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.directory.CareRuleFiles;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.tenancy.PerTenant;
import org.tousaidants.platform.tenancy.Tenants;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.reach.access.Equity;
import org.tousaidants.reach.access.FragileNeeds;
import org.tousaidants.reach.access.NeedWeights;
import org.tousaidants.reach.access.People;
import org.tousaidants.reach.access.Supply;
import org.tousaidants.reach.travel.Journeys;
import org.tousaidants.reach.travel.Mode;
import org.tousaidants.reach.travel.Roads;
import org.tousaidants.reach.travel.TransitMinutes;
import org.tousaidants.reach.travel.Ways;

/// « Situations des communes » — the door: computed when asked.
@Service
class Standings {
    /// « Relevé d’équité » — what was measured, and from which places, in the order of the offers.
    ///
    /// @param ways how one comes there; empty when the straight line by car is counted
    record Measured(Communes table, List<Commune> communes, List<Place> places, Optional<Ways> ways, Equity equity) {
        boolean estimated() {
            return ways.map(Ways::estimated).orElse(true);
        }

        /// From the centre of a commune; infinite where no way is known.
        double minutes(Commune from, Point to) {
            return Ways.minutes(ways, from, to);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Standings.class);

    private final Directory directory;
    private final Territories territories;
    private final Roads roads;
    private final TransitMinutes transit;

    private final PerTenant<Needs> needs;

    /// « Besoins du territoire ».
    ///
    /// @param byCommune how much one inhabitant needs; empty when each counts for one
    /// @param counted the file and its weights, to be said
    private record Needs(Map<String, Double> byCommune, String counted) {}

    Standings(Directory directory, Territories territories, Roads roads, TransitMinutes transit, Tenants tenants) {
        this.directory = directory;
        this.territories = territories;
        this.roads = roads;
        this.transit = transit;
        this.needs = CareRuleFiles.ofEach(
                tenants, NeedWeights.FILE, file -> needs(tenants.setting("needs"), NeedWeights.read(file)));
    }

    private static Needs needs(String file, NeedWeights weights) {
        var read = file.isBlank() ? Map.<String, Double>of() : read(Path.of(file), weights);
        return new Needs(read, read.isEmpty() ? "" : Path.of(file).getFileName() + ", " + said(weights));
    }

    private static String said(NeedWeights weights) {
        return weights.columns().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> one.getKey() + " × "
                        + BigDecimal.valueOf(one.getValue())
                                .stripTrailingZeros()
                                .toPlainString())
                .collect(Collectors.joining(", "));
    }

    private static Map<String, Double> read(Path file, NeedWeights weights) {
        try {
            return FragileNeeds.read(file, weights);
        } catch (IOException | IllegalArgumentException wrong) {
            LOG.warn("ta.needs {} : {} ; chaque habitant compte pour un.", file, wrong.getMessage());
            return Map.of();
        }
    }

    String counted() {
        return needs.here().counted();
    }

    Measured of(Network network) {
        return of(network, Lens.ALL);
    }

    private Optional<Ways> ways(Network network, Lens lens) {
        return switch (lens.going()) {
            case CAR -> roads.byCar(network.departement());
            case FOOT -> Optional.of(roads.guessed(network.departement(), Mode.FOOT));
            case BIKE -> Optional.of(roads.guessed(network.departement(), Mode.BIKE));
            case TRANSIT -> Optional.of(byTransit(network, lens.moment()).orElseThrow(NotFound::new));
        };
    }

    private Optional<Ways> byTransit(Network network, Lens.Moment moment) {
        return switch (moment) {
            case ANY -> transit.anytime(network);
            case EVENING -> transit.inTheEvening(network);
            case SATURDAY -> transit.onSaturday(network);
        };
    }

    /// Whether one may ask about public transport here.
    boolean withTransit() {
        return transit.possible();
    }

    /// False while the timetable is being counted, or without one.
    boolean knows(Network network, Lens lens) {
        return lens.going() != Lens.Going.TRANSIT
                || byTransit(network, lens.moment()).isPresent();
    }

    /// « Porte » — the nearest place of one commune.
    record Door(Place place, int minutes) {}

    /// By one's own means, from one commune alone: its places from the nearest on, until there is a way.
    Optional<Door> nearest(Network network, Measured measured, Commune commune, Mode mode) {
        var ways = roads.guessed(network.departement(), mode);
        return measured.places().stream()
                .sorted(Comparator.comparingDouble(
                        one -> commune.centre().metresTo(one.point().orElseThrow())))
                .flatMap(one -> door(ways, commune, one).stream())
                .findFirst();
    }

    /// By public transport, from one commune alone; empty when no place is reached, or nothing was counted yet.
    Optional<Door> byTransit(Network network, Measured measured, Commune commune) {
        return transit.anytime(network)
                .flatMap(ways -> measured.places().stream()
                        .flatMap(one -> door(ways, commune, one).stream())
                        .min(Comparator.comparingInt(Door::minutes)));
    }

    private static Optional<Door> door(Ways ways, Commune commune, Place place) {
        var minutes = ways.from(commune.code(), place.id(), place.point().orElseThrow());
        return minutes == Journeys.NONE ? Optional.empty() : Optional.of(new Door(place, minutes));
    }

    Measured of(Network network, Lens lens) {
        var ways = ways(network, lens);
        var table = territories.communes();
        var communes = table.inDepartement(network.departement());
        var each = needs.of(network.id()).byCommune();
        var places = directory.snapshot().places().stream()
                .filter(place -> place.inLists() && place.point().isPresent() && lens.holds(place))
                .toList();
        var people = communes.stream()
                .map(one -> new People(
                        one.code(),
                        one.name(),
                        one.centre(),
                        one.population(),
                        one.population() * each.getOrDefault(one.code(), 1.0)))
                .toList();
        var offers = places.stream()
                .map(place -> new Supply(place.name(), place.point().orElseThrow(), 1))
                .toList();
        var equity = ways.map(known -> Equity.by(
                        people,
                        offers,
                        places.stream()
                                .map(one -> known.towards(one.id(), one.point().orElseThrow()))
                                .toList()))
                .orElseGet(() -> Equity.of(people, offers));
        return new Measured(table, communes, places, ways, equity);
    }
}
