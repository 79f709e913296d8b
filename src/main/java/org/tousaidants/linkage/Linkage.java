package org.tousaidants.linkage;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// « Rapprochement » — how the records of a kind are linked: what brings them together, what is asked of each pair,
/// what holds back. Says the same whatever the order of the records and from run to run.
///
/// @param key of a record; no two share it
/// @param comparisons cheap and decisive ones first: a pair that cannot reach `review` any more is not asked the rest
/// @param clean the sources so well kept that two of their records are presumed two things
/// @param guards asked only of pairs that are alike enough to be spoken of
/// @param given parameters learned before; none: learned from these records
/// @param overlapping whether each two sources have a share of records in common that is learned too ([Overlap]); else
///     all pairs have the same chance before they are compared
/// @param held how much what is typical of each level counts beside what is learned: 1 as much, 0 hardly; where records
///     of one organisation look like records of one thing, learning alone would confuse them
public record Linkage<R>(
        Function<R, RecordKey> key,
        List<Comparison<R>> comparisons,
        Blocking<R> blocking,
        Set<String> clean,
        List<Guard<R>> guards,
        Thresholds thresholds,
        Optional<Parameters> given,
        boolean overlapping,
        double held) {
    public Linkage {
        comparisons = List.copyOf(comparisons);
        clean = Set.copyOf(clean);
        guards = List.copyOf(guards);
        Shape.check(comparisons);
    }

    public static <R> Linkage<R> of(Function<R, RecordKey> key, List<Comparison<R>> comparisons, Blocking<R> blocking) {
        return new Linkage<>(
                key, comparisons, blocking, Set.of(), List.of(), Thresholds.usual(), Optional.empty(), false, 0.05);
    }

    public Linkage<R> clean(Collection<String> sources) {
        return new Linkage<>(
                key, comparisons, blocking, Set.copyOf(sources), guards, thresholds, given, overlapping, held);
    }

    public Linkage<R> guarded(List<Guard<R>> by) {
        return new Linkage<>(key, comparisons, blocking, clean, by, thresholds, given, overlapping, held);
    }

    public Linkage<R> deciding(Thresholds at) {
        return new Linkage<>(key, comparisons, blocking, clean, guards, at, given, overlapping, held);
    }

    public Linkage<R> given(Parameters parameters) {
        return new Linkage<>(
                key, comparisons, blocking, clean, guards, thresholds, Optional.of(parameters), overlapping, held);
    }

    public Linkage<R> overlappingSources() {
        return new Linkage<>(key, comparisons, blocking, clean, guards, thresholds, given, true, held);
    }

    public Linkage<R> holdingToTypical(double share) {
        return new Linkage<>(key, comparisons, blocking, clean, guards, thresholds, given, overlapping, share);
    }

    public Linked<R> link(Collection<R> records) {
        return link(records, List.of());
    }

    /// @param decided by people; of records that are not among these, nothing is said
    public Linked<R> link(Collection<R> records, Collection<Ruling> decided) {
        var roster = new Roster<>(List.copyOf(records), key, clean);
        var index = BlockIndex.of(roster, blocking);
        List<@Nullable Terms> terms = Arrays.asList(comparisons.stream()
                .map(comparison -> Terms.of(roster, comparison))
                .toArray(Terms[]::new));
        var parameters = given.orElseGet(() -> new Learning<>(roster, comparisons, terms, held).learn(index));
        var scorer = new Scorer<>(roster, comparisons, terms, parameters);
        var rulings = new Rulings(roster, decided);
        var review = Thresholds.bits(thresholds.review());
        var floor = overlapping ? review - Overlap.LIFT_BITS : review;
        var compared = new Comparing<>(roster, index, scorer, floor).run(rulings);
        var pairs = compared.pairs();
        Clustering.Voice voice = scorer::bits;
        if (overlapping) {
            var overlap = Overlap.of(roster, pairs, scorer.prior());
            pairs = overlap.weighed().above(review, rulings);
            voice = overlap.voice(scorer);
        }
        var clustering = new Clustering<>(roster, voice, pairs, guards, rulings, thresholds);
        clustering.run();
        return new Linked<>(roster, this, index, scorer, parameters, compared, clustering, rulings);
    }
}
