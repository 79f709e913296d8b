package org.tousaidants.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.places.Directory;
import org.tousaidants.places.Gathered;
import org.tousaidants.places.Place;
import org.tousaidants.places.PlaceId;
import org.tousaidants.places.Places;
import org.tousaidants.places.Voice;
import org.tousaidants.review.Decision.Verdict;
import org.tousaidants.schema.Field;
import org.tousaidants.schema.Sheet;

/// Deciding, against the real database.
@SpringBootTest
class DuplicatesTest {
    @Autowired
    Duplicates duplicates;

    @Autowired
    Searching searching;

    @Autowired
    Places places;

    @Autowired
    Directory directory;

    @Autowired
    ReviewStore store;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    private final String network = "test-" + UUID.randomUUID();
    private final Voice.Source state = new Voice.Source("etat", UUID.randomUUID());
    private final Voice.Source town = new Voice.Source("ville", UUID.randomUUID());
    private final Voice.Person claire = new Voice.Person(UUID.randomUUID(), "Claire");
    private final Voice.Person nadia = new Voice.Person(UUID.randomUUID(), "Nadia");

    @Test
    void aSearchFindsTheSameHouseInTwoFilesAndDecidesNothing() {
        twoFiles();
        searching.search(network);
        var queue = duplicates.queue(network);
        assertThat(queue.obvious()).hasSize(1);
        assertThat(queue.obvious().getFirst().places())
                .extracting(Place::name)
                .containsExactlyInAnyOrder("France services de Saintes", "France Services Saintes");
        assertThat(directory.snapshot(network).places()).hasSize(4);
        assertThat(duplicates.lastQuest(network)).hasValueSatisfying(quest -> {
            assertThat(quest.endedAt()).isPresent();
            assertThat(quest.records()).isEqualTo(4);
        });
    }

    @Test
    void confirmedTheObviousBecomeOnePlaceAndCanBeUndone() {
        twoFiles();
        searching.search(network);
        var group =
                Duplicates.ids(duplicates.queue(network).obvious().getFirst().places());
        assertThat(duplicates.confirm(network, Set.of(group), claire)).isEqualTo(new Duplicates.Confirmed(1, 0));
        assertThat(directory.snapshot(network).places()).hasSize(3);
        assertThat(duplicates.confirm(network, Set.of(group), claire)).isEqualTo(new Duplicates.Confirmed(0, 1));
        var decision = duplicates.decisions(network, 0, 10).getFirst();
        assertThat(decision.name()).isEqualTo("Claire");
        assertThat(duplicates.undo(network, decision.n(), nadia)).isInstanceOf(Deciding.Done.class);
        assertThat(directory.snapshot(network).places()).hasSize(4);
        assertThat(duplicates.decisions(network, 0, 10)).hasSize(2);
    }

    @Test
    void aGroupThatNobodyWasShownIsNotConfirmed() {
        var all = numbered(2);
        assertThat(duplicates.confirm(network, Set.of(Duplicates.ids(all)), claire))
                .isEqualTo(new Duplicates.Confirmed(0, 1));
        assertThat(directory.snapshot(network).places()).hasSize(2);
    }

    @Test
    void aDecisionOutlivesEveryHarvestAndEverySearch() {
        twoFiles();
        searching.search(network);
        var pair = duplicates
                .queue(network)
                .obvious()
                .getFirst()
                .pairs()
                .getFirst()
                .pair();
        assertThat(decide(pair, Verdict.DISTINCT)).isInstanceOf(Deciding.Done.class);
        places.gather(network, town, List.of(saintesOfTown("+33546000099")));
        searching.search(network);
        var queue = duplicates.queue(network);
        assertThat(queue.obvious()).isEmpty();
        assertThat(queue.pairs()).isEmpty();
    }

    @Test
    void aDoubleClickDecidesOnce() {
        var all = numbered(2);
        var pair = new Pair(all.get(0).id(), all.get(1).id());
        assertThat(duplicates.decide(network, pair, Verdict.SAME, 0, claire)).isInstanceOf(Deciding.Done.class);
        assertThat(duplicates.decide(network, pair, Verdict.SAME, 0, claire)).isInstanceOf(Deciding.Already.class);
        assertThat(duplicates.countDecisions(network)).isEqualTo(1);
    }

