package org.tousaidants.reach.equity;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.directory.CareRuleFiles;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.reach.access.Equity;
import org.tousaidants.reach.access.FragileNeeds;
import org.tousaidants.reach.access.NeedWeights;
import org.tousaidants.reach.access.Offer;
import org.tousaidants.reach.access.People;

/// « Situations des communes » — the door: computed when asked, kept as long as neither places nor communes change.
@Service
class Standings {
    /// « Relevé d’équité » — what was measured, and from which places, in the order of the offers.
    record Measured(
            Directory.Snapshot snapshot, Communes table, List<Commune> communes, List<Place> places, Equity equity) {}

    private static final Logger LOG = LoggerFactory.getLogger(Standings.class);

    private final Directory directory;
    private final Territories territories;
    private final Map<String, Measured> known = new ConcurrentHashMap<>();

    /// By commune, how much one inhabitant needs; empty when each counts for one.
    private final Map<String, Double> needs;
    /// The file and its weights, to be said.
    private final String counted;

    Standings(
            Directory directory,
            Territories territories,
            Networks networks,
            @Value("${ta.needs:}") String file,
            @Value("${ta.protocol:}") String protocol) {
        this.directory = directory;
        this.territories = territories;
        var weights =
                NeedWeights.read(CareRuleFiles.ruling(protocol, networks.here().id(), NeedWeights.FILE));
        needs = file.isBlank() ? Map.of() : read(Path.of(file), weights);
        counted = needs.isEmpty() ? "" : Path.of(file).getFileName() + ", " + said(weights);
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
        return counted;
    }

    Measured of(Network network) {
        return of(network, Lens.ALL);
    }

    Measured of(Network network, Lens lens) {
        var snapshot = directory.snapshot(network.id());
        var table = territories.communes();
        return known.compute(
                network.id() + " " + network.departement() + " " + lens,
                (_, was) -> was != null && was.snapshot() == snapshot && was.table() == table
                        ? was
                        : measured(network, snapshot, table, lens));
    }

    private Measured measured(Network network, Directory.Snapshot snapshot, Communes table, Lens lens) {
        var communes = table.inDepartement(network.departement());
        var places = snapshot.places().stream()
                .filter(place -> place.inLists() && place.point().isPresent() && lens.holds(place))
                .toList();
        var equity = Equity.of(
                communes.stream()
                        .map(one -> new People(
                                one.code(),
                                one.name(),
                                one.centre(),
                                one.population(),
                                one.population() * needs.getOrDefault(one.code(), 1.0)))
                        .toList(),
                places.stream()
                        .map(place -> new Offer(place.name(), place.point().orElseThrow(), 1))
                        .toList());
        return new Measured(snapshot, table, communes, places, equity);
    }
}
