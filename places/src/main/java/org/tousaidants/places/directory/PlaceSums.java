package org.tousaidants.places.directory;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.platform.tenancy.PerTenant;

/// What stands of a place, summed up anew from its history when that has grown.
final class PlaceSums {
    private final PlaceStore store;
    private final ChangeStore changes;
    private final PerTenant<UpkeepRules> rules;
    private final ApplicationEventPublisher events;

    PlaceSums(PlaceStore store, ChangeStore changes, PerTenant<UpkeepRules> rules, ApplicationEventPublisher events) {
        this.store = store;
        this.changes = changes;
        this.rules = rules;
        this.events = events;
    }

    /// Sums up anew the places under which these records stand, but for those just written whole. The rows are
    /// locked before the histories are read: what a person writes meanwhile comes before or after. Returns how many
    /// places left the directory.
    int renew(Instant now, Collection<PlaceId> records, Set<PlaceId> whole) {
        var old = records.stream().filter(record -> !whole.contains(record)).toList();
        if (old.isEmpty()) return 0;
        var roots = Set.copyOf(store.roots(old).values());
        store.lock(roots);
        var sheets = new LinkedHashMap<PlaceId, Sheet>();
        changes.histories(roots)
                .forEach((root, history) -> sheets.put(root, Survivorship.sheet(rules.here(), history)));
        store.update(now, sheets);
        return store.settle(now, roots).size();
    }

    /// One place that is locked.
    void rewrite(Instant now, PlaceId place) {
        store.update(now, Map.of(place, Survivorship.sheet(rules.here(), changes.history(place))));
    }

    /// What the directory must know: it takes a few changes over without reading everything again.
    void tell(Set<PlaceId> touched) {
        events.publishEvent(new PlacesChanged(Optional.of(Set.copyOf(touched))));
    }
}
