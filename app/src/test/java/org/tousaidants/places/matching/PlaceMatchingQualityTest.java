package org.tousaidants.places.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tousaidants.SharedData;
import org.tousaidants.core.linkage.MatchDecision;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.places.matching.KnownPairs.Pair;

/// Real lists of France Services, on the development half of the known pairs; `bin/bench linkage`
/// uses the other half.
class PlaceMatchingQualityTest {
    @Test
    void realListsAreMatchedAsWellAsPromised() throws IOException {
        SharedData.of("places/places_all_light.csv");
        for (var truth : PlaceMatchingQuality.truths()) {
            if (truth.name().equals("copied-by-hand")) continue;
            var matchResult = DuplicatePlaceMatcher.shipped(Communes.shipped()).match(truth.entries());
            var sure = MatchingScores.of(truth, pairs(matchResult, Set.of(MatchDecision.MATCH)), false);
            var looked = MatchingScores.of(
                    truth, pairs(matchResult, Set.of(MatchDecision.MATCH, MatchDecision.REVIEW)), false);
            assertThat(sure.precision()).as(truth.name()).isGreaterThanOrEqualTo(0.99);
            assertThat(sure.f1()).as(truth.name()).isGreaterThanOrEqualTo(0.985);
            assertThat(looked.recall()).as(truth.name()).isGreaterThanOrEqualTo(0.985);
        }
    }

    private static Set<Pair> pairs(PlaceMatchResult matchResult, Set<MatchDecision> decisions) {
        return matchResult.pairs().stream()
                .filter(pair -> decisions.contains(pair.decision()))
                .filter(pair -> !pair.left().source().equals(pair.right().source()))
                .map(pair -> new Pair(pair.left(), pair.right()))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
