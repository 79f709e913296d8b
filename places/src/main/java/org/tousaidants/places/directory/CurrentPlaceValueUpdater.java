package org.tousaidants.places.directory;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.platform.tenancy.ValuePerTenant;

/// Recomputes the current values of a place from its history after new changes.
final class CurrentPlaceValueUpdater {
    private final PlaceStore store;
    private final PlaceChangeStore changes;
    private final ValuePerTenant<DataUpkeepRules> rules;
    private final ApplicationEventPublisher events;

    CurrentPlaceValueUpdater(
            PlaceStore store,
            PlaceChangeStore changes,
            ValuePerTenant<DataUpkeepRules> rules,
            ApplicationEventPublisher events) {
        this.store = store;
        this.changes = changes;
        this.rules = rules;
        this.events = events;
    }

    /// Recomputes the places that contain these records and returns the number of places that left the
    /// directory. Records in `whole` are skipped, because their values were just stored completely. The rows are
    /// locked before their histories are read, so that a concurrent correction is not lost.
    int renew(Instant now, Collection<PlaceId> records, Set<PlaceId> whole) {
        var old = records.stream().filter(record -> !whole.contains(record)).toList();
        if (old.isEmpty()) return 0;
        var roots = Set.copyOf(store.roots(old).values());
        store.lock(roots);
        var sheets = new LinkedHashMap<PlaceId, PlaceSheet>();
        changes.histories(roots)
                .forEach((root, history) -> sheets.put(root, FieldValueSelector.sheet(rules.here(), history)));
        store.update(now, sheets);
        return store.settle(now, roots).size();
    }

    /// Recomputes and stores the values of one place, whose row the caller has locked.
    void rewrite(Instant now, PlaceId place) {
        store.update(now, Map.of(place, FieldValueSelector.sheet(rules.here(), changes.history(place))));
    }

    /// Publishes the ids of the changed places, so that the directory in memory replaces only these places.
    ///
    /// @param touched the changed places
    void tell(Set<PlaceId> touched) {
        events.publishEvent(new DirectoryPlacesChanged(Optional.of(Set.copyOf(touched))));
    }
}
