package org.tousaidants.places.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextCustomizerFactories;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.MergedRecord;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.places.merging.MergeDecision.MergeVerdict;
import org.tousaidants.platform.db.TestDatabase;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.tenancy.TestTenant;
import org.tousaidants.platform.web.TestSite;

/// Tests decisions about duplicates against the real database.
@ContextCustomizerFactories(TestDatabase.class)
@SpringBootTest(classes = TestSite.class)
class DuplicatesTest {
    @Autowired
    DuplicateReview duplicates;

    @Autowired
    DuplicateSearchRunner duplicateFinder;

    @Autowired
    Places places;

    @Autowired
    PlaceDirectory directory;

    @Autowired
    DuplicateReviewStore store;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    private final String network = "test-" + UUID.randomUUID();

    @RegisterExtension
    final TestTenant inTenant = new TestTenant(network);

    private final ValueStatementSource.HarvestedSource state =
            new ValueStatementSource.HarvestedSource("etat", UUID.randomUUID());
    private final ValueStatementSource.HarvestedSource town =
            new ValueStatementSource.HarvestedSource("ville", UUID.randomUUID());
    private final UUID batch = UUID.randomUUID();
    private final ValueStatementSource.AccountSource claire =
            new ValueStatementSource.AccountSource(UUID.randomUUID(), "Claire");
    private final ValueStatementSource.AccountSource nadia =
            new ValueStatementSource.AccountSource(UUID.randomUUID(), "Nadia");

    @Test
    void aSearchFindsTheSameHouseInTwoFilesAndDecidesNothing() {
        twoFiles();
        duplicateFinder.search();
        var queue = duplicates.queue();
        assertThat(queue.obvious()).hasSize(1);
        assertThat(queue.obvious().getFirst().places())
                .extracting(Place::name)
                .containsExactlyInAnyOrder("France services de Saintes", "France Services Saintes");
        assertThat(directory.snapshot().places()).hasSize(4);
        assertThat(duplicates.lastSearch()).hasValueSatisfying(search -> {
            assertThat(search.endedAt()).isPresent();
            assertThat(search.records()).isEqualTo(4);
        });
    }

    @Test
    void confirmedTheObviousBecomeOnePlaceAndCanBeUndone() {
        twoFiles();
        duplicateFinder.search();
        var group = DuplicateReview.ids(duplicates.queue().obvious().getFirst().places());
        assertThat(duplicates.confirm(Set.of(group), batch, claire))
                .isEqualTo(new DuplicateReview.ConfirmedGroupCounts(1, 0));
        assertThat(directory.snapshot().places()).hasSize(3);
        assertThat(duplicates.confirm(Set.of(group), batch, claire))
                .isEqualTo(new DuplicateReview.ConfirmedGroupCounts(0, 1));
        var decision = duplicates.decisions(0, 10).getFirst();
        assertThat(decision.name()).isEqualTo("Claire");
        assertThat(duplicates.undo(decision.n(), nadia)).isInstanceOf(MergeDecisionResult.DecisionStored.class);
        assertThat(directory.snapshot().places()).hasSize(4);
        assertThat(duplicates.decisions(0, 10)).hasSize(2);
    }

    @Test
    void aGroupThatNobodyWasShownIsNotConfirmed() {
        var all = numbered(2);
        assertThat(duplicates.confirm(Set.of(DuplicateReview.ids(all)), batch, claire))
                .isEqualTo(new DuplicateReview.ConfirmedGroupCounts(0, 1));
        assertThat(directory.snapshot().places()).hasSize(2);
    }

    @Test
    void aDecisionOutlivesEveryHarvestAndEverySearch() {
        twoFiles();
        duplicateFinder.search();
        var pair = duplicates.queue().obvious().getFirst().pairs().getFirst().pair();
        assertThat(decide(pair, MergeVerdict.DISTINCT)).isInstanceOf(MergeDecisionResult.DecisionStored.class);
        places.gather(town, List.of(saintesOfTown("+33546000099")));
        duplicateFinder.search();
        var queue = duplicates.queue();
        assertThat(queue.obvious()).isEmpty();
        assertThat(queue.pairs()).isEmpty();
    }

