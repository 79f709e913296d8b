package org.tousaidants.places.directory;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.platform.tenancy.TenantValues;

/// The current values of a place, computed again from its history when that has grown.
final class CurrentPlaceValues {
    private final PlaceStore store;
    private final PlaceChangeStore changes;
    private final TenantValues<UpkeepRules> rules;
    private final ApplicationEventPublisher events;

    CurrentPlaceValues(
            PlaceStore store,
            PlaceChangeStore changes,
            TenantValues<UpkeepRules> rules,
            ApplicationEventPublisher events) {
        this.store = store;
        this.changes = changes;
        this.rules = rules;
        this.events = events;
    }

    /// Computes again the places under which these records stand, except those just written whole. The rows are
    /// locked before the histories are read: a person's writes come before or after. Returns how many places
    /// left the directory.
    int renew(Instant now, Collection<PlaceId> records, Set<PlaceId> whole) {
        var old = records.stream().filter(record -> !whole.contains(record)).toList();
        if (old.isEmpty()) return 0;
        var roots = Set.copyOf(store.roots(old).values());
        store.lock(roots);
        var sheets = new LinkedHashMap<PlaceId, Sheet>();
        changes.histories(roots)
                .forEach((root, history) -> sheets.put(root, FieldValueSelector.sheet(rules.here(), history)));
        store.update(now, sheets);
        return store.settle(now, roots).size();
    }

    /// Computes the values of one place again; the caller has locked it.
    void rewrite(Instant now, PlaceId place) {
        store.update(now, Map.of(place, FieldValueSelector.sheet(rules.here(), changes.history(place))));
    }

    /// Notifies the directory, which applies a few changes without reading everything again.
    void tell(Set<PlaceId> touched) {
        events.publishEvent(new PlacesChanged(Optional.of(Set.copyOf(touched))));
    }
}
