package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.links.SecretLinks;

/// Tracks the requests to check a place. Records that are merged into one place may each have a request from before
/// the merge. While they are merged, the most advanced request counts for all, and one answer closes all. After a
/// separation each record has its own request again.
@Component
class SheetCheckRequestTracker {
    private final SheetCheckRequestStore requests;
    private final SecretLinks links;
    private final RecordsOfPlace recordGroup;

    SheetCheckRequestTracker(SheetCheckRequestStore requests, SecretLinks links, RecordsOfPlace recordGroup) {
        this.requests = requests;
        this.links = links;
        this.recordGroup = recordGroup;
    }

    /// Returns the request to check the sheet that counts for the place; empty if there is none.
    Optional<SheetCheckRequest> of(PlaceId place) {
        return all(place).stream().findFirst();
    }

    List<SheetCheckRequest> all(PlaceId place) {
        var group = recordGroup.of(place);
        var root = group.iterator().next();
        return requests.pending(group).stream()
                .sorted(furthestFirst(ask -> root))
                .toList();
    }

    /// Returns one request for each place: the request that counts.
    ///
    /// @param pending all requests that are not finished
    /// @param about the place of each record
    static Collection<SheetCheckRequest> oneForEach(List<SheetCheckRequest> pending, Map<PlaceId, Place> about) {
        var each = new LinkedHashMap<PlaceId, SheetCheckRequest>();
        pending.stream()
                .filter(ask -> about.containsKey(ask.place()))
                .sorted(furthestFirst(ask -> root(about, ask)))
                .forEach(ask -> each.putIfAbsent(root(about, ask), ask));
        return each.values();
    }

    private static PlaceId root(Map<PlaceId, Place> about, SheetCheckRequest ask) {
        return Objects.requireNonNull(about.get(ask.place())).id();
    }

    private static Comparator<SheetCheckRequest> furthestFirst(Function<SheetCheckRequest, PlaceId> root) {
        return Comparator.comparing(
                        (SheetCheckRequest ask) -> ask.state() != SheetCheckRequest.CheckRequestState.HANDED)
                .thenComparing(ask -> -ask.letters())
                .thenComparing(ask -> !ask.place().equals(root.apply(ask)))
                .thenComparing(SheetCheckRequest::opened)
                .thenComparing(SheetCheckRequest::id);
    }

    void open(PlaceId place, SheetCheckRequest.CheckRequestCause why, Instant now) {
        if (all(place).isEmpty()) requests.open(Set.of(place), why, now);
    }

    /// Opens a request directly in the coordinator's list; returns false if the place already has a request.
    boolean openHanded(PlaceId place, SheetCheckRequest.HandedToCoordinatorReason handed, Instant now) {
        if (!all(place).isEmpty()) return false;
        requests.openHanded(place, SheetCheckRequest.CheckRequestCause.HAND, handed, now);
        return true;
    }

    /// Reopens the request to check a place, because the place has a contact person again.
    void reopen(PlaceId place) {
        requests.reopen(recordGroup.of(place), SheetCheckRequest.CheckRequestCause.HAND);
    }

    /// Closes the request to check a place. Links that were already sent stay valid, so that the answer of a
    /// person who is just answering is not lost.
    void done(PlaceId place, SheetCheckRequest.CheckRequestOutcome outcome, Instant now) {
        for (var ask : all(place)) requests.done(ask.id(), outcome, now);
    }

    /// Marks the entries about this place that a coordinator only has to look at as checked; returns false if
    /// there are none.
    boolean seen(PlaceId place, Instant now) {
        var looked = all(place).stream()
                .filter(ask -> ask.handed()
                        .filter(SheetCheckRequest.HandedToCoordinatorReason::seenIsEnough)
                        .isPresent())
                .toList();
        for (var ask : looked) requests.done(ask.id(), SheetCheckRequest.CheckRequestOutcome.ANSWERED, now);
        return !looked.isEmpty();
    }

    /// Closes the request to check a place and invalidates all links to its question, because one answer is
    /// sufficient.
    ///
    /// @param by the request that was answered, whether closed or open
    void answered(SheetCheckRequest by, PlaceId place, SheetCheckRequest.CheckRequestOutcome outcome, Instant now) {
        used(by);
        for (var ask : all(place)) {
            used(ask);
            requests.done(ask.id(), outcome, now);
        }
    }

    private void used(SheetCheckRequest ask) {
        links.use(UpkeepLetterLinks.SHEET, ask.id().toString());
    }
}
