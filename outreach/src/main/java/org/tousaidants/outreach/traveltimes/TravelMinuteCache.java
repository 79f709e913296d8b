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
import org.tousaidants.outreach.traveltimes.TravelTimeStore.MeasuredPlace;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.Network;

/// « Minutes gardées » — the cache that the travel jobs share: by place and mode, the minutes from every
/// commune of the territory. Read from the database once, then refreshed.
@Component
class TravelMinuteCache {
    private static final int AT_ONCE = 200;

    /// « Base » — the places and communes between which travel times are measured.
    record MeasuredNetwork(Directory.Snapshot snapshot, Communes table, List<Commune> communes) {
        /// Whether places and communes are unchanged.
        boolean same(MeasuredNetwork other) {
            return snapshot == other.snapshot && table == other.table;
        }

        /// The places with a position.
        List<Place> places() {
            return snapshot.places().stream()
                    .filter(place -> place.point().isPresent())
                    .toList();
        }

        List<CommuneOrigin> origins() {
            return CommuneOrigin.of(communes);
        }

        private List<String> codes() {
            return communes.stream().map(Commune::code).toList();
        }
    }

    private record CachedMinutes(
            List<String> communes, TravelTimeStore.RowsVersion mark, Map<UUID, MeasuredPlace> rows) {}

    private final TravelTimeStore store;
    private final Directory directory;
    private final Territories territories;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<String, CachedMinutes> held = new ConcurrentHashMap<>();

    TravelMinuteCache(
            TravelTimeStore store,
            Directory directory,
            Territories territories,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.directory = directory;
        this.territories = territories;
        this.transaction = transaction;
        this.clock = clock;
    }

    MeasuredNetwork basis(Network network) {
        var table = territories.communes();
        return new MeasuredNetwork(directory.snapshot(), table, table.inDepartement(network.departement()));
    }

    /// The places that are new, moved, or whose minutes have another source for one of these modes; also
    /// deletes the minutes of removed places.
    List<Place> stale(Network network, List<String> modes, MeasuredNetwork basis, Function<Place, String> source) {
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

    private static boolean holds(Map<UUID, MeasuredPlace> rows, Place place, String source) {
        var row = rows.get(place.id().value());
        return row != null
                && row.source().equals(source)
                && row.at().equals(place.point().orElseThrow());
    }

    /// The measured rows by place; a row measured from other communes is empty.
    Map<UUID, MeasuredPlace> rows(Network network, String mode, MeasuredNetwork basis) {
        var codes = basis.codes();
        return held.compute(
                        network.id() + " " + mode,
                        (_, was) -> was != null && was.communes().equals(codes) ? was : held(mode, codes))
                .rows();
    }

    /// Reads the minutes that another process measured.
    void refresh(Network network, String mode, MeasuredNetwork basis) {
        var mark = store.mark(mode);
        held.computeIfPresent(
                network.id() + " " + mode, (_, was) -> was.mark().equals(mark) ? was : held(mode, basis.codes()));
    }

    private CachedMinutes held(String mode, List<String> codes) {
        // The version is read before the rows: rows written meanwhile are read at the next refresh.
        var mark = store.mark(mode);
        return new CachedMinutes(codes, mark, read(mode, codes));
    }

    private Map<UUID, MeasuredPlace> read(String mode, List<String> codes) {
        var rows = new ConcurrentHashMap<UUID, MeasuredPlace>();
        transaction.executeWithoutResult(_ -> store.each(mode, codes, one -> rows.put(one.place(), one)));
        return rows;
    }

    void keep(Network network, String mode, MeasuredNetwork basis, List<MeasuredPlace> fresh) {
        var codes = basis.codes();
        var rows = rows(network, mode, basis);
        var now = clock.instant();
        for (var from = 0; from < fresh.size(); from += AT_ONCE) {
            var some = fresh.subList(from, Math.min(fresh.size(), from + AT_ONCE));
            transaction.executeWithoutResult(_ -> some.forEach(one -> store.keep(mode, codes, one, now)));
            some.forEach(one -> rows.put(one.place(), one));
        }
    }

    /// The minutes by place, from each current commune.
    Map<PlaceId, short[]> minutes(Network network, String mode, MeasuredNetwork basis) {
        var minutes = new HashMap<PlaceId, short[]>();
        rows(network, mode, basis).forEach((id, row) -> {
            if (row.minutes().length == basis.communes().size()) minutes.put(new PlaceId(id), row.minutes());
        });
        return minutes;
    }
}
