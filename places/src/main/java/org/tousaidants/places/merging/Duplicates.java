package org.tousaidants.places.merging;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.Correction;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Grouping;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.PlacesSeparated;
import org.tousaidants.places.directory.Voice;

/// « Les doublons » — the door: what there is to decide, and deciding. Every decision is weighed against all that
/// hold: those that would contradict each other are shown for a decision, and never both kept.
@Service
class Duplicates {
    private final ReviewStore store;
    private final Places places;
    private final Directory directory;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Duplicates(ReviewStore store, Places places, Directory directory, Clock clock, TransactionTemplate transaction) {
        this.store = store;
        this.places = places;
        this.directory = directory;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// How many decisions wait: pairs to look at, and obvious groups.
    @Transactional(readOnly = true)
    public int waiting() {
        var queue = queue();
        return queue.pairs().size() + queue.obvious().size();
    }

    /// What there is to decide.
    @Transactional(readOnly = true)
    Queue queue() {
        var snapshot = directory.snapshot();
        var standing = HashMap.<PlaceId, Place>newHashMap(snapshot.places().size());
        for (var place : snapshot.places()) standing.put(place.id(), place);
        return Queue.of(store.candidates(), standing, places.grouped(), new Rulings(store.last()));
    }

    /// What the matcher said of two records, if it spoke of them.
    @Transactional(readOnly = true)
    Optional<MergeCandidate> candidate(Pair pair) {
        return store.candidates(List.of(pair)).stream().findFirst();
    }

    /// The same of several, by pair.
    @Transactional(readOnly = true)
    Map<Pair, MergeCandidate> candidates(Collection<Pair> pairs) {
        return store.candidates(pairs).stream().collect(Collectors.toMap(MergeCandidate::pair, candidate -> candidate));
    }

    /// The last decision on two records.
    @Transactional(readOnly = true)
    Optional<PairDecision> last(Pair pair) {
        return new Rulings(store.last()).of(pair);
    }

    @Transactional(readOnly = true)
    Optional<PairDecision> decision(long n) {
        return store.decision(n);
    }

    @Transactional(readOnly = true)
    List<PairDecision> decisions(int from, int count) {
        return store.decisions(from, count);
    }

    @Transactional(readOnly = true)
    int countDecisions() {
        return store.countDecisions();
    }

    /// The decisions that hold, by their number.
    @Transactional(readOnly = true)
    Set<Long> holding() {
        var holding = new HashSet<Long>();
        for (var decision : new Rulings(store.last()).holding()) holding.add(decision.n());
        return holding;
    }

    @Transactional(readOnly = true)
    Optional<DuplicateSearch> lastSearch() {
        return store.lastSearch();
    }

    /// @param seen the number of the last decision on the pair when the page was opened, 0 without one
    @Transactional
    Deciding decide(Pair pair, PairDecision.Verdict verdict, long seen, Voice.Person by) {
        return decide(pair, verdict, seen, by, Optional.empty());
    }

    /// The same, and of each field that is named the value of that side stands.
    @Transactional
    Deciding decide(
            Pair pair, PairDecision.Verdict verdict, long seen, Voice.Person by, Map<Field, DecideForm.Side> keeping) {
        var before = places.find(List.of(pair.left(), pair.right()));
        var decided = decide(pair, verdict, seen, by, Optional.empty());
        if (verdict == PairDecision.Verdict.SAME && decided instanceof Deciding.Done(var n))
            keep(pair, n, before, keeping, by);
        return decided;
    }

    private void keep(
            Pair pair, long n, Map<PlaceId, Place> before, Map<Field, DecideForm.Side> keeping, Voice.Person by) {
        var left = before.get(pair.left());
        var right = before.get(pair.right());
        var now = places.find(List.of(pair.left())).get(pair.left());
        if (left == null || right == null || now == null) return;
        var own = now.id().equals(right.id()) ? right : left;
        var values = new EnumMap<Field, String>(Field.class);
        keeping.forEach((field, side) -> {
            var value = (side == DecideForm.Side.LEFT ? left : right).sheet().text(field);
            if (!value.isEmpty() && !value.equals(now.sheet().text(field))) values.put(field, value);
        });
        if (values.isEmpty()) return;
        if (places.correct(now.code(), now.changes(), by, values) instanceof Correction.Corrected)
            values.forEach((field, value) -> store.keep(
                    n, new ReviewStore.Kept(now.id(), field, own.sheet().text(field), value)));
    }

    /// What was kept field by field goes with the decision, unless a person wrote something else since.
    private void letGo(long n, Voice.Person by) {
        for (var kept : store.kept(n)) {
            var place = places.find(List.of(kept.place())).get(kept.place());
            if (place != null && place.sheet().text(kept.field()).equals(kept.after()))
                places.correct(place.code(), place.changes(), by, Map.of(kept.field(), kept.before()));
        }
    }

    private Deciding decide(Pair pair, PairDecision.Verdict verdict, long seen, Voice.Person by, Optional<UUID> batch) {
        store.lock();
        var standing = places.find(List.of(pair.left(), pair.right()));
        var left = standing.get(pair.left());
        var right = standing.get(pair.right());
        if (left == null || right == null) return new Deciding.NotFound();
        var rulings = new Rulings(store.last());
        var last = rulings.of(pair);
        if (last.isPresent() && last.get().n() != seen)
            return last.get().verdict() == verdict ? new Deciding.Already(last) : new Deciding.Overtaken(last.get());
        var together = left.id().equals(right.id());
        switch (verdict) {
            case SAME -> {
                if (together) {
                    if (batch.isPresent() || last.filter(PairDecision::same).isPresent())
                        return new Deciding.Already(last.filter(PairDecision::same));
                    return new Deciding.Joined(append(pair, names(pair, standing), verdict, by, batch));
                }
                var apart = rulings.apart(records(left.id()), records(right.id()));
                if (!apart.isEmpty()) return new Deciding.Contradicts(apart);
                switch (places.group(pair.left(), pair.right(), by)) {
                    case Grouping.Grouped grouped -> {
                        // Written below, with the decision.
                    }
                    case Grouping.Same same -> {
                        return new Deciding.Already(Optional.empty());
                    }
                    case Grouping.Busy busy -> {
                        return new Deciding.Busy();
                    }
                    case Grouping.NotFound notFound -> {
                        return new Deciding.NotFound();
                    }
                    case Grouping.Separated impossible -> throw new IllegalStateException(impossible.toString());
                    case Grouping.Apart impossible -> throw new IllegalStateException(impossible.toString());
                }
            }
            case DISTINCT -> {
                if (together) return new Deciding.Contradicts(rulings.chain(pair.left(), pair.right()));
                if (last.filter(PairDecision::distinct).isPresent()) return new Deciding.Already(last);
            }
            case LATER -> {
                if (last.filter(PairDecision::holds).isPresent()) return new Deciding.Already(last);
            }
            case UNDONE -> throw new IllegalArgumentException("undo names a decision");
        }
        return new Deciding.Done(append(pair, names(pair, standing), verdict, by, batch));
    }

    /// Takes back a decision that holds, with everything that it moved.
    @Transactional
    Deciding undo(long n, Voice.Person by) {
        store.lock();
        var found = store.decision(n);
        if (found.isEmpty()) return new Deciding.NotFound();
        var decision = found.get();
        var rulings = new Rulings(store.last());
        var last = rulings.of(decision.pair()).orElseThrow();
        if (last.n() != n) return last.holds() ? new Deciding.Overtaken(last) : new Deciding.Already(Optional.of(last));
        if (!decision.holds()) return new Deciding.NotFound();
        // Written before the places move: a listener of the separation finds why.
        var undone = takeBack(decision, by);
        if (!decision.same()) return new Deciding.Done(undone);
        var root =
                places.find(List.of(decision.pair().left())).get(decision.pair().left());
        if (root == null) return nothingWritten(new Deciding.NotFound());
        // Read before the decisions: what is separated at a desk in between is then rearranged, and told.
        var records = records(root.id());
        var moved = moved(undone, new Rulings(store.last()).groups(records), by);
        if (moved instanceof Deciding.Done) letGo(n, by);
        return moved;
    }

    private Deciding moved(long undone, Collection<Set<PlaceId>> groups, Voice.Person by) {
        // Others hold all of it together: nothing moves, and no history says that something did.
        if (groups.size() == 1) return new Deciding.Done(undone);
        return switch (places.regroup(groups, by)) {
            case DONE -> new Deciding.Done(undone);
            case BUSY -> nothingWritten(new Deciding.Busy());
            case NOT_FOUND -> nothingWritten(new Deciding.NotFound());
        };
    }

    private long takeBack(PairDecision decision, Voice.Person by) {
        return append(decision.pair(), names(decision), PairDecision.Verdict.UNDONE, by, Optional.empty());
    }

    /// The last acts that decided several pairs at once.
    @Transactional(readOnly = true)
    List<Batch.BatchSummary> batches(int count) {
        return store.batches(count);
    }

    /// What was confirmed in one act, and what would come apart now.
    @Transactional(readOnly = true)
    Optional<Batch> batch(UUID id) {
        var decisions = store.batch(id);
        if (decisions.isEmpty()) return Optional.empty();
        var records = new HashSet<PlaceId>();
        for (var decision : decisions) {
            records.add(decision.pair().left());
            records.add(decision.pair().right());
        }
        var standing = places.find(records);
        var together = standing.values().stream()
                .map(Place::id)
                .distinct()
                .map(root -> records(root))
                .toList();
        return Optional.of(Batch.of(id, decisions, new Rulings(store.last()), together));
    }

    /// Takes back in one act what still holds of a batch, with everything that it moved. What was decided again
    /// since stays, and so does what other decisions hold.
    ///
    /// @param seen the number of the batch's latest decision when the page was opened
    @Transactional
    Deciding undo(UUID id, long seen, Voice.Person by) {
        store.lock();
        var found = batch(id);
        if (found.isEmpty()) return new Deciding.NotFound();
        var batch = found.get();
        var holding = batch.holding();
        if (holding.isEmpty()) return new Deciding.Already(Optional.of(batch.latest()));
        if (batch.latest().n() != seen) return new Deciding.Overtaken(batch.latest());
        var undone = 0L;
        for (var decision : holding) undone = takeBack(decision, by);
        return moved(undone, batch.groups(), by);
    }

    private static Deciding nothingWritten(Deciding why) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return why;
    }

