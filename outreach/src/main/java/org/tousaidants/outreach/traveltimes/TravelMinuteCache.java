package org.tousaidants.outreach.traveltimes;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.outreach.traveltimes.TravelTimeStore.MeasuredTravelTimesOfPlace;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.TerritoryNetwork;

/// « Minutes gardées » — the cache that the travel jobs share: by place and means of travel, the minutes from every
/// commune of the territory. It is loaded from the database once, then refreshed.
@Component
class TravelMinuteCache {
    private static final int AT_ONCE = 200;

    /// « Base » — the places and communes between which travel times are measured.
    record MeasuredPlacesAndCommunes(
            PlaceDirectory.DirectorySnapshot snapshot, Communes table, List<Commune> communes) {
        /// Returns whether the places and communes equal those of another measurement.
        boolean same(MeasuredPlacesAndCommunes other) {
            return snapshot == other.snapshot && table == other.table;
        }

        /// Returns the places with a position.
        List<Place> places() {
            return snapshot.places().stream()
                    .filter(place -> place.point().isPresent())
                    .toList();
        }

        List<CommuneTravelOrigin> origins() {
            return CommuneTravelOrigin.of(communes);
        }

        private List<String> codes() {
            return communes.stream().map(Commune::code).toList();
        }
    }

    private record CachedTravelMinutes(
            List<String> communes,
            TravelTimeStore.TravelTimeRowsVersion mark,
            Map<UUID, MeasuredTravelTimesOfPlace> rows) {}

    private final TravelTimeStore store;
    private final PlaceDirectory directory;
    private final TerritoryCommunes territories;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<String, CachedTravelMinutes> held = new ConcurrentHashMap<>();

    TravelMinuteCache(
            TravelTimeStore store,
            PlaceDirectory directory,
            TerritoryCommunes territories,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.directory = directory;
        this.territories = territories;
        this.transaction = transaction;
        this.clock = clock;
    }

    MeasuredPlacesAndCommunes basis(TerritoryNetwork network) {
        var table = territories.communes();
        return new MeasuredPlacesAndCommunes(directory.snapshot(), table, table.inDepartement(network.departement()));
    }

    /// Returns the places whose minutes must be measured: new places, places that moved, and places whose
    /// minutes come from another source, for at least one of these means of travel. Also deletes the minutes of
    /// places that no longer exist.
    List<Place> stale(
            TerritoryNetwork network,
            List<String> modes,
            MeasuredPlacesAndCommunes basis,
            Function<Place, String> source) {
        var stale = new ArrayList<Place>();
        var rows = modes.stream().map(mode -> rows(network, mode, basis)).toList();
        var gone = new HashSet<UUID>();
        rows.forEach(some -> gone.addAll(some.keySet()));
        for (var place : basis.places()) {
            gone.remove(place.id().value());
            var name = source.apply(place);
            if (!rows.stream().allMatch(some -> holds(some, place, name))) stale.add(place);
        }
        transaction.executeWithoutResult(_ -> modes.forEach(mode -> store.drop(mode, List.copyOf(gone))));
        rows.forEach(some -> some.keySet().removeAll(gone));
        return stale;
    }

    private static boolean holds(Map<UUID, MeasuredTravelTimesOfPlace> rows, Place place, String source) {
        var row = rows.get(place.id().value());
        return row != null
                && row.source().equals(source)
                && row.at().equals(place.point().orElseThrow());
    }

    /// Returns the stored minutes by place. The minutes of a place are empty if they were measured from other
    /// communes.
    ///
    /// @param mode means of travel
    /// @param basis current places and communes
    Map<UUID, MeasuredTravelTimesOfPlace> rows(TerritoryNetwork network, String mode, MeasuredPlacesAndCommunes basis) {
        var codes = basis.codes();
        return held.compute(
                        network.id() + " " + mode,
                        (_, was) -> was != null && was.communes().equals(codes) ? was : held(mode, codes))
                .rows();
    }

    /// Loads the minutes that another process measured.
    void refresh(TerritoryNetwork network, String mode, MeasuredPlacesAndCommunes basis) {
        var mark = store.mark(mode);
        held.computeIfPresent(
                network.id() + " " + mode, (_, was) -> was.mark().equals(mark) ? was : held(mode, basis.codes()));
    }

    private CachedTravelMinutes held(String mode, List<String> codes) {
        // The version is read before the rows. Rows that another process writes in between are then read at
        // the next refresh.
        var mark = store.mark(mode);
        return new CachedTravelMinutes(codes, mark, read(mode, codes));
    }

    private Map<UUID, MeasuredTravelTimesOfPlace> read(String mode, List<String> codes) {
        var rows = new ConcurrentHashMap<UUID, MeasuredTravelTimesOfPlace>();
        transaction.executeWithoutResult(_ -> store.each(mode, codes, one -> rows.put(one.place(), one)));
        return rows;
    }

    void keep(
            TerritoryNetwork network,
            String mode,
            MeasuredPlacesAndCommunes basis,
            List<MeasuredTravelTimesOfPlace> fresh) {
        var codes = basis.codes();
        var rows = rows(network, mode, basis);
        var now = clock.instant();
        for (var from = 0; from < fresh.size(); from += AT_ONCE) {
            var some = fresh.subList(from, Math.min(fresh.size(), from + AT_ONCE));
            transaction.executeWithoutResult(_ -> some.forEach(one -> store.keep(mode, codes, one, now)));
            some.forEach(one -> rows.put(one.place(), one));
        }
    }

    /// Returns the minutes from each current commune, by place.
    Map<PlaceId, short[]> minutes(TerritoryNetwork network, String mode, MeasuredPlacesAndCommunes basis) {
        var minutes = new HashMap<PlaceId, short[]>();
        rows(network, mode, basis).forEach((id, row) -> {
            if (row.minutes().length == basis.communes().size()) minutes.put(new PlaceId(id), row.minutes());
        });
        return minutes;
    }
}