    @Test
    void aDoubleClickDecidesOnce() {
        var all = numbered(2);
        var pair = new PlaceRecordPair(all.get(0).id(), all.get(1).id());
        assertThat(duplicates.decide(pair, MergeVerdict.SAME, 0, claire))
                .isInstanceOf(MergeDecisionResult.DecisionStored.class);
        assertThat(duplicates.decide(pair, MergeVerdict.SAME, 0, claire))
                .isInstanceOf(MergeDecisionResult.DecisionAlreadyInForce.class);
        assertThat(duplicates.countDecisions()).isEqualTo(1);
    }

    @Test
    void theSecondOfTwoIsToldAndNothingIsLost() {
        var all = numbered(2);
        var pair = new PlaceRecordPair(all.get(0).id(), all.get(1).id());
        duplicates.decide(pair, MergeVerdict.DISTINCT, 0, claire);
        assertThat(duplicates.decide(pair, MergeVerdict.SAME, 0, nadia))
                .isInstanceOfSatisfying(
                        MergeDecisionResult.DecisionOvertaken.class,
                        told -> assertThat(told.by().name()).isEqualTo("Claire"));
        assertThat(directory.snapshot().places()).hasSize(2);
        var seen = duplicates.last(pair).orElseThrow().n();
        assertThat(duplicates.decide(pair, MergeVerdict.SAME, seen, nadia))
                .isInstanceOf(MergeDecisionResult.ContradictoryDecision.class);
        duplicates.undo(seen, nadia);
        assertThat(decide(pair, MergeVerdict.SAME)).isInstanceOf(MergeDecisionResult.DecisionStored.class);
        assertThat(directory.snapshot().places()).hasSize(1);
    }

    @Test
    void aIsBAndBIsCButAIsNotCIsExplainedAndLeftToPeople() {
        var all = numbered(3);
        var ab = new PlaceRecordPair(all.get(0).id(), all.get(1).id());
        var bc = new PlaceRecordPair(all.get(1).id(), all.get(2).id());
        var ac = new PlaceRecordPair(all.get(0).id(), all.get(2).id());
        decide(ac, MergeVerdict.DISTINCT);
        decide(ab, MergeVerdict.SAME);
        assertThat(decide(bc, MergeVerdict.SAME))
                .isInstanceOfSatisfying(
                        MergeDecisionResult.ContradictoryDecision.class,
                        told -> assertThat(told.earlier())
                                .extracting(MergeDecision::pair)
                                .containsExactly(ac));
        assertThat(directory.snapshot().places()).hasSize(2);
    }

    @Test
    void theOtherWayRoundTheChainIsShown() {
        var all = numbered(4);
        for (var i = 0; i < 3; i++)
            decide(new PlaceRecordPair(all.get(i).id(), all.get(i + 1).id()), MergeVerdict.SAME);
        assertThat(decide(new PlaceRecordPair(all.get(0).id(), all.get(3).id()), MergeVerdict.DISTINCT))
                .isInstanceOfSatisfying(
                        MergeDecisionResult.ContradictoryDecision.class,
                        told -> assertThat(told.earlier()).hasSize(3));
        assertThat(directory.snapshot().places()).hasSize(1);
    }

    @Test
    void undoingTheFirstOfTwoDecisionsLeavesTheOther() {
        var all = numbered(3);
        var ab = new PlaceRecordPair(all.get(0).id(), all.get(1).id());
        var bc = new PlaceRecordPair(all.get(1).id(), all.get(2).id());
        decide(ab, MergeVerdict.SAME);
        decide(bc, MergeVerdict.SAME);
        var first = duplicates.last(ab).orElseThrow();
        assertThat(duplicates.undo(first.n(), claire)).isInstanceOf(MergeDecisionResult.DecisionStored.class);
        var standing = places.find(all.stream().map(Place::id).toList());
        assertThat(standing.get(all.get(1).id()))
                .isEqualTo(standing.get(all.get(2).id()));
        assertThat(standing.get(all.get(0).id()))
                .isNotEqualTo(standing.get(all.get(1).id()));
        assertThat(duplicates.last(bc).orElseThrow().verdict()).isEqualTo(MergeVerdict.SAME);
        assertThat(duplicates.undo(first.n(), claire)).isInstanceOf(MergeDecisionResult.DecisionAlreadyInForce.class);
    }

