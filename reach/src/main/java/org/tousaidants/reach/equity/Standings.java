package org.tousaidants.reach.equity;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
import org.tousaidants.platform.served.PerTerritory;
import org.tousaidants.platform.served.Served;
import org.tousaidants.reach.access.Equity;
import org.tousaidants.reach.access.FragileNeeds;
import org.tousaidants.reach.access.NeedWeights;
import org.tousaidants.reach.access.Offer;
import org.tousaidants.reach.access.People;
import org.tousaidants.reach.travel.Mode;
import org.tousaidants.reach.travel.Roads;
import org.tousaidants.reach.travel.Ways;

/// « Situations des communes » — the door: computed when asked, kept as long as neither places nor communes change.
@Service
class Standings {
    /// « Relevé d’équité » — what was measured, and from which places, in the order of the offers.
    ///
    /// @param ways how one comes there; empty when the straight line by car is counted
    record Measured(
            Directory.Snapshot snapshot,
            Communes table,
            List<Commune> communes,
            List<Place> places,
            Optional<Ways> ways,
            Equity equity) {
        boolean estimated() {
            return ways.map(Ways::estimated).orElse(true);
        }

        /// From the centre of a commune; infinite where nobody knows a way.
        double minutes(Commune from, Point to) {
            return Ways.minutes(ways, from, to);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Standings.class);

    private final Directory directory;
    private final Territories territories;
    private final Roads roads;
    private final Map<String, Measured> known = new ConcurrentHashMap<>();

    private final PerTerritory<Needs> needs;

    /// « Besoins du territoire ».
    ///
    /// @param byCommune how much one inhabitant needs; empty when each counts for one
    /// @param counted the file and its weights, to be said
    private record Needs(Map<String, Double> byCommune, String counted) {}

    Standings(Directory directory, Territories territories, Roads roads, Served served) {
        this.directory = directory;
        this.territories = territories;
        this.roads = roads;
        this.needs = CareRuleFiles.ofEach(
                served, NeedWeights.FILE, file -> needs(served.setting("needs"), NeedWeights.read(file)));
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

    Measured of(Network network, Lens lens) {
        var snapshot = directory.snapshot(network.id());
        var table = territories.communes();
        var ways = lens.mode() == Mode.CAR
                ? roads.byCar(network.departement())
                : Optional.of(roads.guessed(network.departement(), lens.mode()));
        return known.compute(
                network.id() + " " + network.departement() + " " + lens,
                (_, was) -> was != null
                                && was.snapshot() == snapshot
                                && was.table() == table
                                && was.ways().equals(ways)
                        ? was
                        : measured(network, snapshot, table, lens, ways));
    }

    private Measured measured(
            Network network, Directory.Snapshot snapshot, Communes table, Lens lens, Optional<Ways> ways) {
        var communes = table.inDepartement(network.departement());
        var each = needs.of(network.id()).byCommune();
        var places = snapshot.places().stream()
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
                .map(place -> new Offer(place.name(), place.point().orElseThrow(), 1))
                .toList();
        var equity = ways.map(known -> Equity.by(
                        people,
                        offers,
                        offers.stream().map(one -> known.towards(one.at())).toList()))
                .orElseGet(() -> Equity.of(people, offers));
        return new Measured(snapshot, table, communes, places, ways, equity);
    }
}