    @Test
    void theSecondOfTwoIsToldAndNothingIsLost() {
        var all = numbered(2);
        var pair = new Pair(all.get(0).id(), all.get(1).id());
        duplicates.decide(network, pair, Verdict.DISTINCT, 0, claire);
        assertThat(duplicates.decide(network, pair, Verdict.SAME, 0, nadia))
                .isInstanceOfSatisfying(
                        Deciding.Overtaken.class,
                        told -> assertThat(told.by().name()).isEqualTo("Claire"));
        assertThat(directory.snapshot(network).places()).hasSize(2);
        var seen = duplicates.last(network, pair).orElseThrow().n();
        assertThat(duplicates.decide(network, pair, Verdict.SAME, seen, nadia))
                .isInstanceOf(Deciding.Contradicts.class);
        duplicates.undo(network, seen, nadia);
        assertThat(decide(pair, Verdict.SAME)).isInstanceOf(Deciding.Done.class);
        assertThat(directory.snapshot(network).places()).hasSize(1);
    }

    @Test
    void aIsBAndBIsCButAIsNotCIsExplainedAndLeftToPeople() {
        var all = numbered(3);
        var ab = new Pair(all.get(0).id(), all.get(1).id());
        var bc = new Pair(all.get(1).id(), all.get(2).id());
        var ac = new Pair(all.get(0).id(), all.get(2).id());
        decide(ac, Verdict.DISTINCT);
        decide(ab, Verdict.SAME);
        assertThat(decide(bc, Verdict.SAME))
                .isInstanceOfSatisfying(
                        Deciding.Contradicts.class,
                        told -> assertThat(told.earlier())
                                .extracting(Decision::pair)
                                .containsExactly(ac));
        assertThat(directory.snapshot(network).places()).hasSize(2);
    }

    @Test
    void theOtherWayRoundTheChainIsShown() {
        var all = numbered(4);
        for (var i = 0; i < 3; i++)
            decide(new Pair(all.get(i).id(), all.get(i + 1).id()), Verdict.SAME);
        assertThat(decide(new Pair(all.get(0).id(), all.get(3).id()), Verdict.DISTINCT))
                .isInstanceOfSatisfying(
                        Deciding.Contradicts.class,
                        told -> assertThat(told.earlier()).hasSize(3));
        assertThat(directory.snapshot(network).places()).hasSize(1);
    }

    @Test
    void undoingTheFirstOfTwoDecisionsLeavesTheOther() {
        var all = numbered(3);
        var ab = new Pair(all.get(0).id(), all.get(1).id());
        var bc = new Pair(all.get(1).id(), all.get(2).id());
        decide(ab, Verdict.SAME);
        decide(bc, Verdict.SAME);
        var first = duplicates.last(network, ab).orElseThrow();
        assertThat(duplicates.undo(network, first.n(), claire)).isInstanceOf(Deciding.Done.class);
        var standing = places.find(network, all.stream().map(Place::id).toList());
        assertThat(standing.get(all.get(1).id()))
                .isEqualTo(standing.get(all.get(2).id()));
        assertThat(standing.get(all.get(0).id()))
                .isNotEqualTo(standing.get(all.get(1).id()));
        assertThat(duplicates.last(network, bc).orElseThrow().verdict()).isEqualTo(Verdict.SAME);
        assertThat(duplicates.undo(network, first.n(), claire)).isInstanceOf(Deciding.Already.class);
    }

    @Test
    void whatIsSeparatedAtTheDeskIsTwoPlacesFromThenOn() {
        var all = numbered(3);
        var ab = new Pair(all.get(0).id(), all.get(1).id());
        var bc = new Pair(all.get(1).id(), all.get(2).id());
        decide(ab, Verdict.SAME);
        decide(bc, Verdict.SAME);
        var absorbed = places.grouped(network).keySet().stream()
                .filter(id -> id.equals(all.get(1).id()))
                .findFirst()
                .orElseThrow();
        places.separate(network, absorbed, nadia);
        assertThat(duplicates.last(network, ab).orElseThrow()).satisfies(decision -> {
            assertThat(decision.verdict()).isEqualTo(Verdict.DISTINCT);
            assertThat(decision.name()).isEqualTo("Nadia");
        });
        assertThat(directory.snapshot(network).places()).hasSize(2);
        // The two others still stand together, and that can be undone too.
        var ac = duplicates
                .last(network, new Pair(all.get(0).id(), all.get(2).id()))
                .orElseThrow();
        assertThat(ac.verdict()).isEqualTo(Verdict.SAME);
        duplicates.undo(network, ac.n(), nadia);
        assertThat(directory.snapshot(network).places()).hasSize(3);
    }

    @Test
    void laterComesLast() {
        var all = numbered(4);
        var first = new Pair(all.get(0).id(), all.get(1).id());
        var second = new Pair(all.get(2).id(), all.get(3).id());
        store.replace(network, List.of(candidate(first, 0.9), candidate(second, 0.4)));
        assertThat(pairs()).containsExactly(first, second);
        decide(first, Verdict.LATER);
        assertThat(pairs()).containsExactly(second, first);
        assertThat(duplicates.queue(network).later()).isEqualTo(1);
        decide(first, Verdict.DISTINCT);
        assertThat(pairs()).containsExactly(second);
    }