    @Test
    void whoeverSaysSameOfTwoThatOthersJoinedIsWrittenAndHoldsThemWhenTheOthersAreTakenBack() {
        var all = numbered(3);
        var ab = new PlaceRecordPair(all.get(0).id(), all.get(1).id());
        var bc = new PlaceRecordPair(all.get(1).id(), all.get(2).id());
        var ac = new PlaceRecordPair(all.get(0).id(), all.get(2).id());
        decide(ab, MergeVerdict.SAME);
        decide(bc, MergeVerdict.SAME);
        assertThat(duplicates.decide(ac, MergeVerdict.SAME, 0, nadia))
                .isInstanceOf(MergeDecisionResult.PlacesAlreadyJoined.class);
        var written = duplicates.last(ac).orElseThrow();
        assertThat(written.name()).isEqualTo("Nadia");
        assertThat(duplicates.decide(ac, MergeVerdict.SAME, written.n(), nadia))
                .isInstanceOf(MergeDecisionResult.DecisionAlreadyInForce.class);
        for (var pair : List.of(ab, bc))
            duplicates.undo(duplicates.last(pair).orElseThrow().n(), claire);
        var standing = places.find(all.stream().map(Place::id).toList());
        assertThat(standing.get(all.get(0).id()))
                .isEqualTo(standing.get(all.get(2).id()));
        assertThat(standing.get(all.get(1).id()))
                .isNotEqualTo(standing.get(all.get(0).id()));
        assertThat(duplicates.undo(written.n(), nadia)).isInstanceOf(MergeDecisionResult.DecisionStored.class);
        assertThat(directory.snapshot().places()).hasSize(3);
    }

    /// For any order of records and decisions, and whichever is undone: the other decision stays as it was, and
    /// can be undone in its turn.
    @Test
    void whicheverOfTwoDecisionsIsTakenBackTheOtherHoldsAsItWas() {
        var round = 0;
        for (var first = 0; first < 3; first++)
            for (var second = 0; second < 3; second++)
                for (var undone = 0; undone < 2; undone++) {
                    if (first == second) continue;
                    var all = numberedFrom(1 + 10 * round++, 3);
                    var pairs = List.of(pair(all, 0, 1), pair(all, 0, 2), pair(all, 1, 2));
                    var decided = List.of(pairs.get(first), pairs.get(second));
                    for (var pair : decided)
                        assertThat(decide(pair, MergeVerdict.SAME))
                                .isInstanceOf(MergeDecisionResult.DecisionStored.class);
                    var kept = decided.get(1 - undone);
                    var before = last(kept);
                    var as = first + " then " + second + ", undone " + undone;
                    assertThat(duplicates.undo(last(decided.get(undone)).n(), nadia))
                            .as(as)
                            .isInstanceOf(MergeDecisionResult.DecisionStored.class);
                    assertThat(last(kept)).as(as).isEqualTo(before);
                    assertThat(standing(all)).as(as).isEqualTo(expected(all, List.of(kept)));
                    addressesLeadToThePlaceThatStands(all);
                    assertThat(duplicates.undo(before.n(), claire))
                            .as(as)
                            .isInstanceOf(MergeDecisionResult.DecisionStored.class);
                    assertThat(standing(all)).as(as).hasSize(3);
                    assertThat(decide(kept, MergeVerdict.SAME))
                            .as(as)
                            .isInstanceOf(MergeDecisionResult.DecisionStored.class);
                    assertThat(standing(all)).as(as).isEqualTo(expected(all, List.of(kept)));
                }
    }

