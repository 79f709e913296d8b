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
import org.tousaidants.places.directory.CorrectionResult;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.GroupingResult;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.PlacesSeparated;
import org.tousaidants.places.directory.StatementSource;

/// « Les doublons » — service that lists the pairs to decide and stores decisions. Every decision is checked
/// against all decisions in force: contradictory ones are shown, and never both kept.
@Service
class DuplicateReview {
    private final DuplicateReviewStore store;
    private final Places places;
    private final Directory directory;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DuplicateReview(
            DuplicateReviewStore store,
            Places places,
            Directory directory,
            Clock clock,
            TransactionTemplate transaction) {
        this.store = store;
        this.places = places;
        this.directory = directory;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// The number of pairs to review and of obvious groups.
    @Transactional(readOnly = true)
    public int waiting() {
        var queue = queue();
        return queue.pairs().size() + queue.obvious().size();
    }

    /// Whether somebody decided about a pair before.
    @Transactional(readOnly = true)
    public boolean isBegun() {
        return !store.last().isEmpty();
    }

    /// The pairs to decide.
    @Transactional(readOnly = true)
    DuplicateReviewQueue queue() {
        var snapshot = directory.snapshot();
        var standing = HashMap.<PlaceId, Place>newHashMap(snapshot.places().size());
        for (var place : snapshot.places()) standing.put(place.id(), place);
        return DuplicateReviewQueue.of(
                store.candidates(), standing, places.grouped(), new DecisionsInForce(store.last()));
    }

    /// The proposal for two records, if the last search compared them.
    @Transactional(readOnly = true)
    Optional<MergeCandidate> candidate(RecordPair pair) {
        return store.candidates(List.of(pair)).stream().findFirst();
    }

    /// The proposals for these pairs.
    @Transactional(readOnly = true)
    Map<RecordPair, MergeCandidate> candidates(Collection<RecordPair> pairs) {
        return store.candidates(pairs).stream().collect(Collectors.toMap(MergeCandidate::pair, candidate -> candidate));
    }

    /// The last decision on two records.
    @Transactional(readOnly = true)
    Optional<MergeDecision> last(RecordPair pair) {
        return new DecisionsInForce(store.last()).of(pair);
    }

    @Transactional(readOnly = true)
    Optional<MergeDecision> decision(long n) {
        return store.decision(n);
    }

    @Transactional(readOnly = true)
    List<MergeDecision> decisions(int from, int count) {
        return store.decisions(from, count);
    }

    @Transactional(readOnly = true)
    int countDecisions() {
        return store.countDecisions();
    }

    /// The numbers of the decisions in force.
    @Transactional(readOnly = true)
    Set<Long> holding() {
        var holding = new HashSet<Long>();
        for (var decision : new DecisionsInForce(store.last()).holding()) holding.add(decision.n());
        return holding;
    }

    @Transactional(readOnly = true)
    Optional<DuplicateSearch> lastSearch() {
        return store.lastSearch();
    }

    /// @param seen number of the last decision on the pair when the page was shown; 0 for none
    @Transactional
    DecisionResult decide(RecordPair pair, MergeDecision.Verdict verdict, long seen, StatementSource.Person by) {
        return decide(pair, verdict, seen, by, Optional.empty());
    }

    /// Stores a decision, with the side to keep for each of these fields.
    @Transactional
    DecisionResult decide(
            RecordPair pair,
            MergeDecision.Verdict verdict,
            long seen,
            StatementSource.Person by,
            Map<Field, DecisionForm.Side> keeping) {
        var before = places.find(List.of(pair.left(), pair.right()));
        var decided = decide(pair, verdict, seen, by, Optional.empty());
        if (verdict == MergeDecision.Verdict.SAME && decided instanceof DecisionResult.Done(var n))
            keep(pair, n, before, keeping, by);
        return decided;
    }

    private void keep(
            RecordPair pair,
            long n,
            Map<PlaceId, Place> before,
            Map<Field, DecisionForm.Side> keeping,
            StatementSource.Person by) {
        var left = before.get(pair.left());
        var right = before.get(pair.right());
        var now = places.find(List.of(pair.left())).get(pair.left());
        if (left == null || right == null || now == null) return;
        var own = now.id().equals(right.id()) ? right : left;
        var values = new EnumMap<Field, String>(Field.class);
        keeping.forEach((field, side) -> {
            var value = (side == DecisionForm.Side.LEFT ? left : right).sheet().text(field);
            if (!value.isEmpty() && !value.equals(now.sheet().text(field))) values.put(field, value);
        });
        if (values.isEmpty()) return;
        if (places.correct(now.code(), now.changes(), by, values) instanceof CorrectionResult.Corrected)
            values.forEach((field, value) -> store.keep(
                    n,
                    new DuplicateReviewStore.ChangedValue(
                            now.id(), field, own.sheet().text(field), value)));
    }

    /// Reverts the field values that were kept with a decision, unless a person changed them since.
    private void letGo(long n, StatementSource.Person by) {
        for (var kept : store.kept(n)) {
            var place = places.find(List.of(kept.place())).get(kept.place());
            if (place != null && place.sheet().text(kept.field()).equals(kept.after()))
                places.correct(place.code(), place.changes(), by, Map.of(kept.field(), kept.before()));
        }
    }

    private DecisionResult decide(
            RecordPair pair,
            MergeDecision.Verdict verdict,
            long seen,
            StatementSource.Person by,
            Optional<UUID> batch) {
        store.lock();
        var standing = places.find(List.of(pair.left(), pair.right()));
        var left = standing.get(pair.left());
        var right = standing.get(pair.right());
        if (left == null || right == null) return new DecisionResult.NotFound();
        var rulings = new DecisionsInForce(store.last());
        var last = rulings.of(pair);
        if (last.isPresent() && last.get().n() != seen)
            return last.get().verdict() == verdict
                    ? new DecisionResult.Already(last)
                    : new DecisionResult.Overtaken(last.get());
        var together = left.id().equals(right.id());
        switch (verdict) {
            case SAME -> {
                if (together) {
                    if (batch.isPresent() || last.filter(MergeDecision::same).isPresent())
                        return new DecisionResult.Already(last.filter(MergeDecision::same));
                    return new DecisionResult.Joined(append(pair, names(pair, standing), verdict, by, batch));
                }
                var apart = rulings.apart(records(left.id()), records(right.id()));
                if (!apart.isEmpty()) return new DecisionResult.Contradicts(apart);
                switch (places.group(pair.left(), pair.right(), by)) {
                    case GroupingResult.Grouped grouped -> {
                        // The decision itself is stored below.
                    }
                    case GroupingResult.Unchanged same -> {
                        return new DecisionResult.Already(Optional.empty());
                    }
                    case GroupingResult.Busy busy -> {
                        return new DecisionResult.Busy();
                    }
                    case GroupingResult.NotFound notFound -> {
                        return new DecisionResult.NotFound();
                    }
                    case GroupingResult.Separated impossible -> throw new IllegalStateException(impossible.toString());
                    case GroupingResult.Apart impossible -> throw new IllegalStateException(impossible.toString());
                }
            }
            case DISTINCT -> {
                if (together) return new DecisionResult.Contradicts(rulings.chain(pair.left(), pair.right()));
                if (last.filter(MergeDecision::distinct).isPresent()) return new DecisionResult.Already(last);
            }
            case LATER -> {
                if (last.filter(MergeDecision::holds).isPresent()) return new DecisionResult.Already(last);
            }
            case UNDONE -> throw new IllegalArgumentException("undo names a decision");
        }
        return new DecisionResult.Done(append(pair, names(pair, standing), verdict, by, batch));
    }

    /// Undoes a decision in force with all its effects.
    @Transactional
    DecisionResult undo(long n, StatementSource.Person by) {
        store.lock();
        var found = store.decision(n);
        if (found.isEmpty()) return new DecisionResult.NotFound();
        var decision = found.get();
        var rulings = new DecisionsInForce(store.last());
        var last = rulings.of(decision.pair()).orElseThrow();
        if (last.n() != n)
            return last.holds() ? new DecisionResult.Overtaken(last) : new DecisionResult.Already(Optional.of(last));
        if (!decision.holds()) return new DecisionResult.NotFound();
        // Stored before the places change, so that a listener finds the reason.
        var undone = takeBack(decision, by);
        if (!decision.same()) return new DecisionResult.Done(undone);
        var root =
                places.find(List.of(decision.pair().left())).get(decision.pair().left());
        if (root == null) return nothingWritten(new DecisionResult.NotFound());
        // Read before the decisions, so that a separation by a coordinator in between is reported.
        var records = records(root.id());
        var moved = moved(undone, new DecisionsInForce(store.last()).groups(records), by);
        if (moved instanceof DecisionResult.Done) letGo(n, by);
        return moved;
    }

    private DecisionResult moved(long undone, Collection<Set<PlaceId>> groups, StatementSource.Person by) {
        // Other decisions still join all records, so nothing changes and the history gets no entry.
        if (groups.size() == 1) return new DecisionResult.Done(undone);
        return switch (places.regroup(groups, by)) {
            case DONE -> new DecisionResult.Done(undone);
            case BUSY -> nothingWritten(new DecisionResult.Busy());
            case NOT_FOUND -> nothingWritten(new DecisionResult.NotFound());
        };
    }

    private long takeBack(MergeDecision decision, StatementSource.Person by) {
        return append(decision.pair(), names(decision), MergeDecision.Verdict.UNDONE, by, Optional.empty());
    }

    /// The last batches.
    @Transactional(readOnly = true)
    List<DecisionBatch.BatchSummary> batches(int count) {
        return store.batches(count);
    }

    /// The decisions of a batch, and the places that would be separated now.
    @Transactional(readOnly = true)
    Optional<DecisionBatch> batch(UUID id) {
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
        return Optional.of(DecisionBatch.of(id, decisions, new DecisionsInForce(store.last()), together));
    }

    /// Undoes the decisions of a batch that are still in force, with all their effects. Pairs decided again
    /// since stay, and so do groups joined by other decisions.
    ///
    /// @param seen number of the batch's latest decision when the page was shown
    @Transactional
    DecisionResult undo(UUID id, long seen, StatementSource.Person by) {
        store.lock();
        var found = batch(id);
        if (found.isEmpty()) return new DecisionResult.NotFound();
        var batch = found.get();
        var holding = batch.holding();
        if (holding.isEmpty()) return new DecisionResult.Already(Optional.of(batch.latest()));
        if (batch.latest().n() != seen) return new DecisionResult.Overtaken(batch.latest());
        var undone = 0L;
        for (var decision : holding) undone = takeBack(decision, by);
        return moved(undone, batch.groups(), by);
    }

    private static DecisionResult nothingWritten(DecisionResult why) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return why;
    }