    /// « Confirmer les évidents » — each group by itself: one that is refused holds back no other. Only what is
    /// obvious now is confirmed, whatever the page showed when it was opened.
    ///
    /// @param batch the mark of all that is confirmed now
    Confirmed confirm(Collection<Set<PlaceId>> groups, UUID batch, Voice.Person by) {
        var grouped = 0;
        var left = 0;
        var lines = new HashMap<Set<PlaceId>, Queue.Obvious>();
        for (var line : queue().obvious()) lines.put(ids(line.places()), line);
        for (var group : groups) {
            var now = Optional.ofNullable(lines.get(group));
            var done = now.isPresent()
                    && Boolean.TRUE.equals(transaction.execute(status -> {
                        for (var candidate : now.get().pairs()) {
                            var seen =
                                    last(candidate.pair()).map(PairDecision::n).orElse(0L);
                            switch (decide(candidate.pair(), PairDecision.Verdict.SAME, seen, by, Optional.of(batch))) {
                                case Deciding.Done written -> {
                                    // On to the next pair of the group.
                                }
                                case Deciding.Joined written -> {
                                    // Likewise.
                                }
                                case Deciding.Already already -> {
                                    // Another pair of the group led to it.
                                }
                                case Deciding.Overtaken refused -> status.setRollbackOnly();
                                case Deciding.Contradicts refused -> status.setRollbackOnly();
                                case Deciding.Busy refused -> status.setRollbackOnly();
                                case Deciding.NotFound refused -> status.setRollbackOnly();
                            }
                            if (status.isRollbackOnly()) return false;
                        }
                        return true;
                    }));
            if (done) grouped++;
            else left++;
        }
        return new Confirmed(grouped, left);
    }

