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
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.tenancy.Tenants;

/// « Annuaire » — the public places of each network, held in memory because every search reads all of them. Another
/// process may change places too, so the version is checked every few seconds.
@Service
public class PlaceDirectory {
    /// « Cliché » — an immutable list of the public places of a network at one version, sorted by the text of
    /// their ids.
    public record DirectorySnapshot(long version, List<Place> places) {
        /// Returns the place with this id; empty if the snapshot does not contain it.
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

    /// The effect of a committed transaction on the places of a network.
    ///
    /// @param version the version of the directory after the commit
    /// @param few the changed places; empty if any place may have changed
    record DirectoryUpdate(long version, Optional<ChangedPlaces> few) {}

    record ChangedPlaces(Set<PlaceId> touched, List<Place> standing) {}

    private final PlaceStore store;
    private final Map<String, DirectorySnapshot> snapshots = new ConcurrentHashMap<>();

    PlaceDirectory(PlaceStore store) {
        this.store = store;
    }

    public DirectorySnapshot snapshot() {
        return snapshots.computeIfAbsent(CurrentTenantScope.here(), _ -> read());
    }

    @EventListener
    void onPlacesChanged(DirectoryPlacesChanged changed) {
        PlaceDirectoryCommit.ofThisTransaction(store, this).note(changed);
    }

    /// Applies a commit to the places in memory. Commits may arrive in another order than they happened: a
    /// commit older than the version in memory is ignored, and if a version in between is missing, all places
    /// are read again.
    void take(DirectoryUpdate next) {
        snapshots.computeIfPresent(CurrentTenantScope.here(), (key, held) -> {
            if (held.version() >= next.version()) return held;
            return held.version() + 1 == next.version()
                    ? next.few().map(few -> with(held, few, next.version())).orElse(null)
                    : null;
        });
    }

    /// Returns the snapshot with only the changed places replaced, because reading tens of thousands of places
    /// again would delay the next request. The places are sorted by the text of their ids, as in the database.
    ///
    /// @param held snapshot currently in memory
    /// @param few the changed places
    private static DirectorySnapshot with(DirectorySnapshot held, ChangedPlaces few, long version) {
        var places = new ArrayList<Place>(held.places().size() + few.standing().size());
        for (var place : held.places()) if (!few.touched().contains(place.id())) places.add(place);
        places.addAll(few.standing());
        places.sort(Comparator.comparing(place -> place.id().toString()));
        return new DirectorySnapshot(version, List.copyOf(places));
    }

    @Bean("directory.refresh")
    static PeriodicRefresh directoryRefresh(PlaceDirectory directory, Tenants tenants) {
        return new PeriodicRefresh(Duration.ofSeconds(5), () -> tenants.each(directory::forgetWhatOthersChanged));
    }

    void forgetWhatOthersChanged() {
        var held = snapshots.get(CurrentTenantScope.here());
        if (held != null && held.version() != store.version()) snapshots.remove(CurrentTenantScope.here(), held);
    }

    /// Reads all places of the directory and its version. The version is read first: if a place changes in
    /// between, the stored version is greater and the next check detects the change.
    private DirectorySnapshot read() {
        return new DirectorySnapshot(store.version(), store.all());
    }
}
