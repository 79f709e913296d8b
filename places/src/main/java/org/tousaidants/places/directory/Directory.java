package org.tousaidants.places.directory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.tousaidants.platform.jobs.PeriodicRefresh;
import org.tousaidants.platform.tenancy.TenantScope;
import org.tousaidants.platform.tenancy.Tenants;

/// « Annuaire » — the public places of each network, held in memory, because finding help reads all of them for
/// every search. Another process may write too: the version is checked every few seconds.
@Service
public class Directory {
    /// « Cliché » — the places of a network at one version, sorted by id; never changes.
    public record Snapshot(long version, List<Place> places) {
        /// Binary search.
        public Optional<Place> find(PlaceId id) {
            var wanted = id.toString();
            var low = 0;
            var high = places.size() - 1;
            while (low <= high) {
                var middle = (low + high) >>> 1;
                var place = places.get(middle);
                var side = place.id().toString().compareTo(wanted);
                if (side == 0) return Optional.of(place);
                if (side < 0) low = middle + 1;
                else high = middle - 1;
            }
            return Optional.empty();
        }
    }

    /// The effect of a committed transaction on a network's places: of those `touched`, `standing` are in the
    /// directory; without them, perhaps all changed.
    record Next(long version, Optional<Few> few) {}

    record Few(Set<PlaceId> touched, List<Place> standing) {}

    private final PlaceStore store;
    private final Map<String, Snapshot> snapshots = new ConcurrentHashMap<>();

    Directory(PlaceStore store) {
        this.store = store;
    }

    public Snapshot snapshot() {
        return snapshots.computeIfAbsent(TenantScope.here(), _ -> read());
    }

    @EventListener
    void onPlacesChanged(PlacesChanged changed) {
        DirectoryCommit.ofThisTransaction(store, this).note(changed);
    }

    /// Commits may arrive here in another order, and a read in between may be newer than its version: applying
    /// a change twice changes nothing.
    void take(Next next) {
        snapshots.computeIfPresent(TenantScope.here(), (key, held) -> {
            if (held.version() >= next.version()) return held;
            return held.version() + 1 == next.version()
                    ? next.few().map(few -> with(held, few, next.version())).orElse(null)
                    : null;
        });
    }

    /// Reading tens of thousands of places again for one correction would delay the next request. Ids are in
    /// the order of the database, which is that of their text.
    private static Snapshot with(Snapshot held, Few few, long version) {
        var places = new ArrayList<Place>(held.places().size() + few.standing().size());
        for (var place : held.places()) if (!few.touched().contains(place.id())) places.add(place);
        places.addAll(few.standing());
        places.sort(Comparator.comparing(place -> place.id().toString()));
        return new Snapshot(version, List.copyOf(places));
    }

    @Bean("directory.refresh")
    static PeriodicRefresh directoryRefresh(Directory directory, Tenants tenants) {
        return new PeriodicRefresh(Duration.ofSeconds(5), () -> tenants.each(directory::forgetWhatOthersChanged));
    }

    void forgetWhatOthersChanged() {
        var held = snapshots.get(TenantScope.here());
        if (held != null && held.version() != store.version()) snapshots.remove(TenantScope.here(), held);
    }

    /// The version is read first: a concurrent change then shows as a newer version at the next check.
    private Snapshot read() {
        return new Snapshot(store.version(), store.all());
    }
}
