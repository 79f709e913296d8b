package org.tousaidants.core.linkage;

import java.util.ArrayList;

/// Compares all candidates and keeps the pairs with sufficient evidence.
final class PairComparer<R> {
    private final RecordIndex<R> roster;
    private final BlockIndex index;
    private final EvidenceScorer<R> scorer;
    private final CopiedRecordDetector copies;
    private final double floor;

    /// @param floor in bits: pairs with less evidence are dropped
    PairComparer(
            RecordIndex<R> roster,
            BlockIndex index,
            EvidenceScorer<R> scorer,
            CopiedRecordDetector copies,
            double floor) {
        this.roster = roster;
        this.index = index;
        this.scorer = scorer;
        this.copies = copies;
        this.floor = floor;
    }

    /// @param added for each pass, the candidates that no earlier pass gave
    record Compared(ScoredPairList pairs, long compared, long[] added) {
        Compared with(ScoredPairList other) {
            return new Compared(other, compared, added);
        }
    }

    private record Part(ScoredPairList.PartialList pairs, long compared, long[] added) {}

    /// Compares all candidates. Pairs decided by people are kept whatever their evidence.
    Compared run(HumanDecisions rulings) {
        var parts = ParallelSliceRunner.slices(roster.size(), index::walk, (from, to, walk) -> {
            var some = new ScoredPairList.PartialList();
            var compared = 0L;
            for (var i = from; i < to; i++) {
                var found = walk.candidates(i);
                for (var at = 0; at < found; at++) {
                    var other = walk.candidate(at);
                    if (roster.presumedDistinct(i, other) || copies.apart(i, other)) continue;
                    compared++;
                    var bits = scorer.bits(i, other, floor);
                    if (bits != EvidenceScorer.HOPELESS && !rulings.named(i, other)) some.add(i, other, bits);
                }
            }
            return new Part(some, compared, walk.takeAdded());
        });
        var pairs = new ArrayList<ScoredPairList.PartialList>();
        var compared = 0L;
        var added = new long[parts.isEmpty() ? 0 : parts.getFirst().added.length];
        for (var part : parts) {
            pairs.add(part.pairs);
            compared += part.compared;
            for (var pass = 0; pass < added.length; pass++) added[pass] += part.added[pass];
        }
        var decided = new ScoredPairList.PartialList();
        for (var pair : rulings.named())
            decided.add(pair.left(), pair.right(), scorer.bits(pair.left(), pair.right(), EvidenceScorer.HOPELESS));
        pairs.add(decided);
        return new Compared(ScoredPairList.of(pairs), compared, added);
    }
}
