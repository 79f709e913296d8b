package org.tousaidants.places;

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
        snapshots.remove(changed.network());
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
