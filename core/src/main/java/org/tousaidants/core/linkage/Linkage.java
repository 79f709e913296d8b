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

/// « Rapprochement » — the configuration of a record linkage: blocking, comparisons and guards. Deterministic:
/// the result does not depend on the order of the records.
///
/// @param key of a record; unique
/// @param comparisons cheap and decisive ones first: a pair that cannot reach `review` skips the rest
/// @param sources which of them have duplicates
/// @param guards applied only to pairs that are similar enough
/// @param given parameters learned before; none: learned from these records
/// @param overlapping whether the fraction of common records of each two sources is learned too
/// ([SourceOverlapAdjustment]); else all pairs have the same prior
/// @param mark of a record, copied exactly between two editions of a list ([CopiedRecordDetector]); negative
/// for none
/// @param held weight of the typical frequency of each level relative to the learned one: 1 as much, 0 hardly;
/// if records of one organisation are similar, learning alone would take them for matches
public record Linkage<R>(
        Function<R, RecordKey> key,
        List<FieldComparison<R>> comparisons,
        Blocking<R> blocking,
        Sources sources,
        List<PairGuard<R>> guards,
        MatchThresholds thresholds,
        Optional<LinkageParameters> given,
        boolean overlapping,
        ToIntFunction<R> mark,
        double held) {
    public Linkage {
        comparisons = List.copyOf(comparisons);
        guards = List.copyOf(guards);
        AnswerPatternCodec.check(comparisons);
    }

    /// « Sources » — states which sources have duplicates before learning.
    ///
    /// @param clean well-kept sources, in which two records are presumed distinct
    /// @param mixed sources that may have duplicates; all others are classified during learning
    public record Sources(Set<String> clean, Set<String> mixed) {
        public Sources {
            clean = Set.copyOf(clean);
            mixed = Set.copyOf(mixed);
        }
    }

    public static <R> Linkage<R> of(
            Function<R, RecordKey> key, List<FieldComparison<R>> comparisons, Blocking<R> blocking) {
        return new Linkage<>(
                key,
                comparisons,
                blocking,
                new Sources(Set.of(), Set.of()),
                List.of(),
                MatchThresholds.usual(),
                Optional.empty(),
                false,
                _ -> CopiedRecordDetector.NO_MARK,
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

    public Linkage<R> guarded(List<PairGuard<R>> by) {
        return new Linkage<>(key, comparisons, blocking, sources, by, thresholds, given, overlapping, mark, held);
    }

    public Linkage<R> deciding(MatchThresholds at) {
        return new Linkage<>(key, comparisons, blocking, sources, guards, at, given, overlapping, mark, held);
    }

    public Linkage<R> given(LinkageParameters parameters) {
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

    public LinkageResult<R> link(Collection<R> records) {
        return link(records, List.of());
    }

    /// @param decided decisions of people; those about unknown records are ignored
    public LinkageResult<R> link(Collection<R> records, Collection<RecordedDecision> decided) {
        var roster = new RecordIndex<>(List.copyOf(records), key, sources.clean());
        var index = BlockIndex.of(roster, blocking);
        var terms = terms(roster);
        var parameters = given;
        if (parameters.isEmpty()) {
            var learning = new ParameterEstimation<>(roster, comparisons, terms, held, !overlapping);
            parameters = Optional.of(learning.learn(index));
            var wellKept = new HashSet<>(sources.clean());
            wellKept.addAll(learning.wellKept());
            wellKept.removeAll(sources.mixed());
            if (!overlapping && wellKept.size() > sources.clean().size()) {
                // The learned quality of the sources replaces the values in `sources`.
                roster = new RecordIndex<>(List.copyOf(records), key, wellKept);
                terms = terms(roster);
                parameters =
                        Optional.of(new ParameterEstimation<>(roster, comparisons, terms, held, true).learn(index));
            }
        }
        return link(
                roster,
                index,
                new EvidenceScorer<>(roster, comparisons, terms, parameters.get()),
                parameters.get(),
                decided);
    }

    /// « Rappel de la présélection » — the fraction of known matches that the blocking keeps.
    public double preselected(Collection<R> records, Collection<RecordedDecision> known) {
        var roster = new RecordIndex<>(List.copyOf(records), key, Set.of());
        var index = BlockIndex.of(roster, blocking);
        var found = known.stream()
                .filter(pair -> index.passes(roster.rank(pair.left()), roster.rank(pair.right())) != 0)
                .count();
        return known.isEmpty() ? 1 : (double) found / known.size();
    }

    private List<@Nullable TermFrequencies> terms(RecordIndex<R> roster) {
        return Arrays.asList(comparisons.stream()
                .map(comparison -> TermFrequencies.of(roster, comparison))
                .toArray(TermFrequencies[]::new));
    }

    private LinkageResult<R> link(
            RecordIndex<R> roster,
            BlockIndex index,
            EvidenceScorer<R> scorer,
            LinkageParameters parameters,
            Collection<RecordedDecision> decided) {
        var rulings = new HumanDecisions(roster, decided);
        var review = MatchThresholds.bits(thresholds.review());
        var floor = overlapping ? review - SourceOverlapAdjustment.LIFT_BITS : review;
        var copies = CopiedRecordDetector.among(roster, mark, scorer, guards);
        var compared = new PairComparer<>(roster, index, scorer, copies, floor).run(rulings);
        Clustering.Voice voice = scorer;
        if (overlapping) {
            var overlap = SourceOverlapAdjustment.of(roster, compared.pairs(), scorer.prior());
            // Pairs that were kept only to learn the overlap are dropped here.
            compared = compared.with(overlap.weighed().above(review, rulings));
            voice = overlap.voice(scorer);
        }
        var pairs = compared.pairs();
        var clustering = new Clustering<>(roster, voice, pairs, guards, copies, rulings, thresholds);
        clustering.run();
        return new LinkageResult<>(roster, this, index, scorer, parameters, compared, clustering, rulings);
    }
}