    /// Thirty acts at random among six records, with harvests in between: the records that stand together are
    /// those of the decisions that hold, each source's value is used where its record stands, and
    /// nothing else is lost.
    @Test
    void whateverIsDecidedTakenBackAndHarvestedWhatHoldsIsWhatStands() {
        for (var seed = 0; seed < 12; seed++) {
            var random = new Random(seed);
            var first = 1 + 10 * seed;
            var all = numberedFrom(first, 6);
            var same = new LinkedHashMap<PlaceRecordPair, Long>();
            var distinct = new LinkedHashMap<PlaceRecordPair, Long>();
            for (var act = 0; act < 30; act++) {
                var as = "seed " + seed + ", act " + act;
                var one = random.nextInt(6);
                var pair = pair(all, one, (one + 1 + random.nextInt(5)) % 6);
                switch (random.nextInt(8)) {
                    case 0, 1, 2 -> {
                        var decided = decide(pair, MergeVerdict.SAME);
                        if (decided instanceof MergeDecisionResult.DecisionStored(var n)) same.put(pair, n);
                        if (decided instanceof MergeDecisionResult.PlacesAlreadyJoined(var n)) same.put(pair, n);
                    }
                    case 3 -> {
                        if (decide(pair, MergeVerdict.DISTINCT) instanceof MergeDecisionResult.DecisionStored(var n))
                            distinct.put(pair, n);
                    }
                    case 4, 5 -> {
                        if (same.isEmpty()) continue;
                        var taken = List.copyOf(same.keySet()).get(random.nextInt(same.size()));
                        var n = Objects.requireNonNull(same.remove(taken));
                        assertThat(duplicates.undo(n, nadia))
                                .as(as)
                                .isInstanceOf(MergeDecisionResult.DecisionStored.class);
                        assertThat(duplicates.undo(n, claire))
                                .as(as)
                                .isInstanceOf(MergeDecisionResult.DecisionAlreadyInForce.class);
                    }
                    case 6 -> {
                        if (distinct.isEmpty()) continue;
                        var taken = List.copyOf(distinct.keySet()).get(random.nextInt(distinct.size()));
                        var n = Objects.requireNonNull(distinct.remove(taken));
                        assertThat(duplicates.undo(n, nadia))
                                .as(as)
                                .isInstanceOf(MergeDecisionResult.DecisionStored.class);
                    }
                    default -> places.gather(state, List.of(numbered(first + one, "+3354700" + (1000 + act))));
                }
                assertThat(standing(all)).as(as).isEqualTo(expected(all, same.keySet()));
                same.forEach((held, n) -> assertThat(last(held).n()).as(as).isEqualTo(n));
                distinct.forEach((held, n) -> assertThat(last(held).n()).as(as).isEqualTo(n));
                addressesLeadToThePlaceThatStands(all);
            }
        }
    }

    @Test
    void twoWhoTakeBackTwoDecisionsOfOneGroupAtOnceBothSucceed() throws Exception {
        for (var round = 0; round < 5; round++) {
            var all = numberedFrom(1 + round * 10, 3);
            var bc = pair(all, 1, 2);
            var ac = pair(all, 0, 2);
            decide(bc, MergeVerdict.SAME);
            decide(ac, MergeVerdict.SAME);
            var answers =
                    atOnce(() -> duplicates.undo(last(bc).n(), claire), () -> duplicates.undo(last(ac).n(), nadia));
            assertThat(answers).allMatch(MergeDecisionResult.DecisionStored.class::isInstance);
            assertThat(standing(all)).hasSize(3);
            assertThat(last(bc).verdict()).isEqualTo(MergeVerdict.UNDONE);
            assertThat(last(ac).verdict()).isEqualTo(MergeVerdict.UNDONE);
        }
    }

    @Test
    void whatWasConfirmedInOneActIsTakenBackInOneAct() {
        var groups = confirmedBatch(4);
        assertThat(directory.snapshot().places()).hasSize(4);
        var told = duplicates.batches(5).getFirst();
        assertThat(told).isEqualTo(new MergeDecisionBatch.MergeBatchSummary(batch, told.at(), "Claire", 4, 4));
        var seen = duplicates.batch(batch).orElseThrow();
        assertThat(seen.lines()).allSatisfy(line -> {
            assertThat(line.left()).containsExactly(line.decision().pair().left());
            assertThat(line.right()).containsExactly(line.decision().pair().right());
        });
        assertThat(duplicates.undo(batch, seen.latest().n(), nadia))
                .isInstanceOf(MergeDecisionResult.DecisionStored.class);
        assertThat(standing(groups)).hasSize(8);
        addressesLeadToThePlaceThatStands(groups);
        assertThat(duplicates.batches(5).getFirst().holding()).isZero();
        assertThat(duplicates.queue().obvious()).hasSize(4);
        var after = duplicates.batch(batch).orElseThrow();
        assertThat(after.lines())
                .allSatisfy(line -> assertThat(line.since().orElseThrow())
                        .extracting(MergeDecision::verdict, MergeDecision::name)
                        .containsExactly(MergeVerdict.UNDONE, "Nadia"));
        // Twice, with the former and with the current state.
        assertThat(duplicates.undo(batch, seen.latest().n(), nadia))
                .isInstanceOf(MergeDecisionResult.DecisionAlreadyInForce.class);
        assertThat(duplicates.undo(batch, after.latest().n(), claire))
                .isInstanceOf(MergeDecisionResult.DecisionAlreadyInForce.class);
        assertThat(duplicates.countDecisions()).isEqualTo(8);
    }

