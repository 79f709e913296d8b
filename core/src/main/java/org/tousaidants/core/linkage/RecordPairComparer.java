package org.tousaidants.core.linkage;

import java.util.ArrayList;

/// Compares all candidates and stores the pairs with sufficient evidence.
final class RecordPairComparer<R> {
    private final RecordIndex<R> roster;
    private final RecordBlockIndex index;
    private final MatchLikelihoodScorer<R> scorer;
    private final CopiedRecordDetector copies;
    private final double floor;

    /// Creates the comparer.
    ///
    /// @param floor evidence in bits below which pairs are not stored
    RecordPairComparer(
            RecordIndex<R> roster,
            RecordBlockIndex index,
            MatchLikelihoodScorer<R> scorer,
            CopiedRecordDetector copies,
            double floor) {
        this.roster = roster;
        this.index = index;
        this.scorer = scorer;
        this.copies = copies;
        this.floor = floor;
    }

    /// The result of the comparisons.
    ///
    /// @param compared number of compared pairs
    /// @param added for each pass, the number of candidates that no earlier pass found
    record ComparedPairs(ScoredPairList pairs, long compared, long[] added) {
        ComparedPairs with(ScoredPairList other) {
            return new ComparedPairs(other, compared, added);
        }
    }

    private record PartlyComparedPairs(ScoredPairList.PartialPairList pairs, long compared, long[] added) {}

    /// Compares all candidates. Pairs decided by people are stored whatever their evidence.
    ComparedPairs run(HumanMatchDecisions rulings) {
        var parts = ParallelRecordRunner.slices(roster.size(), index::walk, (from, to, walk) -> {
            var some = new ScoredPairList.PartialPairList();
            var compared = 0L;
            for (var i = from; i < to; i++) {
                var found = walk.candidates(i);
                for (var at = 0; at < found; at++) {
                    var other = walk.candidate(at);
                    if (roster.presumedDistinct(i, other) || copies.apart(i, other)) continue;
                    compared++;
                    var bits = scorer.bits(i, other, floor);
                    if (bits != MatchLikelihoodScorer.HOPELESS && !rulings.named(i, other)) some.add(i, other, bits);
                }
            }
            return new PartlyComparedPairs(some, compared, walk.takeAdded());
        });
        var pairs = new ArrayList<ScoredPairList.PartialPairList>();
        var compared = 0L;
        var added = new long[parts.isEmpty() ? 0 : parts.getFirst().added.length];
        for (var part : parts) {
            pairs.add(part.pairs);
            compared += part.compared;
            for (var pass = 0; pass < added.length; pass++) added[pass] += part.added[pass];
        }
        var decided = new ScoredPairList.PartialPairList();
        for (var pair : rulings.named())
            decided.add(
                    pair.left(), pair.right(), scorer.bits(pair.left(), pair.right(), MatchLikelihoodScorer.HOPELESS));
        pairs.add(decided);
        return new ComparedPairs(ScoredPairList.of(pairs), compared, added);
    }
}
