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
import org.tousaidants.platform.links.Links;

/// The requests to check a place. Each record of a merged place may have a request from before the merge. While
/// the records are merged, the most advanced request counts for all of them, and one answer closes them all.
/// After a separation each record has its own request again.
@Component
class UpkeepRequestTracker {
    private final UpkeepRequestStore requests;
    private final Links links;
    private final RecordGroup recordGroup;

    UpkeepRequestTracker(UpkeepRequestStore requests, Links links, RecordGroup recordGroup) {
        this.requests = requests;
        this.links = links;
        this.recordGroup = recordGroup;
    }

    /// The request that counts for the place.
    Optional<CareRequest> of(PlaceId place) {
        return all(place).stream().findFirst();
    }

    List<CareRequest> all(PlaceId place) {
        var group = recordGroup.of(place);
        var root = group.iterator().next();
        return requests.pending(group).stream()
                .sorted(furthestFirst(ask -> root))
                .toList();
    }

    /// The request that counts for each place; `about` gives the place of each record.
    static Collection<CareRequest> oneForEach(List<CareRequest> pending, Map<PlaceId, Place> about) {
        var each = new LinkedHashMap<PlaceId, CareRequest>();
        pending.stream()
                .filter(ask -> about.containsKey(ask.place()))
                .sorted(furthestFirst(ask -> root(about, ask)))
                .forEach(ask -> each.putIfAbsent(root(about, ask), ask));
        return each.values();
    }

    private static PlaceId root(Map<PlaceId, Place> about, CareRequest ask) {
        return Objects.requireNonNull(about.get(ask.place())).id();
    }

    private static Comparator<CareRequest> furthestFirst(Function<CareRequest, PlaceId> root) {
        return Comparator.comparing((CareRequest ask) -> ask.state() != CareRequest.State.HANDED)
                .thenComparing(ask -> -ask.letters())
                .thenComparing(ask -> !ask.place().equals(root.apply(ask)))
                .thenComparing(CareRequest::opened)
                .thenComparing(CareRequest::id);
    }

    void open(PlaceId place, CareRequest.Cause why, Instant now) {
        if (all(place).isEmpty()) requests.open(Set.of(place), why, now);
    }

    /// Opened for the coordinator only, if there is no other request. False when there is.
    boolean openHanded(PlaceId place, CareRequest.Handed handed, Instant now) {
        if (!all(place).isEmpty()) return false;
        requests.openHanded(place, CareRequest.Cause.HAND, handed, now);
        return true;
    }

    /// There is a person to ask again.
    void reopen(PlaceId place) {
        requests.reopen(recordGroup.of(place), CareRequest.Cause.HAND);
    }

    /// Links that were already sent stay valid, so that an answer in progress is not lost.
    void done(PlaceId place, CareRequest.Outcome outcome, Instant now) {
        for (var ask : all(place)) requests.done(ask.id(), outcome, now);
    }

    /// A coordinator checked an entry that only needs a check; false when there are none.
    boolean seen(PlaceId place, Instant now) {
        var looked = all(place).stream()
                .filter(ask ->
                        ask.handed().filter(CareRequest.Handed::seenIsEnough).isPresent())
                .toList();
        for (var ask : looked) requests.done(ask.id(), CareRequest.Outcome.ANSWERED, now);
        return !looked.isEmpty();
    }

    /// Every link to the question is used: one answer is enough. `by` is the answered request, done or not.
    void answered(CareRequest by, PlaceId place, CareRequest.Outcome outcome, Instant now) {
        used(by);
        for (var ask : all(place)) {
            used(ask);
            requests.done(ask.id(), outcome, now);
        }
    }

    private void used(CareRequest ask) {
        links.use(UpkeepLetterLinks.SHEET, ask.id().toString());
    }
}