    @Test
    void anotherNetworkDecidesNothingHere() {
        var all = numbered(2);
        var pair = new Pair(all.get(0).id(), all.get(1).id());
        assertThat(duplicates.decide(network + "-other", pair, Verdict.SAME, 0, claire))
                .isEqualTo(new Deciding.NotFound());
        decide(pair, Verdict.SAME);
        var n = duplicates.last(network, pair).orElseThrow().n();
        assertThat(duplicates.undo(network + "-other", n, claire)).isEqualTo(new Deciding.NotFound());
        assertThat(directory.snapshot(network).places()).hasSize(1);
    }

    @Test
    void twoWhoDecideTheContraryAtTheSameMomentNeverBothWin() throws Exception {
        for (var round = 0; round < 5; round++) {
            var all = numberedFrom(round * 10, 2);
            var pair = new Pair(all.get(0).id(), all.get(1).id());
            var together = new CountDownLatch(1);
            var answers = new ArrayList<Deciding>();
            try (var threads = Executors.newFixedThreadPool(2)) {
                Callable<Deciding> same = () -> {
                    together.await();
                    return duplicates.decide(network, pair, Verdict.SAME, 0, claire);
                };
                Callable<Deciding> distinct = () -> {
                    together.await();
                    return duplicates.decide(network, pair, Verdict.DISTINCT, 0, nadia);
                };
                var futures = List.of(threads.submit(same), threads.submit(distinct));
                together.countDown();
                for (var future : futures) answers.add(future.get(20, TimeUnit.SECONDS));
            }
            assertThat(answers).filteredOn(Deciding.Done.class::isInstance).hasSize(1);
            assertThat(answers).filteredOn(Deciding.Overtaken.class::isInstance).hasSize(1);
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
        searching.search(network);
        assertThat(store.asking()).doesNotContain(network);
        twoFiles();
        assertThat(store.asking()).doesNotContain(network);
    }

    @Test
    void aSearchThatWasCutOffIsBegunAgainOnce() {
        twoFiles();
        var nobody = 1L;
        transaction.executeWithoutResult(
                status -> store.begin(network, Instant.EPOCH, nobody).orElseThrow());
        assertThat(store.asking()).contains(network);
        searching.search(network);
        assertThat(store.asking()).doesNotContain(network);
        assertThat(duplicates.queue(network).obvious()).hasSize(1);
        assertThat(db.sql("select count(*) from review_quest where network = :n")
                        .param("n", network)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whatWasDecidedCannotBeRewritten() {
        var all = numbered(2);
        decide(new Pair(all.get(0).id(), all.get(1).id()), Verdict.SAME);
        assertThatThrownBy(() -> db.sql("update review_decision set verdict = 'distinct'")
                        .update())
                .hasMessageContaining("history");
        assertThatThrownBy(() -> db.sql("delete from review_decision").update()).hasMessageContaining("history");
    }

    private Deciding decide(Pair pair, Verdict verdict) {
        var seen = duplicates.last(network, pair).map(Decision::n).orElse(0L);
        return duplicates.decide(network, pair, verdict, seen, claire);
    }

    private List<Pair> pairs() {
        return duplicates.queue(network).pairs().stream()
                .sorted(Queue.order(claire.account()))
                .map(one -> one.candidate().pair())
                .toList();
    }

    private static Candidate candidate(Pair pair, double probability) {
        return new Candidate(pair, probability, false, false, "", List.of());
    }

    private void twoFiles() {
        places.gather(
                network,
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
                network,
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

    private static Gathered saintesOfTown(String phone) {
        return gathered("a", "France Services Saintes", "1, rue de l’Arc", "17100", "SAINTES", phone);
    }

    private List<Place> numbered(int count) {
        return numberedFrom(1, count);
    }

    /// Oldest first.
    private List<Place> numberedFrom(int first, int count) {
        var known = new HashSet<PlaceId>();
        directory.snapshot(network).places().forEach(place -> known.add(place.id()));
        for (var i = first; i < first + count; i++)
            places.gather(
                    network,
                    state,
                    List.of(gathered(
                            "n" + i, "Lieu " + i, i + " rue de l'Arc", "17100", "Saintes", "+33546000" + (100 + i))));
        return directory.snapshot(network).places().stream()
                .filter(place -> !known.contains(place.id()))
                .sorted(Comparator.comparing(Place::name))
                .toList();
    }

    private static Gathered gathered(
            String id, String name, String address, String postcode, String commune, String phone) {
        return new Gathered(
                id,
                Sheet.of(Map.of(
                        Field.NOM, name,
                        Field.ADRESSE, address,
                        Field.CODE_POSTAL, postcode,
                        Field.COMMUNE, commune,
                        Field.TELEPHONE, phone)));
    }
}
