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
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.PlaceMergeResult;
import org.tousaidants.places.directory.PlaceRecordsSeparated;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.SheetCorrectionResult;
import org.tousaidants.places.directory.ValueStatementSource;

/// « Les doublons » — service that lists the pairs of records about which a person must decide, and stores the
/// decisions. Each new decision is compared with all decisions in force. If it contradicts some of them, these are
/// shown and the person must choose.
@Service
class DuplicateReview {
    private final DuplicateReviewStore store;
    private final Places places;
    private final PlaceDirectory directory;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DuplicateReview(
            DuplicateReviewStore store,
            Places places,
            PlaceDirectory directory,
            Clock clock,
            TransactionTemplate transaction) {
        this.store = store;
        this.places = places;
        this.directory = directory;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// Returns the number of decisions that wait for a coordinator: pairs of records to review, plus groups of
    /// obvious duplicates.
    @Transactional(readOnly = true)
    public int waiting() {
        var queue = queue();
        return queue.pairs().size() + queue.obvious().size();
    }

    /// Returns whether a person of this network has already made a decision about duplicates.
    @Transactional(readOnly = true)
    public boolean isBegun() {
        return !store.last().isEmpty();
    }

    /// Returns the pairs and groups about which a coordinator must decide.
    @Transactional(readOnly = true)
    DuplicateReviewQueue queue() {
        var snapshot = directory.snapshot();
        var standing = HashMap.<PlaceId, Place>newHashMap(snapshot.places().size());
        for (var place : snapshot.places()) standing.put(place.id(), place);
        return DuplicateReviewQueue.of(
                store.candidates(), standing, places.grouped(), new MergeDecisionsInForce(store.last()));
    }

    /// Returns the proposal to merge these two records; empty if the last search did not compare them.
    @Transactional(readOnly = true)
    Optional<MergeCandidate> candidate(PlaceRecordPair pair) {
        return store.candidates(List.of(pair)).stream().findFirst();
    }

    /// Returns the proposals to merge these pairs of records, by pair.
    @Transactional(readOnly = true)
    Map<PlaceRecordPair, MergeCandidate> candidates(Collection<PlaceRecordPair> pairs) {
        return store.candidates(pairs).stream().collect(Collectors.toMap(MergeCandidate::pair, candidate -> candidate));
    }

    /// Returns the last decision on these two records; empty if there is none.
    @Transactional(readOnly = true)
    Optional<MergeDecision> last(PlaceRecordPair pair) {
        return new MergeDecisionsInForce(store.last()).of(pair);
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

    /// Returns the numbers of the decisions on duplicates that are in force.
    @Transactional(readOnly = true)
    Set<Long> holding() {
        var holding = new HashSet<Long>();
        for (var decision : new MergeDecisionsInForce(store.last()).holding()) holding.add(decision.n());
        return holding;
    }

    @Transactional(readOnly = true)
    Optional<DuplicateSearch> lastSearch() {
        return store.lastSearch();
    }

    /// Stores a decision about a pair.
    ///
    /// @param seen number of the last decision on the pair when the page was opened; 0 if there was none
    @Transactional
    MergeDecisionResult decide(
            PlaceRecordPair pair,
            MergeDecision.MergeVerdict verdict,
            long seen,
            ValueStatementSource.AccountSource by) {
        return decide(pair, verdict, seen, by, Optional.empty());
    }

    /// Stores a decision about a pair of places and the chosen values of their fields.
    ///
    /// @param seen number of the last decision on the pair when the page was opened; 0 if there was none
    @Transactional
    MergeDecisionResult decide(
            PlaceRecordPair pair,
            MergeDecision.MergeVerdict verdict,
            long seen,
            ValueStatementSource.AccountSource by,
            Map<Field, MergeDecisionForm.KeptValueSide> keeping) {
        var before = places.find(List.of(pair.left(), pair.right()));
        var decided = decide(pair, verdict, seen, by, Optional.empty());
        if (verdict == MergeDecision.MergeVerdict.SAME && decided instanceof MergeDecisionResult.DecisionStored(var n))
            keep(pair, n, before, keeping, by);
        return decided;
    }

    private void keep(
            PlaceRecordPair pair,
            long n,
            Map<PlaceId, Place> before,
            Map<Field, MergeDecisionForm.KeptValueSide> keeping,
            ValueStatementSource.AccountSource by) {
        var left = before.get(pair.left());
        var right = before.get(pair.right());
        var now = places.find(List.of(pair.left())).get(pair.left());
        if (left == null || right == null || now == null) return;
        var own = now.id().equals(right.id()) ? right : left;
        var values = new EnumMap<Field, String>(Field.class);
        keeping.forEach((field, side) -> {
            var value = (side == MergeDecisionForm.KeptValueSide.LEFT ? left : right)
                    .sheet()
                    .text(field);
            if (!value.isEmpty() && !value.equals(now.sheet().text(field))) values.put(field, value);
        });
        if (values.isEmpty()) return;
        if (places.correct(now.code(), now.changes(), by, values) instanceof SheetCorrectionResult.SheetCorrected)
            values.forEach((field, value) -> store.keep(
                    n,
                    new DuplicateReviewStore.ChangedValue(
                            now.id(), field, own.sheet().text(field), value)));
    }

    /// Restores the field values that were replaced when this decision was made. A value that a person has
    /// changed since then is kept.
    ///
    /// @param n number of the decision
    private void letGo(long n, ValueStatementSource.AccountSource by) {
        for (var kept : store.kept(n)) {
            var place = places.find(List.of(kept.place())).get(kept.place());
            if (place != null && place.sheet().text(kept.field()).equals(kept.after()))
                places.correct(place.code(), place.changes(), by, Map.of(kept.field(), kept.before()));
        }
    }

    private MergeDecisionResult decide(
            PlaceRecordPair pair,
            MergeDecision.MergeVerdict verdict,
            long seen,
            ValueStatementSource.AccountSource by,
            Optional<UUID> batch) {
        store.lock();
        var standing = places.find(List.of(pair.left(), pair.right()));
        var left = standing.get(pair.left());
        var right = standing.get(pair.right());
        if (left == null || right == null) return new MergeDecisionResult.PairNotFound();
        var rulings = new MergeDecisionsInForce(store.last());
        var last = rulings.of(pair);
        if (last.isPresent() && last.get().n() != seen)
            return last.get().verdict() == verdict
                    ? new MergeDecisionResult.DecisionAlreadyInForce(last)
                    : new MergeDecisionResult.DecisionOvertaken(last.get());
        var together = left.id().equals(right.id());
        switch (verdict) {
            case SAME -> {
                if (together) {
                    if (batch.isPresent() || last.filter(MergeDecision::same).isPresent())
                        return new MergeDecisionResult.DecisionAlreadyInForce(last.filter(MergeDecision::same));
                    return new MergeDecisionResult.PlacesAlreadyJoined(
                            append(pair, names(pair, standing), verdict, by, batch));
                }
                var apart = rulings.apart(records(left.id()), records(right.id()));
                if (!apart.isEmpty()) return new MergeDecisionResult.ContradictoryDecision(apart);
                switch (places.group(pair.left(), pair.right(), by)) {
                    case PlaceMergeResult.PlacesMerged grouped -> {
                        // The new decision itself does not exist yet; it is stored below.
                    }
                    case PlaceMergeResult.PlacesAlreadyMerged same -> {
                        return new MergeDecisionResult.DecisionAlreadyInForce(Optional.empty());
                    }
                    case PlaceMergeResult.MergeBlockedByHarvest busy -> {
                        return new MergeDecisionResult.DecisionBlockedByHarvest();
                    }
                    case PlaceMergeResult.PlaceToMergeNotFound notFound -> {
                        return new MergeDecisionResult.PairNotFound();
                    }
                    case PlaceMergeResult.RecordSeparated impossible ->
                        throw new IllegalStateException(impossible.toString());
                    case PlaceMergeResult.PlaceNotMerged impossible ->
                        throw new IllegalStateException(impossible.toString());
                }
            }
            case DISTINCT -> {
                if (together)
                    return new MergeDecisionResult.ContradictoryDecision(rulings.chain(pair.left(), pair.right()));
                if (last.filter(MergeDecision::distinct).isPresent())
                    return new MergeDecisionResult.DecisionAlreadyInForce(last);
            }
            case LATER -> {
                if (last.filter(MergeDecision::holds).isPresent())
                    return new MergeDecisionResult.DecisionAlreadyInForce(last);
            }
            case UNDONE -> throw new IllegalArgumentException("undo names a decision");
        }
        return new MergeDecisionResult.DecisionStored(append(pair, names(pair, standing), verdict, by, batch));
    }

    /// Undoes a decision in force with all its effects on places.
    ///
    /// @param n number of the decision
    @Transactional
    MergeDecisionResult undo(long n, ValueStatementSource.AccountSource by) {
        store.lock();
        var found = store.decision(n);
        if (found.isEmpty()) return new MergeDecisionResult.PairNotFound();
        var decision = found.get();
        var rulings = new MergeDecisionsInForce(store.last());
        var last = rulings.of(decision.pair()).orElseThrow();
        if (last.n() != n)
            return last.holds()
                    ? new MergeDecisionResult.DecisionOvertaken(last)
                    : new MergeDecisionResult.DecisionAlreadyInForce(Optional.of(last));
        if (!decision.holds()) return new MergeDecisionResult.PairNotFound();
        // The decision is stored before the places change, so that an event listener finds the reason of the
        // change.
        var undone = takeBack(decision, by);
        if (!decision.same()) return new MergeDecisionResult.DecisionStored(undone);
        var root =
                places.find(List.of(decision.pair().left())).get(decision.pair().left());
        if (root == null) return nothingWritten(new MergeDecisionResult.PairNotFound());
        // The records are read before the decisions. If a coordinator separates them in between, the
        // contradiction is then noticed and reported.
        var records = records(root.id());
        var moved = moved(undone, new MergeDecisionsInForce(store.last()).groups(records), by);
        if (moved instanceof MergeDecisionResult.DecisionStored) letGo(n, by);
        return moved;
    }

    private MergeDecisionResult moved(
            long undone, Collection<Set<PlaceId>> groups, ValueStatementSource.AccountSource by) {
        // Other decisions still join all these records, so the places do not change and their history gets
        // no entry.
        if (groups.size() == 1) return new MergeDecisionResult.DecisionStored(undone);
        return switch (places.regroup(groups, by)) {
            case DONE -> new MergeDecisionResult.DecisionStored(undone);
            case BUSY -> nothingWritten(new MergeDecisionResult.DecisionBlockedByHarvest());
            case NOT_FOUND -> nothingWritten(new MergeDecisionResult.PairNotFound());
        };
    }

    private long takeBack(MergeDecision decision, ValueStatementSource.AccountSource by) {
        return append(decision.pair(), names(decision), MergeDecision.MergeVerdict.UNDONE, by, Optional.empty());
    }

    /// Returns the most recent batches of decisions, at most `count`.
    @Transactional(readOnly = true)
    List<MergeDecisionBatch.MergeBatchSummary> batches(int count) {
        return store.batches(count);
    }

    /// Returns the decisions of a batch, with the places that would be separated if the batch were undone; empty
    /// if there is no such batch.
    @Transactional(readOnly = true)
    Optional<MergeDecisionBatch> batch(UUID id) {
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
        return Optional.of(MergeDecisionBatch.of(id, decisions, new MergeDecisionsInForce(store.last()), together));
    }

    /// Undoes those decisions of a batch that are still in force, with all their effects. Pairs that were
    /// decided again later, and records that other decisions join, stay as they are.
    ///
    /// @param id id of the batch
    /// @param seen number of the batch's latest decision when the page was opened
    @Transactional
    MergeDecisionResult undo(UUID id, long seen, ValueStatementSource.AccountSource by) {
        store.lock();
        var found = batch(id);
        if (found.isEmpty()) return new MergeDecisionResult.PairNotFound();
        var batch = found.get();
        var holding = batch.holding();
        if (holding.isEmpty()) return new MergeDecisionResult.DecisionAlreadyInForce(Optional.of(batch.latest()));
        if (batch.latest().n() != seen) return new MergeDecisionResult.DecisionOvertaken(batch.latest());
        var undone = 0L;
        for (var decision : holding) undone = takeBack(decision, by);
        return moved(undone, batch.groups(), by);
    }

    private static MergeDecisionResult nothingWritten(MergeDecisionResult why) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return why;
    }

    /// « Confirmer les évidents » — confirms groups of obvious duplicates, each separately, so that a refused
    /// group does not affect the others. A group that is no longer obvious at this moment is not confirmed,
    /// whatever the page showed.
    ///
    /// @param batch id of the new batch of decisions
    /// @param by person who confirms
    ConfirmedGroupCounts confirm(Collection<Set<PlaceId>> groups, UUID batch, ValueStatementSource.AccountSource by) {
        var grouped = 0;
        var left = 0;
        var lines = new HashMap<Set<PlaceId>, DuplicateReviewQueue.ObviousDuplicate>();
        for (var line : queue().obvious()) lines.put(ids(line.places()), line);
        for (var group : groups) {
            var now = Optional.ofNullable(lines.get(group));
            var done = now.isPresent()
                    && Boolean.TRUE.equals(transaction.execute(status -> {
                        for (var candidate : now.get().pairs()) {
                            var seen =
                                    last(candidate.pair()).map(MergeDecision::n).orElse(0L);
                            switch (decide(
                                    candidate.pair(), MergeDecision.MergeVerdict.SAME, seen, by, Optional.of(batch))) {
                                case MergeDecisionResult.DecisionStored written -> {
                                    // The pair is decided; the loop continues
                                    // with the next pair of the group.
                                }
                                case MergeDecisionResult.PlacesAlreadyJoined written -> {
                                    // The pair needs no decision; the loop
                                    // continues with the next pair of the group.
                                }
                                case MergeDecisionResult.DecisionAlreadyInForce already -> {
                                    // Another pair of the group has already
                                    // joined the two records.
                                }
                                case MergeDecisionResult.DecisionOvertaken refused -> status.setRollbackOnly();
                                case MergeDecisionResult.ContradictoryDecision refused -> status.setRollbackOnly();
                                case MergeDecisionResult.DecisionBlockedByHarvest refused -> status.setRollbackOnly();
                                case MergeDecisionResult.PairNotFound refused -> status.setRollbackOnly();
                            }
                            if (status.isRollbackOnly()) return false;
                        }
                        return true;
                    }));
            if (done) grouped++;
            else left++;
        }
        return new ConfirmedGroupCounts(grouped, left);
    }

    /// The number of groups that became one place, and the number of groups that did not change.
    record ConfirmedGroupCounts(int grouped, int left) {}

    static Set<PlaceId> ids(Collection<Place> places) {
        var ids = new HashSet<PlaceId>();
        for (var place : places) ids.add(place.id());
        return ids;
    }

    /// Handles a coordinator's separation of a record from its place: the decisions that joined the record are
    /// replaced by decisions that they are two places. If the separation is the effect of undoing a decision, no
    /// decision joins the record any more and nothing is stored.
    @Transactional
    void onSeparated(PlaceRecordsSeparated news) {
        var restored = records(news.restored());
        var there = records(news.survivor());
        for (var decision : new MergeDecisionsInForce(store.last()).between(restored, there))
            if (decision.same())
                append(
                        decision.pair(),
                        names(decision),
                        MergeDecision.MergeVerdict.DISTINCT,
                        news.by(),
                        Optional.empty());
        for (var records : List.of(restored, there)) keepTogether(records, news.by());
    }

    /// Stores decisions that join these records, unless decisions already join them. A coordinator left the
    /// records together when separating others.
    private void keepTogether(List<PlaceId> records, ValueStatementSource.HumanSource by) {
        var groups = new MergeDecisionsInForce(store.last()).groups(records);
        var first = groups.getFirst().iterator().next();
        for (var group : groups.subList(1, groups.size())) {
            var pair = new PlaceRecordPair(first, group.iterator().next());
            var standing = places.find(List.of(pair.left(), pair.right()));
            append(pair, names(pair, standing), MergeDecision.MergeVerdict.SAME, by, Optional.empty());
        }
    }

    private long append(
            PlaceRecordPair pair,
            DuplicateReviewStore.PairNames names,
            MergeDecision.MergeVerdict verdict,
            ValueStatementSource.HumanSource by,
            Optional<UUID> batch) {
        var who = switch (by) {
            case ValueStatementSource.AccountSource person -> person.account();
            case ValueStatementSource.CaretakerSource caretaker -> caretaker.id();
        };
        return store.append(pair, names, verdict, clock.instant(), who, by.name(), batch);
    }

    private static DuplicateReviewStore.PairNames names(PlaceRecordPair pair, Map<PlaceId, Place> standing) {
        return new DuplicateReviewStore.PairNames(name(standing.get(pair.left())), name(standing.get(pair.right())));
    }

    private static DuplicateReviewStore.PairNames names(MergeDecision decision) {
        return new DuplicateReviewStore.PairNames(decision.leftName(), decision.rightName());
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
