package org.tousaidants.places.merging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tousaidants.Processor;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.merging.MergeDecision.MergeVerdict;

class DuplicateReviewQueueTest {
    private static final UUID CLAIRE = new UUID(7, 7);

    private final Map<PlaceId, Place> standing = new HashMap<>();

    @Test
    void threeThatAreSureAreOneLine() {
        var queue = queue(List.of(sure(1, 2), sure(2, 3), sure(1, 3)), Map.of());
        assertThat(queue.pairs()).isEmpty();
        assertThat(queue.obvious()).hasSize(1);
        assertThat(queue.obvious().getFirst().places()).hasSize(3);
        assertThat(queue.obvious().getFirst().pairs()).hasSize(2);
    }

    @Test
    void twoSiretsAreNeverObvious() {
        place(1, "11111111100011");
        place(2, "22222222200022");
        place(3, "00000000000000");
        var queue = queue(List.of(sure(1, 2), sure(1, 3)), Map.of());
        assertThat(queue.obvious()).isEmpty();
        assertThat(queue.pairs()).hasSize(2);
    }

    @Test
    void whatSomebodyToldApartIsNeitherAskedAgainNorBroughtTogetherByAThird() {
        var queue = queue(List.of(sure(1, 2), sure(2, 3), sure(1, 3)), Map.of(), decided(1, 3, MergeVerdict.DISTINCT));
        assertThat(queue.obvious()).isEmpty();
        assertThat(queue.pairs())
                .extracting(one -> one.candidate().pair())
                .containsExactlyInAnyOrder(pair(1, 2), pair(2, 3));
    }

    @Test
    void aDecisionOnOneRecordOfAPlaceCountsForThePlace() {
        var under = Map.of(id(2), id(1));
        assertThat(queue(List.of(unsure(2, 3)), under, decided(1, 3, MergeVerdict.DISTINCT))
                        .pairs())
                .isEmpty();
        assertThat(queue(List.of(unsure(1, 2)), under).pairs()).isEmpty();
    }

    @Test
    void severalProposalsForTwoPlacesAreAskedOnceTheLikeliest() {
        var under = Map.of(id(2), id(1));
        var queue = queue(List.of(unsure(1, 3, 0.5), unsure(2, 3, 0.8)), under);
        assertThat(queue.pairs()).hasSize(1);
        assertThat(queue.pairs().getFirst().candidate().pair()).isEqualTo(pair(2, 3));
    }

    @Test
    void aCrowdIsNotObvious() {
        var proposed = new ArrayList<MergeCandidate>();
        for (var i = 1; i < 10; i++) proposed.add(sure(i, i + 1));
        var queue = queue(proposed, Map.of());
        assertThat(queue.obvious()).isEmpty();
        assertThat(queue.pairs()).hasSize(9);
    }

    @Test
    void twoWhoWorkAtOnceAreNotShownTheSamePairFirst() {
        var proposed = new ArrayList<MergeCandidate>();
        for (var i = 1; i < 60; i += 2) proposed.add(unsure(i, i + 1, 0.8));
        var first = new HashSet<PlaceRecordPair>();
        for (var reader = 0; reader < 8; reader++) {
            standing.clear();
            first.add(queue(proposed, Map.of(), new UUID(reader, 3))
                    .pairs()
                    .getFirst()
                    .candidate()
                    .pair());
        }
        assertThat(first.size()).isGreaterThan(4);
    }

    /// The pairs of the whole country are sorted within a request.
    @Test
    void tensOfThousandsOfProposalsAreSortedQuickly() {
        var random = new Random(2);
        var proposed = new ArrayList<MergeCandidate>();
        for (var i = 0; i < 30_000; i++)
            proposed.add(unsure(1 + random.nextInt(50_000), 50_001 + random.nextInt(50_000), random.nextDouble()));
        for (var one : proposed) {
            place(one.pair().left());
            place(one.pair().right());
        }
        assertThat(Processor.time(
                        () -> assertThat(queue(proposed, Map.of()).pairs()).hasSizeGreaterThan(29_000)))
                .isLessThan(Duration.ofSeconds(2));
    }

    private DuplicateReviewQueue queue(
            List<MergeCandidate> proposed, Map<PlaceId, PlaceId> under, MergeDecision... decisions) {
        return queue(proposed, under, CLAIRE, decisions);
    }

    private DuplicateReviewQueue queue(
            List<MergeCandidate> proposed, Map<PlaceId, PlaceId> under, UUID reader, MergeDecision... decisions) {
        for (var one : proposed) {
            place(one.pair().left());
            place(one.pair().right());
        }
        under.values().forEach(this::place);
        under.keySet().forEach(standing::remove);
        var queue = DuplicateReviewQueue.of(proposed, standing, under, new MergeDecisionsInForce(List.of(decisions)));
        var inOrder = queue.pairs().stream()
                .sorted(DuplicateReviewQueue.order(reader))
                .toList();
        assertThat(queue.next(reader)).isEqualTo(inOrder.stream().findFirst());
        return new DuplicateReviewQueue(inOrder, queue.obvious());
    }

    private static MergeDecision decided(int one, int other, MergeVerdict verdict) {
        return new MergeDecision(
                1, pair(one, other), "", "", verdict, Instant.EPOCH, CLAIRE, "Claire", Optional.empty());
    }

    private static MergeCandidate sure(int one, int other) {
        return new MergeCandidate(pair(one, other), 0.99, true, false, "", List.of());
    }

    private static MergeCandidate unsure(int one, int other) {
        return unsure(one, other, 0.6);
    }

    private static MergeCandidate unsure(int one, int other, double probability) {
        return new MergeCandidate(pair(one, other), probability, false, false, "", List.of());
    }

    private static PlaceRecordPair pair(int one, int other) {
        return new PlaceRecordPair(id(one), id(other));
    }

    private static PlaceId id(int number) {
        return new PlaceId(new UUID(0, number));
    }

    private void place(PlaceId id) {
        if (!standing.containsKey(id)) place(id, Map.of(Field.NOM, "Lieu"));
    }

    private void place(int number, String siret) {
        place(id(number), Map.of(Field.NOM, "Lieu " + number, Field.PIVOT, siret));
    }

    private void place(PlaceId id, Map<Field, String> sheet) {
        standing.put(
                id,
                new Place(
                        id,
                        new PlaceCode("0000000"),
                        PlaceSheet.of(sheet),
                        Optional.empty(),
                        OpeningHours.of(""),
                        1,
                        Instant.EPOCH,
                        Optional.empty(),
                        Optional.empty()));
    }
}