    @Test
    void ofABatchWhatWasDecidedAgainSinceStaysAndTheSecondCoordinatorIsToldFirst() {
        var all = confirmedBatch(4);
        var seen = duplicates.batch(batch).orElseThrow();
        var lines = seen.lines();
        // One is undone, one is separated, one is confirmed anew, and a ninth record joins the last.
        var undone = lines.get(0).decision();
        var apart = lines.get(1).decision();
        var anew = lines.get(2).decision();
        var grown = lines.get(3).decision();
        duplicates.undo(undone.n(), nadia);
        duplicates.undo(apart.n(), nadia);
        decide(apart.pair(), MergeVerdict.DISTINCT);
        duplicates.undo(anew.n(), nadia);
        decide(anew.pair(), MergeVerdict.SAME);
        var ninth = numbered(1).getFirst();
        decide(new PlaceRecordPair(grown.pair().right(), ninth.id()), MergeVerdict.SAME);
        assertThat(duplicates.undo(batch, seen.latest().n(), nadia))
                .isInstanceOfSatisfying(
                        MergeDecisionResult.DecisionOvertaken.class,
                        told -> assertThat(told.by().pair().left().equals(ninth.id())
                                        || told.by().pair().right().equals(ninth.id()))
                                .isTrue());
        var now = duplicates.batch(batch).orElseThrow();
        assertThat(now.holding()).extracting(MergeDecision::n).containsExactly(grown.n());
        assertThat(now.lines().get(0).since().orElseThrow().verdict()).isEqualTo(MergeVerdict.UNDONE);
        assertThat(now.lines().get(1).since().orElseThrow().verdict()).isEqualTo(MergeVerdict.DISTINCT);
        assertThat(now.lines().get(2).since().orElseThrow().verdict()).isEqualTo(MergeVerdict.SAME);
        assertThat(now.lines().get(3).right())
                .containsExactlyInAnyOrder(grown.pair().right(), ninth.id());
        assertThat(duplicates.undo(batch, now.latest().n(), nadia))
                .isInstanceOf(MergeDecisionResult.DecisionStored.class);
        var places9 = new ArrayList<>(all);
        places9.add(ninth);
        assertThat(standing(places9))
                .isEqualTo(expected(
                        places9,
                        List.of(anew.pair(), new PlaceRecordPair(grown.pair().right(), ninth.id()))));
        assertThat(last(apart.pair()).verdict()).isEqualTo(MergeVerdict.DISTINCT);
    }

    @Test
    void aDecisionElsewhereHoldsNoBatchBack() {
        confirmedBatch(2);
        var seen = duplicates.batch(batch).orElseThrow().latest().n();
        var two = numbered(2);
        decide(pair(two, 0, 1), MergeVerdict.SAME);
        assertThat(duplicates.undo(batch, seen, nadia)).isInstanceOf(MergeDecisionResult.DecisionStored.class);
        assertThat(standing(two)).hasSize(1);
    }

    @Test
    void twoWhoTakeBackOneBatchAtOnceDoItOnce() throws Exception {
        var all = confirmedBatch(3);
        var seen = duplicates.batch(batch).orElseThrow().latest().n();
        var answers = atOnce(() -> duplicates.undo(batch, seen, claire), () -> duplicates.undo(batch, seen, nadia));
        assertThat(answers)
                .filteredOn(MergeDecisionResult.DecisionStored.class::isInstance)
                .hasSize(1);
        assertThat(answers)
                .filteredOn(MergeDecisionResult.DecisionAlreadyInForce.class::isInstance)
                .hasSize(1);
        assertThat(standing(all)).hasSize(6);
        assertThat(duplicates.countDecisions()).isEqualTo(6);
    }

    @Test
    void aBatchOfAnotherNetworkIsNotFound() {
        var all = confirmedBatch(2);
        var seen = duplicates.batch(batch).orElseThrow().latest().n();
        assertThat(CurrentTenantScope.in(network + "-other", () -> duplicates.batch(batch)))
                .isEmpty();
        assertThat(CurrentTenantScope.in(network + "-other", () -> duplicates.batches(5)))
                .isEmpty();
        assertThat(CurrentTenantScope.in(network + "-other", () -> duplicates.undo(batch, seen, nadia)))
                .isEqualTo(new MergeDecisionResult.PairNotFound());
        assertThat(duplicates.undo(UUID.randomUUID(), seen, nadia)).isEqualTo(new MergeDecisionResult.PairNotFound());
        assertThat(standing(all)).hasSize(2);
    }

