package org.tousaidants.label.interviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tousaidants.label.interviews.PeerDrawByLotRules.PeerCandidate;
import org.tousaidants.label.interviews.PeerDrawByLotRules.PeerExclusionReason;
import org.tousaidants.label.interviews.PeerDrawByLotRules.PeerRecognitionStatus;
import org.tousaidants.label.sortition.ReproducibleDraw;
import org.tousaidants.platform.counts.FeedbackCounts;

class DrawTest {
    private static final UUID MET = id(0);

    @Test
    void whatPeopleSayOfAMeansIsToldOnlyOfFiveHelpersAndElevenAnswers() {
        var six = new FeedbackCounts.FeedbackSummary(6, 5, 4, 6);
        assertThat(EvidenceMethodResults.together(List.of(six), 5)).isEmpty();
        assertThat(EvidenceMethodResults.together(List.of(six, six), 4)).isEmpty();
        assertThat(EvidenceMethodResults.together(List.of(six, six), 5))
                .contains(new FeedbackCounts.FeedbackSummary(12, 10, 8, 12));
    }

    @Test
    void theSameSeedAndListDrawTheSamePeerInWhateverOrderTheyStand() {
        var people = new ArrayList<>(people(20, PeerRecognitionStatus.RECOGNISED));
        var first = PeerDrawByLotRules.draw("numero/1", whom(), people);
        java.util.Collections.reverse(people);
        assertThat(PeerDrawByLotRules.draw("numero/1", whom(), people)).isEqualTo(first);
        assertThat(ReproducibleDraw.first(first.seed(), first.pool()))
                .isEqualTo(first.peer().orElseThrow());
        assertThat(first.pool()).hasSize(20);
    }

    @Test
    void everybodyIsDrawnAboutAsOftenAsTheOthers() {
        var people = people(10, PeerRecognitionStatus.RECOGNISED);
        var counts = new int[11];
        for (var i = 0; i < 5_000; i++) {
            var drawn = PeerDrawByLotRules.draw("n/" + i, whom(), people).peer().orElseThrow();
            counts[(int) drawn.getLeastSignificantBits()]++;
        }
        assertThat(IntStream.range(1, 11).map(i -> counts[i])).allMatch(times -> times > 380 && times < 620);
    }

    @Test
    void colleaguesConflictsAndHerselfAreNeverDrawnAndTheReasonIsCounted() {
        var people = List.of(
                new PeerCandidate(MET, "mairiedesaintes", PeerRecognitionStatus.RECOGNISED),
                new PeerCandidate(id(1), "mairiedesaintes", PeerRecognitionStatus.RECOGNISED),
                new PeerCandidate(id(2), "hubik", PeerRecognitionStatus.RECOGNISED),
                new PeerCandidate(id(3), "", PeerRecognitionStatus.RECOGNISED),
                new PeerCandidate(id(4), "hubik", PeerRecognitionStatus.RECOGNISED),
                new PeerCandidate(id(5), "foyer", PeerRecognitionStatus.NEITHER),
                new PeerCandidate(id(6), "foyer", PeerRecognitionStatus.RECOGNISED));
        var whom = new PeerDrawByLotRules.PeerDrawRequest(
                MET, "mairiedesaintes", true, Set.of(), Set.of(id(2)), Set.of(id(4)), Set.of());
        var drawn = PeerDrawByLotRules.draw("x/1", whom, people);
        assertThat(drawn.peer()).contains(id(6));
        assertThat(drawn.pool()).containsExactly(id(6));
        assertThat(drawn.excluded())
                .containsOnly(
                        java.util.Map.entry(PeerExclusionReason.SAME_ORGANISATION, 1),
                        java.util.Map.entry(PeerExclusionReason.CONFLICT, 1),
                        java.util.Map.entry(PeerExclusionReason.ASKED_BEFORE, 1),
                        java.util.Map.entry(PeerExclusionReason.UNKNOWN_ORGANISATION, 1),
                        java.util.Map.entry(PeerExclusionReason.NOT_RECOGNISED, 1));
    }

    @Test
    void recognisedPeopleComeFirstAndTwoPeersComeFromTwoPlacesWhereThatIsPossible() {
        var people = List.of(
                new PeerCandidate(id(1), "hubik", PeerRecognitionStatus.RECOGNISED),
                new PeerCandidate(id(2), "foyer", PeerRecognitionStatus.RECOGNISED),
                new PeerCandidate(id(3), "mairie", PeerRecognitionStatus.READY));
        var other =
                new PeerDrawByLotRules.PeerDrawRequest(MET, "x", true, Set.of("hubik"), Set.of(), Set.of(), Set.of());
        assertThat(PeerDrawByLotRules.draw("x/1", other, people).peer()).contains(id(2));
        assertThat(PeerDrawByLotRules.draw("x/1", other, people.subList(0, 1)).peer())
                .contains(id(1));
        var ready = PeerDrawByLotRules.draw("x/1", other, people.subList(2, 3));
        assertThat(ready.peer()).contains(id(3));
        assertThat(ready.among()).isEqualTo(PeerRecognitionStatus.READY);
        assertThat(PeerDrawByLotRules.draw("x/1", other, List.of()).peer()).isEmpty();
    }

    @Test
    void whoeverIsDrawnOnceIsNotDrawnForTheSecondSeat() {
        var people = people(5, PeerRecognitionStatus.RECOGNISED);
        var drawn = new HashSet<UUID>();
        for (var n = 1; n <= 5; n++)
            drawn.add(PeerDrawByLotRules.draw(
                            "x/" + n,
                            new PeerDrawByLotRules.PeerDrawRequest(
                                    MET, "x", true, Set.of(), Set.of(), Set.copyOf(drawn), Set.of()),
                            people)
                    .peer()
                    .orElseThrow());
        assertThat(drawn).hasSize(5);
    }

    /// Two people who judge each other owe each other a favour.
    @Test
    void whoeverSheJudgesHerselfIsDrawnOnlyWhereNobodyElseCanCome() {
        var people = people(3, PeerRecognitionStatus.RECOGNISED);
        var whom = new PeerDrawByLotRules.PeerDrawRequest(
                MET, "met", true, Set.of(), Set.of(), Set.of(), Set.of(id(1), id(2)));
        for (var n = 0; n < 20; n++)
            assertThat(PeerDrawByLotRules.draw("x/" + n, whom, people).pool()).containsExactly(id(3));
        assertThat(PeerDrawByLotRules.draw("x/1", whom, people.subList(0, 2)).pool())
                .containsExactly(id(1), id(2));
    }

    private static PeerDrawByLotRules.PeerDrawRequest whom() {
        return new PeerDrawByLotRules.PeerDrawRequest(MET, "met", true, Set.of(), Set.of(), Set.of(), Set.of());
    }

    private static List<PeerCandidate> people(int many, PeerRecognitionStatus standing) {
        return IntStream.rangeClosed(1, many)
                .mapToObj(i -> new PeerCandidate(id(i), "organisation" + i, standing))
                .toList();
    }

    private static UUID id(int n) {
        return new UUID(7, n);
    }
}
