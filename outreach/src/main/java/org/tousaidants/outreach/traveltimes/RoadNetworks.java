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
import org.tousaidants.places.communes.TerritoryCommunes;

/// « Les routes » — provides travel times by road: reads the operator’s extract of OpenStreetMap (`ta.roads`) once
/// per process, and estimates travel times if there is none. Search, equity, plans, tours and positions use it.
@Service
public class RoadNetworks {
    private static final Logger LOG = LoggerFactory.getLogger(RoadNetworks.class);

    private record LoadedNetwork(String name, RoadNetwork network) {}

    private record LoadedRoads(Communes table, CommuneTravelTimeCache ways) {}

    private final TerritoryCommunes territories;
    private final String file;
    private final Map<String, LoadedRoads> known = new ConcurrentHashMap<>();
    /// Whether the road data contain the roads of a département, by the code of the département.
    private final Map<String, Boolean> covered = new ConcurrentHashMap<>();
    private volatile @Nullable Optional<LoadedNetwork> source;

    RoadNetworks(TerritoryCommunes territories, @Value("${ta.roads:}") String file) {
        this.territories = territories;
        this.file = file;
        if (file.isBlank()) source = Optional.empty();
    }

    /// Returns the minutes by car from each commune of a territory: by road, or estimated if no extract covers
    /// the territory.
    public CommuneTravelTimeCache byCar(String departement) {
        return measured(departement).orElseGet(() -> guessed(departement));
    }

    /// Returns the minutes by road. Empty if no road data cover the territory, or if they are not read yet.
    Optional<CommuneTravelTimeCache> measured(String departement) {
        var read = source;
        return read == null || read.isEmpty() || !covered.getOrDefault(departement, false)
                ? Optional.empty()
                : Optional.of(ways(departement, TravelMode.CAR, read.get().network()));
    }

    /// Returns travel times that are estimated without road data. Points on different sides of water are
    /// connected only by a bridge or a ferry.
    private CommuneTravelTimeCache guessed(String departement) {
        return ways(departement, TravelMode.CAR, guess(departement));
    }

    private StraightLineTravelTimes guess(String departement) {
        return new StraightLineTravelTimes(TravelMode.CAR, departement, territories.communes());
    }

    private CommuneTravelTimeCache ways(String departement, TravelMode mode, TravelTimeSource journeys) {
        var table = territories.communes();
        return known.compute(
                        departement + " " + mode + " " + journeys.estimated(),
                        (_, was) -> was != null && was.table() == table
                                ? was
                                : new LoadedRoads(
                                        table, new CommuneTravelTimeCache(journeys, table.inDepartement(departement))))
                .ways();
    }

    /// Returns the source of the travel times of a territory, and the name under which its minutes are stored.
    /// The file with the road data is read now if it was not read yet.
    NamedTravelTimeSource read(String departement, List<Commune> communes) {
        var read = source;
        if (read == null) source = read = extract();
        return read.filter(one -> covered.computeIfAbsent(departement, _ -> covers(one, communes)))
                .map(one -> new NamedTravelTimeSource(one.name(), one.network()))
                .orElseGet(() -> new NamedTravelTimeSource("communes and bridges, 2026-12", guess(departement)));
    }

    record NamedTravelTimeSource(String name, TravelTimeSource journeys) {}

    private Optional<LoadedNetwork> extract() {
        var path = Path.of(file);
        try {
            return Optional.of(new LoadedNetwork(
                    path.getFileName() + " " + Files.size(path) + " " + Files.getLastModifiedTime(path),
                    RoadMapExtractFile.read(path, TravelMode.CAR)));
        } catch (IllegalArgumentException wrong) {
            LOG.warn("{} ; les temps restent estimés.", wrong.getMessage());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Optional.empty();
    }

    private boolean covers(LoadedNetwork read, List<Commune> communes) {
        var covers = covers(read.network(), CommuneTravelOrigin.of(communes));
        if (!covers)
            LOG.warn(
                    "{} : aucune commune du territoire n’est près de ses routes ; les temps restent estimés. "
                            + "Donnez l’extrait de votre région dans ta.roads.",
                    file);
        return covers;
    }

    /// Returns whether the road data cover the territory: at least half of its communes must be near a road. An
    /// extract of another country covers none of them.
    ///
    /// @param origins the communes of the territory
    static boolean covers(RoadNetwork roads, List<CommuneTravelOrigin> origins) {
        return 2 * roads.covered(origins) >= origins.size();
    }
}