    @Test
    void duringAHarvestABatchIsTakenBackWholeOrNotAtAll() throws Exception {
        var all = confirmedBatch(2);
        var seen = duplicates.batch(batch).orElseThrow().latest().n();
        var gathered = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor()) {
            var harvest = threads.submit(() -> CurrentTenantScope.in(
                    network,
                    () -> transaction.executeWithoutResult(status -> {
                        places.gather(state, List.of(numbered(99, "+33546000199")));
                        gathered.countDown();
                        try {
                            asked.await(60, TimeUnit.SECONDS);
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    })));
            gathered.await(60, TimeUnit.SECONDS);
            assertThat(duplicates.undo(batch, seen, nadia))
                    .isEqualTo(new MergeDecisionResult.DecisionBlockedByHarvest());
            asked.countDown();
            harvest.get(60, TimeUnit.SECONDS);
        }
        assertThat(duplicates.countDecisions()).isEqualTo(2);
        assertThat(standing(all)).hasSize(2);
        assertThat(duplicates.undo(batch, seen, nadia)).isInstanceOf(MergeDecisionResult.DecisionStored.class);
    }

    /// As many obvious pairs, confirmed by Claire in one act; all their records.
    private List<Place> confirmedBatch(int pairs) {
        var all = numberedFrom(50, 2 * pairs);
        var sure = new ArrayList<MergeCandidate>();
        for (var i = 0; i < pairs; i++)
            sure.add(new MergeCandidate(pair(all, 2 * i, 2 * i + 1), 0.99, true, false, "", List.of()));
        store.replace(sure);
        var groups = new HashSet<Set<PlaceId>>();
        for (var line : duplicates.queue().obvious()) groups.add(DuplicateReview.ids(line.places()));
        assertThat(duplicates.confirm(groups, batch, claire))
                .isEqualTo(new DuplicateReview.ConfirmedGroupCounts(pairs, 0));
        return all;
    }

    @Test
    void whatIsSeparatedAtTheDeskIsTwoPlacesFromThenOn() {
        var all = numbered(3);
        var ab = new PlaceRecordPair(all.get(0).id(), all.get(1).id());
        var bc = new PlaceRecordPair(all.get(1).id(), all.get(2).id());
        decide(ab, MergeVerdict.SAME);
        decide(bc, MergeVerdict.SAME);
        var absorbed = places.grouped().keySet().stream()
                .filter(id -> id.equals(all.get(1).id()))
                .findFirst()
                .orElseThrow();
        places.separate(absorbed, nadia);
        assertThat(duplicates.last(ab).orElseThrow()).satisfies(decision -> {
            assertThat(decision.verdict()).isEqualTo(MergeVerdict.DISTINCT);
            assertThat(decision.name()).isEqualTo("Nadia");
        });
        assertThat(directory.snapshot().places()).hasSize(2);
        // The two others still stand together, and that can be undone too.
        var ac = duplicates
                .last(new PlaceRecordPair(all.get(0).id(), all.get(2).id()))
                .orElseThrow();
        assertThat(ac.verdict()).isEqualTo(MergeVerdict.SAME);
        duplicates.undo(ac.n(), nadia);
        assertThat(directory.snapshot().places()).hasSize(3);
    }

    @Test
    void laterComesLast() {
        var all = numbered(4);
        var first = new PlaceRecordPair(all.get(0).id(), all.get(1).id());
        var second = new PlaceRecordPair(all.get(2).id(), all.get(3).id());
        store.replace(List.of(candidate(first, 0.9), candidate(second, 0.4)));
        assertThat(pairs()).containsExactly(first, second);
        decide(first, MergeVerdict.LATER);
        assertThat(pairs()).containsExactly(second, first);
        assertThat(duplicates.queue().later()).isEqualTo(1);
        decide(first, MergeVerdict.DISTINCT);
        assertThat(pairs()).containsExactly(second);
    }

