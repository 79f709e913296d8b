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

/// Recomputes the current values of a place from its history after new changes.
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

    /// Recomputes the places that contain these records, except the records of `whole`, whose values were just
    /// written completely. It locks the rows before it reads the histories, so that a concurrent correction is
    /// either read or written afterwards. Returns the number of places that left the directory.
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

    /// Recomputes the values of one place, which the caller has locked.
    void rewrite(Instant now, PlaceId place) {
        store.update(now, Map.of(place, FieldValueSelector.sheet(rules.here(), changes.history(place))));
    }

    /// Publishes the changed places; the directory then replaces only these.
    void tell(Set<PlaceId> touched) {
        events.publishEvent(new PlacesChanged(Optional.of(Set.copyOf(touched))));
    }
}