    /// « Confirmer les évidents » — confirms each group separately: a refused group does not affect the others.
    /// Only groups that are obvious now are confirmed, whatever the page showed.
    ///
    /// @param batch id of the batch
    Confirmed confirm(Collection<Set<PlaceId>> groups, UUID batch, StatementSource.Person by) {
        var grouped = 0;
        var left = 0;
        var lines = new HashMap<Set<PlaceId>, DuplicateReviewQueue.Obvious>();
        for (var line : queue().obvious()) lines.put(ids(line.places()), line);
        for (var group : groups) {
            var now = Optional.ofNullable(lines.get(group));
            var done = now.isPresent()
                    && Boolean.TRUE.equals(transaction.execute(status -> {
                        for (var candidate : now.get().pairs()) {
                            var seen =
                                    last(candidate.pair()).map(MergeDecision::n).orElse(0L);
                            switch (decide(
                                    candidate.pair(), MergeDecision.Verdict.SAME, seen, by, Optional.of(batch))) {
                                case DecisionResult.Done written -> {
                                    // Continues with the next pair of the group.
                                }
                                case DecisionResult.Joined written -> {
                                    // Continues with the next pair of the group.
                                }
                                case DecisionResult.Already already -> {
                                    // Another pair of the group has already joined the two.
                                }
                                case DecisionResult.Overtaken refused -> status.setRollbackOnly();
                                case DecisionResult.Contradicts refused -> status.setRollbackOnly();
                                case DecisionResult.Busy refused -> status.setRollbackOnly();
                                case DecisionResult.NotFound refused -> status.setRollbackOnly();
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

    /// How many groups became one place, and how many did not change.
    record Confirmed(int grouped, int left) {}

    static Set<PlaceId> ids(Collection<Place> places) {
        var ids = new HashSet<PlaceId>();
        for (var place : places) ids.add(place.id());
        return ids;
    }

    /// Replaces the decisions that joined a record which a coordinator separated from its place by decisions
    /// that they are two places. After an undo no decision joins it, and nothing is stored.
    @Transactional
    void onSeparated(PlacesSeparated news) {
        var restored = records(news.restored());
        var there = records(news.survivor());
        for (var decision : new DecisionsInForce(store.last()).between(restored, there))
            if (decision.same())
                append(decision.pair(), names(decision), MergeDecision.Verdict.DISTINCT, news.by(), Optional.empty());
        for (var records : List.of(restored, there)) keepTogether(records, news.by());
    }

    /// Stores decisions for records that a coordinator left together without a decision, when separating the
    /// others.
    private void keepTogether(List<PlaceId> records, StatementSource.Human by) {
        var groups = new DecisionsInForce(store.last()).groups(records);
        var first = groups.getFirst().iterator().next();
        for (var group : groups.subList(1, groups.size())) {
            var pair = new RecordPair(first, group.iterator().next());
            var standing = places.find(List.of(pair.left(), pair.right()));
            append(pair, names(pair, standing), MergeDecision.Verdict.SAME, by, Optional.empty());
        }
    }

    private long append(
            RecordPair pair,
            DuplicateReviewStore.Names names,
            MergeDecision.Verdict verdict,
            StatementSource.Human by,
            Optional<UUID> batch) {
        var who = switch (by) {
            case StatementSource.Person person -> person.account();
            case StatementSource.Caretaker caretaker -> caretaker.id();
        };
        return store.append(pair, names, verdict, clock.instant(), who, by.name(), batch);
    }

    private static DuplicateReviewStore.Names names(RecordPair pair, Map<PlaceId, Place> standing) {
        return new DuplicateReviewStore.Names(name(standing.get(pair.left())), name(standing.get(pair.right())));
    }

    private static DuplicateReviewStore.Names names(MergeDecision decision) {
        return new DuplicateReviewStore.Names(decision.leftName(), decision.rightName());
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