    /// How many groups became one place, and how many were left as they were.
    record Confirmed(int grouped, int left) {}

    static Set<PlaceId> ids(Collection<Place> places) {
        var ids = new HashSet<PlaceId>();
        for (var place : places) ids.add(place.id());
        return ids;
    }

    /// A record was separated at the desk of its place: the decisions that held it there say from now on that these
    /// are two places. After an undo none holds it any more, and nothing is written.
    @Transactional
    void onSeparated(PlacesSeparated news) {
        var here = records(news.restored());
        var there = records(news.survivor());
        for (var decision : new Rulings(store.last()).between(here, there))
            if (decision.same())
                append(decision.pair(), names(decision), PairDecision.Verdict.DISTINCT, news.by(), Optional.empty());
        for (var records : List.of(here, there)) keepTogether(records, news.by());
    }

    /// What still stands together without a decision that says so stands there by the will of the person who
    /// separated the rest.
    private void keepTogether(List<PlaceId> records, Voice.Human by) {
        var groups = new Rulings(store.last()).groups(records);
        var first = groups.getFirst().iterator().next();
        for (var group : groups.subList(1, groups.size())) {
            var pair = new Pair(first, group.iterator().next());
            var standing = places.find(List.of(pair.left(), pair.right()));
            append(pair, names(pair, standing), PairDecision.Verdict.SAME, by, Optional.empty());
        }
    }

    private long append(
            Pair pair, ReviewStore.Names names, PairDecision.Verdict verdict, Voice.Human by, Optional<UUID> batch) {
        var who = switch (by) {
            case Voice.Person person -> person.account();
            case Voice.Caretaker caretaker -> caretaker.id();
        };
        return store.append(pair, names, verdict, clock.instant(), who, by.name(), batch);
    }

    private static ReviewStore.Names names(Pair pair, Map<PlaceId, Place> standing) {
        return new ReviewStore.Names(name(standing.get(pair.left())), name(standing.get(pair.right())));
    }

    private static ReviewStore.Names names(PairDecision decision) {
        return new ReviewStore.Names(decision.leftName(), decision.rightName());
    }

    private static String name(@Nullable Place place) {
        return place == null ? "" : place.name() + ", " + place.commune();
    }

    private List<PlaceId> records(PlaceId root) {
        var records = new ArrayList<PlaceId>();
        for (var member : places.members(root)) records.add(member.id());
        return records;
    }
}
