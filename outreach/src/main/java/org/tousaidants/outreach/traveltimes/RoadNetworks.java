package org.tousaidants.outreach.traveltimes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.places.communes.Territories;

/// « Les routes » — service: the operator’s extract of OpenStreetMap (`ta.roads`), read once per process, and the
/// estimates without it. Search, equity, plans, tours and posts use it.
@Service
public class RoadNetworks {
    private static final Logger LOG = LoggerFactory.getLogger(RoadNetworks.class);

    private record LoadedNetwork(String name, RoadNetwork network) {}

    private record LoadedRoads(Communes table, CachedTravelTimes ways) {}

    private final Territories territories;
    private final String file;
    private final Map<String, LoadedRoads> known = new ConcurrentHashMap<>();
    /// By département, whether the extract contains its roads.
    private final Map<String, Boolean> covered = new ConcurrentHashMap<>();
    private volatile @Nullable Optional<LoadedNetwork> source;

    RoadNetworks(Territories territories, @Value("${ta.roads:}") String file) {
        this.territories = territories;
        this.file = file;
        if (file.isBlank()) source = Optional.empty();
    }

    /// By car, from each commune of a territory: by road, or estimated without an extract that covers it.
    public CachedTravelTimes byCar(String departement) {
        return measured(departement).orElseGet(() -> guessed(departement));
    }

    /// By road; empty without an extract that covers the territory, or before it is read.
    Optional<CachedTravelTimes> measured(String departement) {
        var read = source;
        return read == null || read.isEmpty() || !covered.getOrDefault(departement, false)
                ? Optional.empty()
                : Optional.of(ways(departement, TravelMode.CAR, read.get().network()));
    }

    /// Estimates travel times without road data. Two points on two sides of water are connected only by a
    /// bridge or a ferry.
    private CachedTravelTimes guessed(String departement) {
        return ways(departement, TravelMode.CAR, guess(departement));
    }

    private StraightLineTravelTimes guess(String departement) {
        return new StraightLineTravelTimes(TravelMode.CAR, departement, territories.communes());
    }

    private CachedTravelTimes ways(String departement, TravelMode mode, TravelTimeSource journeys) {
        var table = territories.communes();
        return known.compute(
                        departement + " " + mode + " " + journeys.estimated(),
                        (_, was) -> was != null && was.table() == table
                                ? was
                                : new LoadedRoads(
                                        table, new CachedTravelTimes(journeys, table.inDepartement(departement))))
                .ways();
    }

    /// The name under which the minutes are stored, and their source. Reads the extract if necessary.
    NamedSource read(String departement, List<Commune> communes) {
        var read = source;
        if (read == null) source = read = extract();
        return read.filter(one -> covered.computeIfAbsent(departement, _ -> covers(one, communes)))
                .map(one -> new NamedSource(one.name(), one.network()))
                .orElseGet(() -> new NamedSource("communes and bridges, 2026-12", guess(departement)));
    }

    record NamedSource(String name, TravelTimeSource journeys) {}

    private Optional<LoadedNetwork> extract() {
        var path = Path.of(file);
        try {
            return Optional.of(new LoadedNetwork(
                    path.getFileName() + " " + Files.size(path) + " " + Files.getLastModifiedTime(path),
                    RoadExtractFile.read(path, TravelMode.CAR)));
        } catch (IllegalArgumentException wrong) {
            LOG.warn("{} ; les temps restent estimés.", wrong.getMessage());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Optional.empty();
    }

    private boolean covers(LoadedNetwork read, List<Commune> communes) {
        var covers = covers(read.network(), CommuneOrigin.of(communes));
        if (!covers)
            LOG.warn(
                    "{} : aucune commune du territoire n’est près de ses routes ; les temps restent estimés. "
                            + "Donnez l’extrait de votre région dans ta.roads.",
                    file);
        return covers;
    }

    /// An extract of another country covers none of the communes.
    static boolean covers(RoadNetwork roads, List<CommuneOrigin> origins) {
        return 2 * roads.covered(origins) >= origins.size();
    }
}
