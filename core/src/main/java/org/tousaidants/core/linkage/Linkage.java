package org.tousaidants.core.linkage;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// « Rapprochement » — how the records of a kind are linked: what brings them together, what is asked of each pair,
/// what holds back. Says the same whatever the order of the records and from run to run.
///
/// @param key of a record; no two share it
/// @param comparisons cheap and decisive ones first: a pair that cannot reach `review` any more is not asked the rest
/// @param sources what is presumed of them
/// @param guards asked only of pairs that are alike enough to be spoken of
/// @param given parameters learned before; none: learned from these records
/// @param overlapping whether each two sources have a share of records in common that is learned too ([Overlap]); else
///     all pairs have the same chance before they are compared
/// @param mark of a record, which two editions of a list carry over to the last digit ([Copies]); negative for none
/// @param held how much what is typical of each level counts beside what is learned: 1 as much, 0 hardly; where records
///     of one organisation look like records of one thing, learning alone would confuse them
public record Linkage<R>(
        Function<R, RecordKey> key,
        List<Comparison<R>> comparisons,
        Blocking<R> blocking,
        Sources sources,
        List<Guard<R>> guards,
        Thresholds thresholds,
        Optional<Parameters> given,
        boolean overlapping,
        ToIntFunction<R> mark,
        double held) {
    public Linkage {
        comparisons = List.copyOf(comparisons);
        guards = List.copyOf(guards);
        PatternLayout.check(comparisons);
    }

    /// « Sources »
    ///
    /// @param clean those so well kept that two of their records are presumed two things
    /// @param mixed those that may hold a thing several times; of the others it is seen while learning
    public record Sources(Set<String> clean, Set<String> mixed) {
        public Sources {
            clean = Set.copyOf(clean);
            mixed = Set.copyOf(mixed);
        }
    }

    public static <R> Linkage<R> of(Function<R, RecordKey> key, List<Comparison<R>> comparisons, Blocking<R> blocking) {
        return new Linkage<>(
                key,
                comparisons,
                blocking,
                new Sources(Set.of(), Set.of()),
                List.of(),
                Thresholds.usual(),
                Optional.empty(),
                false,
                _ -> Copies.NO_MARK,
                0.05);
    }

    public Linkage<R> clean(Collection<String> some) {
        return new Linkage<>(
                key,
                comparisons,
                blocking,
                new Sources(Set.copyOf(some), sources.mixed()),
                guards,
                thresholds,
                given,
                overlapping,
                mark,
                held);
    }

    public Linkage<R> mixed(Collection<String> some) {
        return new Linkage<>(
                key,
                comparisons,
                blocking,
                new Sources(sources.clean(), Set.copyOf(some)),
                guards,
                thresholds,
                given,
                overlapping,
                mark,
                held);
    }

    public Linkage<R> guarded(List<Guard<R>> by) {
        return new Linkage<>(key, comparisons, blocking, sources, by, thresholds, given, overlapping, mark, held);
    }

    public Linkage<R> deciding(Thresholds at) {
        return new Linkage<>(key, comparisons, blocking, sources, guards, at, given, overlapping, mark, held);
    }

    public Linkage<R> given(Parameters parameters) {
        return new Linkage<>(
                key,
                comparisons,
                blocking,
                sources,
                guards,
                thresholds,
                Optional.of(parameters),
                overlapping,
                mark,
                held);
    }

    public Linkage<R> overlappingSources() {
        return new Linkage<>(key, comparisons, blocking, sources, guards, thresholds, given, true, mark, held);
    }

    public Linkage<R> marked(ToIntFunction<R> by) {
        return new Linkage<>(key, comparisons, blocking, sources, guards, thresholds, given, overlapping, by, held);
    }

    public Linkage<R> holdingToTypical(double share) {
        return new Linkage<>(key, comparisons, blocking, sources, guards, thresholds, given, overlapping, mark, share);
    }

    public Linked<R> link(Collection<R> records) {
        return link(records, List.of());
    }

    /// @param decided by people; of records that are not among these, nothing is said
    public Linked<R> link(Collection<R> records, Collection<Ruling> decided) {
        var roster = new Roster<>(List.copyOf(records), key, sources.clean());
        var index = BlockIndex.of(roster, blocking);
        var terms = terms(roster);
        var parameters = given;
        if (parameters.isEmpty()) {
            var learning = new Learning<>(roster, comparisons, terms, held, !overlapping);
            parameters = Optional.of(learning.learn(index));
            var wellKept = new HashSet<>(sources.clean());
            wellKept.addAll(learning.wellKept());
            wellKept.removeAll(sources.mixed());
            if (!overlapping && wellKept.size() > sources.clean().size()) {
                // What was seen of the sources teaches what their records could not.
                roster = new Roster<>(List.copyOf(records), key, wellKept);
                terms = terms(roster);
                parameters = Optional.of(new Learning<>(roster, comparisons, terms, held, true).learn(index));
            }
        }
        return link(
                roster, index, new Scorer<>(roster, comparisons, terms, parameters.get()), parameters.get(), decided);
    }

    /// « Rappel de la présélection » — of pairs known to be one same thing, the share that it brings together.
    public double preselected(Collection<R> records, Collection<Ruling> known) {
        var roster = new Roster<>(List.copyOf(records), key, Set.of());
        var index = BlockIndex.of(roster, blocking);
        var found = known.stream()
                .filter(pair -> index.passes(roster.rank(pair.left()), roster.rank(pair.right())) != 0)
                .count();
        return known.isEmpty() ? 1 : (double) found / known.size();
    }

    private List<@Nullable Terms> terms(Roster<R> roster) {
        return Arrays.asList(comparisons.stream()
                .map(comparison -> Terms.of(roster, comparison))
                .toArray(Terms[]::new));
    }

    private Linked<R> link(
            Roster<R> roster, BlockIndex index, Scorer<R> scorer, Parameters parameters, Collection<Ruling> decided) {
        var rulings = new Rulings(roster, decided);
        var review = Thresholds.bits(thresholds.review());
        var floor = overlapping ? review - Overlap.LIFT_BITS : review;
        var copies = Copies.among(roster, mark, scorer, guards);
        var compared = new Comparing<>(roster, index, scorer, copies, floor).run(rulings);
        Clustering.Voice voice = scorer;
        if (overlapping) {
            var overlap = Overlap.of(roster, compared.pairs(), scorer.prior());
            // From here on the pairs that were kept for the overlap alone are let go.
            compared = compared.with(overlap.weighed().above(review, rulings));
            voice = overlap.voice(scorer);
        }
        var pairs = compared.pairs();
        var clustering = new Clustering<>(roster, voice, pairs, guards, copies, rulings, thresholds);
        clustering.run();
        return new Linked<>(roster, this, index, scorer, parameters, compared, clustering, rulings);
    }
}
