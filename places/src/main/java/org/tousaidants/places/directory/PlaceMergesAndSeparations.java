package org.tousaidants.places.directory;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.Places.RecordRegroupingResult;

/// Merges records into places and separates them. The caller, [Places], opens the transaction.
final class PlaceMergesAndSeparations {
    private static final Map<Field, Optional<String>> NOTHING_SAID = Map.of();

    private final PlaceStore store;
    private final PlaceChangeStore changes;
    private final CurrentPlaceValueUpdater sums;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    PlaceMergesAndSeparations(
            PlaceStore store,
            PlaceChangeStore changes,
            CurrentPlaceValueUpdater sums,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.changes = changes;
        this.sums = sums;
        this.clock = clock;
        this.events = events;
    }

    /// « C'est le même lieu » — merges two places, or the places that contain the given records. The survivor is
    /// a place that lists show, otherwise the older place. The address of the merged place then redirects to the
    /// survivor. [#separate] undoes the merge.
    ///
    /// @param one the first place or record
    /// @param two the second place or record
    /// @param by person who decided that they are the same place
    PlaceMergeResult group(PlaceId one, PlaceId two, ValueStatementSource.HumanSource by) {
        if (!store.mayGroup()) return new PlaceMergeResult.MergeBlockedByHarvest();
        var roots = store.roots(List.of(one, two));
        if (!roots.keySet().containsAll(List.of(one, two))) return new PlaceMergeResult.PlaceToMergeNotFound();
        var locked = store.lock(Set.copyOf(roots.values()));
        var now = store.roots(List.of(one, two));
        if (!now.equals(roots))
            return again(locked, now.values(), () -> group(one, two, by), new PlaceMergeResult.MergeBlockedByHarvest());
        if (locked.size() == 1) return new PlaceMergeResult.PlacesAlreadyMerged(locked.getFirst());
        var at = clock.instant();
        var news = join(at, locked.getFirst(), locked.getLast(), by);
        sums.renew(at, List.of(news.survivor()), Set.of());
        tell(Set.copyOf(roots.values()), List.of(news));
        return new PlaceMergeResult.PlacesMerged(
                store.byIds(List.of(news.survivor())).getFirst(), news.absorbed());
    }

    /// « Ce sont deux lieux » — undoes a merge: the place becomes independent again with the records that it had
    /// before the merge, and its web address opens its own page.
    ///
    /// @param place the merged place
    /// @param by person who decided that they are two places
    PlaceMergeResult separate(PlaceId place, ValueStatementSource.HumanSource by) {
        if (!store.mayGroup()) return new PlaceMergeResult.MergeBlockedByHarvest();
        var roots = store.roots(Set.of(place));
        var root = roots.get(place);
        if (root == null) return new PlaceMergeResult.PlaceToMergeNotFound();
        var locked = store.lock(List.of(place, root));
        var then = store.roots(Set.of(place));
        if (!then.equals(roots))
            return again(
                    locked, then.values(), () -> separate(place, by), new PlaceMergeResult.MergeBlockedByHarvest());
        if (root.equals(place)) return new PlaceMergeResult.PlaceNotMerged(locked.getFirst());
        var now = clock.instant();
        var news = apart(now, root, place, by);
        sums.renew(now, List.of(place, root), Set.of());
        tell(Set.of(place, root), List.of(news));
        var both = store.byIds(Set.of(place, root)).stream().collect(Collectors.toMap(Place::id, one -> one));
        return new PlaceMergeResult.RecordSeparated(
                Objects.requireNonNull(both.get(root)), Objects.requireNonNull(both.get(place)));
    }

    /// Redistributes the records of these places: each set of records forms one place, and the place with the
    /// former survivor keeps its address. Records that leave a place together are stored as one change; records
    /// that stay cause none. Returns [RecordRegroupingResult#BUSY] if another person moved a record in the
    /// meantime.
    RecordRegroupingResult regroup(Collection<Set<PlaceId>> groups, ValueStatementSource.HumanSource by) {
        if (!store.mayGroup()) return RecordRegroupingResult.BUSY;
        var records = groups.stream().flatMap(Set::stream).collect(Collectors.toSet());
        var roots = store.roots(records);
        if (!roots.keySet().containsAll(records)) return RecordRegroupingResult.NOT_FOUND;
        var touched = new LinkedHashSet<>(records);
        touched.addAll(roots.values());
        store.lock(touched);
        if (!store.roots(records).equals(roots)
                || groups.stream().anyMatch(group -> homes(group, roots).size() > 1))
            return RecordRegroupingResult.BUSY;
        var now = clock.instant();
        var parents = store.parents(records);
        var loose = new LinkedHashMap<Set<PlaceId>, List<PlaceId>>();
        for (var group : groups)
            loose.put(
                    group,
                    group.stream()
                            .filter(record -> Optional.ofNullable(parents.get(record))
                                    .filter(group::contains)
                                    .isEmpty())
                            .toList());
        for (var some : loose.values()) for (var record : some) store.stand(record, Optional.empty());
        var news = new ArrayList<Object>();
        loose.forEach((group, some) -> {
            var home = homes(group, roots).iterator().next();
            store.settle(now, some);
            var head = group.contains(home) ? home : store.first(some);
            if (!head.equals(home)) news.add(apart(now, home, head, by));
            for (var record : some) if (!record.equals(head)) under(now, head, record, by);
        });
        sums.renew(now, touched, Set.of());
        tell(touched, news);
        return RecordRegroupingResult.DONE;
    }

    private static Set<PlaceId> homes(Set<PlaceId> group, Map<PlaceId, PlaceId> roots) {
        return group.stream().map(roots::get).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /// Executes the operation again if the places were changed by another merge or separation before they were
    /// locked. If not all wanted places are locked already, returns `busy` instead, because waiting for further
    /// locks could cause a deadlock.
    ///
    /// @param held the locked places
    /// @param wanted the places that the operation needs
    /// @param act the operation
    private static <T> T again(List<Place> held, Collection<PlaceId> wanted, Supplier<T> act, T busy) {
        return held.stream().map(Place::id).toList().containsAll(wanted) ? act.get() : busy;
    }

    private PlaceRecordsMerged join(Instant now, Place one, Place two, ValueStatementSource.HumanSource by) {
        var survivor = store.first(List.of(one.id(), two.id()));
        var absorbed = survivor.equals(one.id()) ? two.id() : one.id();
        under(now, survivor, absorbed, by);
        return new PlaceRecordsMerged(survivor, absorbed, by);
    }

    private void under(Instant now, PlaceId root, PlaceId place, ValueStatementSource.HumanSource by) {
        changes.append(now, by, PlaceChange.PlaceChangeAct.GROUPED, Map.of(place, NOTHING_SAID), Optional.of(root));
        store.stand(place, Optional.of(root));
    }

    private PlaceRecordsSeparated apart(Instant now, PlaceId root, PlaceId place, ValueStatementSource.HumanSource by) {
        changes.append(now, by, PlaceChange.PlaceChangeAct.SEPARATED, Map.of(place, NOTHING_SAID), Optional.of(root));
        store.stand(place, Optional.empty());
        return new PlaceRecordsSeparated(root, place, by);
    }

    /// Publishes the events of merges and separations after all changes are stored, so that listeners read the
    /// final places.
    ///
    /// @param touched the changed places
    /// @param news the events
    private void tell(Set<PlaceId> touched, List<?> news) {
        sums.tell(touched);
        news.forEach(events::publishEvent);
    }
}
