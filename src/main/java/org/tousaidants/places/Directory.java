package org.tousaidants.places;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/// « Annuaire » — the places of each network that are open to the public's eyes, held in memory, because finding help
/// reads all of them at every question. Another process may write too: the version is looked at every few seconds.
@Service
public class Directory {
    /// « Cliché » — the places of a network at one version, sorted by id; never changes.
    public record Snapshot(long version, List<Place> places) {}

    private final PlaceStore store;
    private final Map<String, Snapshot> snapshots = new ConcurrentHashMap<>();

    Directory(PlaceStore store) {
        this.store = store;
    }

    public Snapshot snapshot(String network) {
        return snapshots.computeIfAbsent(network, this::read);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void onPlacesChanged(PlacesChanged changed) {
        snapshots.computeIfPresent(
                changed.network(),
                (network, held) -> changed.only()
                        .filter(few -> few.alone() && few.from() == held.version())
                        .map(few -> with(held, few))
                        .orElse(null));
    }

    /// Reading tens of thousands of places again for one correction would make whoever comes next wait. Ids are in the
    /// order of the database, which is that of their letters.
    private static Snapshot with(Snapshot held, PlacesChanged.Few few) {
        var places = new ArrayList<Place>(held.places().size() + few.standing().size());
        for (var place : held.places()) if (!few.touched().contains(place.id())) places.add(place);
        places.addAll(few.standing());
        places.sort(Comparator.comparing(place -> place.id().toString()));
        return new Snapshot(few.to(), List.copyOf(places));
    }

    @Scheduled(fixedDelay = 5_000)
    void forgetWhatOthersChanged() {
        snapshots
                .entrySet()
                .removeIf(entry ->
                        store.version(entry.getKey()) != entry.getValue().version());
    }

    /// The version is read first: a change that slips in between shows as a newer version at the next look.
    private Snapshot read(String network) {
        return new Snapshot(store.version(network), store.all(network));
    }
}