    @Test
    void anotherNetworkDecidesNothingHere() {
        var all = numbered(2);
        var pair = new PlaceRecordPair(all.get(0).id(), all.get(1).id());
        assertThat(CurrentTenantScope.in(
                        network + "-other", () -> duplicates.decide(pair, MergeVerdict.SAME, 0, claire)))
                .isEqualTo(new MergeDecisionResult.PairNotFound());
        decide(pair, MergeVerdict.SAME);
        var n = duplicates.last(pair).orElseThrow().n();
        assertThat(CurrentTenantScope.in(network + "-other", () -> duplicates.undo(n, claire)))
                .isEqualTo(new MergeDecisionResult.PairNotFound());
        assertThat(directory.snapshot().places()).hasSize(1);
    }

    @Test
    void twoWhoDecideTheContraryAtTheSameMomentNeverBothWin() throws Exception {
        for (var round = 0; round < 5; round++) {
            var all = numberedFrom(round * 10, 2);
            var pair = new PlaceRecordPair(all.get(0).id(), all.get(1).id());
            var answers = atOnce(
                    () -> duplicates.decide(pair, MergeVerdict.SAME, 0, claire),
                    () -> duplicates.decide(pair, MergeVerdict.DISTINCT, 0, nadia));
            assertThat(answers)
                    .filteredOn(MergeDecisionResult.DecisionStored.class::isInstance)
                    .hasSize(1);
            assertThat(answers)
                    .filteredOn(MergeDecisionResult.DecisionOvertaken.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    void aHarvestThatFailsAsksForNoSearch() {
        transaction.executeWithoutResult(status -> {
            twoFiles();
            status.setRollbackOnly();
        });
        assertThat(store.asking()).doesNotContain(network);
        twoFiles();
        assertThat(store.asking()).contains(network);
        duplicateFinder.search();
        assertThat(store.asking()).doesNotContain(network);
        twoFiles();
        assertThat(store.asking()).doesNotContain(network);
    }

    @Test
    void aSearchThatWasCutOffIsBegunAgainOnce() {
        twoFiles();
        var nobody = 1L;
        transaction.executeWithoutResult(
                status -> store.begin(Instant.EPOCH, nobody).orElseThrow());
        assertThat(store.asking()).contains(network);
        duplicateFinder.search();
        assertThat(store.asking()).doesNotContain(network);
        assertThat(duplicates.queue().obvious()).hasSize(1);
        assertThat(db.sql("select count(*) from merging_quest where network = :n")
                        .param("n", network)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whatWasDecidedCannotBeRewritten() {
        var all = numbered(2);
        decide(new PlaceRecordPair(all.get(0).id(), all.get(1).id()), MergeVerdict.SAME);
        assertThatThrownBy(() -> db.sql("update merging_decision set verdict = 'distinct'")
                        .update())
                .hasMessageContaining("history");
        assertThatThrownBy(() -> db.sql("delete from merging_decision").update())
                .hasMessageContaining("history");
    }

    private <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
        var together = new CountDownLatch(1);
        var answers = new ArrayList<T>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var futures = new ArrayList<Future<T>>();
            for (var act : List.of(one, other))
                futures.add(threads.submit(() -> CurrentTenantScope.in(network, () -> {
                    together.await();
                    return act.call();
                })));
            together.countDown();
            for (var future : futures) answers.add(future.get(60, TimeUnit.SECONDS));
        }
        return answers;
    }

    private static PlaceRecordPair pair(List<Place> all, int one, int other) {
        return new PlaceRecordPair(all.get(one).id(), all.get(other).id());
    }

    private MergeDecision last(PlaceRecordPair pair) {
        return duplicates.last(pair).orElseThrow();
    }

    /// The groups of places that stand together.
    private Set<Set<PlaceId>> standing(List<Place> all) {
        var groups = new HashMap<PlaceId, Set<PlaceId>>();
        places.find(all.stream().map(Place::id).toList())
                .forEach((id, place) -> groups.computeIfAbsent(place.id(), root -> new HashSet<>())
                        .add(id));
        return Set.copyOf(groups.values());
    }

    private static Set<Set<PlaceId>> expected(List<Place> all, Collection<PlaceRecordPair> same) {
        var groups = new HashMap<PlaceId, Set<PlaceId>>();
        for (var place : all) groups.put(place.id(), new HashSet<>(Set.of(place.id())));
        for (var pair : same) {
            var together = new HashSet<>(Objects.requireNonNull(groups.get(pair.left())));
            together.addAll(Objects.requireNonNull(groups.get(pair.right())));
            together.forEach(id -> groups.put(id, together));
        }
        return Set.copyOf(groups.values());
    }

    /// The code of each record leads to the place where it stands, which is one of its records and has their
    /// sources' values; the directory contains those places and no other.
    private void addressesLeadToThePlaceThatStands(List<Place> all) {
        var found = places.find(all.stream().map(Place::id).toList());
        var shown = new HashMap<PlaceId, Place>();
        directory.snapshot().places().forEach(place -> shown.put(place.id(), place));
        var roots = new HashSet<PlaceId>();
        for (var record : all) {
            var root = Objects.requireNonNull(found.get(record.id()));
            roots.add(root.id());
            assertThat(places.find(record.code())).contains(root);
            assertThat(shown).containsEntry(root.id(), root);
            assertThat(places.members(root.id())).extracting(MergedRecord::id).contains(record.id());
            assertThat(places.members(root.id()).stream()
                            .filter(member -> member.under().isEmpty())
                            .map(MergedRecord::id))
                    .containsExactly(root.id());
        }
        for (var record : all) assertThat(shown.containsKey(record.id())).isEqualTo(roots.contains(record.id()));
        var said = db.sql("""
                        select o.place, o.said->>'telephone' as phone from places_origin o
                        """)
                .query((row, i) -> Map.entry(new PlaceId(row.getObject("place", UUID.class)), row.getString("phone")))
                .list();
        for (var root : roots) {
            var members = places.members(root).stream().map(MergedRecord::id).toList();
            var phones =
                    said.stream().filter(one -> members.contains(one.getKey())).map(Map.Entry::getValue);
            assertThat(phones)
                    .contains(Objects.requireNonNull(shown.get(root)).sheet().text(Field.TELEPHONE));
        }
    }

    private MergeDecisionResult decide(PlaceRecordPair pair, MergeVerdict verdict) {
        var seen = duplicates.last(pair).map(MergeDecision::n).orElse(0L);
        return duplicates.decide(pair, verdict, seen, claire);
    }

    private List<PlaceRecordPair> pairs() {
        return duplicates.queue().pairs().stream()
                .sorted(DuplicateReviewQueue.order(claire.account()))
                .map(one -> one.candidate().pair())
                .toList();
    }

    private static MergeCandidate candidate(PlaceRecordPair pair, double probability) {
        return new MergeCandidate(pair, probability, false, false, "", List.of());
    }

    private void twoFiles() {
        places.gather(
                state,
                List.of(
                        gathered(
                                "1",
                                "France services de Saintes",
                                "1 rue de l'Arc",
                                "17100",
                                "Saintes",
                                "+33546000001"),
                        gathered("2", "Médiathèque de Royan", "2 rue du Port", "17200", "Royan", "+33546000002")));
        places.gather(
                town,
                List.of(
                        saintesOfTown("+33546000001"),
                        gathered(
                                "b",
                                "Foyer rural de Marennes",
                                "3 place du Marché",
                                "17320",
                                "Marennes",
                                "+33546000003")));
    }

    private static HarvestedPlaceRecord saintesOfTown(String phone) {
        return gathered("a", "France Services Saintes", "1, rue de l’Arc", "17100", "SAINTES", phone);
    }

    private List<Place> numbered(int count) {
        return numberedFrom(1, count);
    }

    /// Oldest first.
    private List<Place> numberedFrom(int first, int count) {
        var known = new HashSet<PlaceId>();
        directory.snapshot().places().forEach(place -> known.add(place.id()));
        for (var i = first; i < first + count; i++) places.gather(state, List.of(numbered(i, "+33546000" + (100 + i))));
        return directory.snapshot().places().stream()
                .filter(place -> !known.contains(place.id()))
                .sorted(Comparator.comparing(Place::name))
                .toList();
    }

    private static HarvestedPlaceRecord numbered(int number, String phone) {
        return gathered(
                "n" + number, "Lieu %03d".formatted(number), number + " rue de l'Arc", "17100", "Saintes", phone);
    }

    private static HarvestedPlaceRecord gathered(
            String id, String name, String address, String postcode, String commune, String phone) {
        return new HarvestedPlaceRecord(
                id,
                PlaceSheet.of(Map.of(
                        Field.NOM, name,
                        Field.ADRESSE, address,
                        Field.CODE_POSTAL, postcode,
                        Field.COMMUNE, commune,
                        Field.TELEPHONE, phone)));
    }
}
