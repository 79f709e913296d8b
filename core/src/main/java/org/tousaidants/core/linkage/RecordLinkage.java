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

/// « Rapprochement » — the configuration of a record linkage: blocking, comparisons and guards. It is deterministic:
/// the result does not depend on the order of the records.
///
/// @param key returns the unique key of a record
/// @param comparisons comparisons; cheap and decisive ones should be first, because a pair that cannot reach
/// `review` skips the rest
/// @param sources states which sources contain duplicates
/// @param guards rules applied only to pairs that are similar enough
/// @param given parameters learned earlier; if empty, they are learned from these records
/// @param overlapping whether the fraction of common records of each two sources is learned too
/// ([SourceOverlapAdjustment]); otherwise all pairs have the same prior
/// @param mark returns a property of a record that is copied exactly between two editions of a list
/// ([CopiedRecordDetector]); negative for none
/// @param held weight of the typical frequency of each level relative to the learned frequency: 1 for equal weight,
/// 0 for hardly any; if records of one organisation are similar, learning alone would take them for matches
public record RecordLinkage<R>(
        Function<R, RecordKey> key,
        List<FieldComparison<R>> comparisons,
        RecordBlocking<R> blocking,
        SourceQuality sources,
        List<MatchPairGuard<R>> guards,
        MatchThresholds thresholds,
        Optional<LinkageParameters> given,
        boolean overlapping,
        ToIntFunction<R> mark,
        double held) {
    public RecordLinkage {
        comparisons = List.copyOf(comparisons);
        guards = List.copyOf(guards);
        ComparisonPatternCodec.check(comparisons);
    }

    /// « Sources » — states, before learning, which sources contain duplicates.
    ///
    /// @param clean names of well-kept sources, in which two records are presumed distinct
    /// @param mixed names of sources that may contain duplicates; all other sources are classified during
    /// learning
    public record SourceQuality(Set<String> clean, Set<String> mixed) {
        public SourceQuality {
            clean = Set.copyOf(clean);
            mixed = Set.copyOf(mixed);
        }
    }

    public static <R> RecordLinkage<R> of(
            Function<R, RecordKey> key, List<FieldComparison<R>> comparisons, RecordBlocking<R> blocking) {
        return new RecordLinkage<>(
                key,
                comparisons,
                blocking,
                new SourceQuality(Set.of(), Set.of()),
                List.of(),
                MatchThresholds.usual(),
                Optional.empty(),
                false,
                _ -> CopiedRecordDetector.NO_MARK,
                0.05);
    }

    public RecordLinkage<R> clean(Collection<String> some) {
        return new RecordLinkage<>(
                key,
                comparisons,
                blocking,
                new SourceQuality(Set.copyOf(some), sources.mixed()),
                guards,
                thresholds,
                given,
                overlapping,
                mark,
                held);
    }

    public RecordLinkage<R> mixed(Collection<String> some) {
        return new RecordLinkage<>(
                key,
                comparisons,
                blocking,
                new SourceQuality(sources.clean(), Set.copyOf(some)),
                guards,
                thresholds,
                given,
                overlapping,
                mark,
                held);
    }

    public RecordLinkage<R> guarded(List<MatchPairGuard<R>> by) {
        return new RecordLinkage<>(key, comparisons, blocking, sources, by, thresholds, given, overlapping, mark, held);
    }

    public RecordLinkage<R> deciding(MatchThresholds at) {
        return new RecordLinkage<>(key, comparisons, blocking, sources, guards, at, given, overlapping, mark, held);
    }

    public RecordLinkage<R> given(LinkageParameters parameters) {
        return new RecordLinkage<>(
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

    public RecordLinkage<R> overlappingSources() {
        return new RecordLinkage<>(key, comparisons, blocking, sources, guards, thresholds, given, true, mark, held);
    }

    public RecordLinkage<R> marked(ToIntFunction<R> by) {
        return new RecordLinkage<>(
                key, comparisons, blocking, sources, guards, thresholds, given, overlapping, by, held);
    }

    public RecordLinkage<R> holdingToTypical(double share) {
        return new RecordLinkage<>(
                key, comparisons, blocking, sources, guards, thresholds, given, overlapping, mark, share);
    }

    public LinkageResult<R> link(Collection<R> records) {
        return link(records, List.of());
    }

    /// Links records: returns their groups, the pairs to be reviewed, and the reasons.
    ///
    /// @param decided decisions of people; those about unknown records are ignored
    public LinkageResult<R> link(Collection<R> records, Collection<RecordedPairDecision> decided) {
        var roster = new RecordIndex<>(List.copyOf(records), key, sources.clean());
        var index = RecordBlockIndex.of(roster, blocking);
        var terms = terms(roster);
        var parameters = given;
        if (parameters.isEmpty()) {
            var learning = new LinkageParameterEstimation<>(roster, comparisons, terms, held, !overlapping);
            parameters = Optional.of(learning.learn(index));
            var wellKept = new HashSet<>(sources.clean());
            wellKept.addAll(learning.wellKept());
            wellKept.removeAll(sources.mixed());
            if (!overlapping && wellKept.size() > sources.clean().size()) {
                // The learned quality of the sources replaces the values in `sources`.
                roster = new RecordIndex<>(List.copyOf(records), key, wellKept);
                terms = terms(roster);
                parameters = Optional.of(
                        new LinkageParameterEstimation<>(roster, comparisons, terms, held, true).learn(index));
            }
        }
        return link(
                roster,
                index,
                new MatchLikelihoodScorer<>(roster, comparisons, terms, parameters.get()),
                parameters.get(),
                decided);
    }

    /// « Rappel de la présélection » — returns the fraction of known matches that the blocking selects, from 0
    /// to 1.
    ///
    /// @param known the known matches
    public double preselected(Collection<R> records, Collection<RecordedPairDecision> known) {
        var roster = new RecordIndex<>(List.copyOf(records), key, Set.of());
        var index = RecordBlockIndex.of(roster, blocking);
        var found = known.stream()
                .filter(pair -> index.passes(roster.rank(pair.left()), roster.rank(pair.right())) != 0)
                .count();
        return known.isEmpty() ? 1 : (double) found / known.size();
    }

    private List<@Nullable ValueFrequencies> terms(RecordIndex<R> roster) {
        return Arrays.asList(comparisons.stream()
                .map(comparison -> ValueFrequencies.of(roster, comparison))
                .toArray(ValueFrequencies[]::new));
    }

    private LinkageResult<R> link(
            RecordIndex<R> roster,
            RecordBlockIndex index,
            MatchLikelihoodScorer<R> scorer,
            LinkageParameters parameters,
            Collection<RecordedPairDecision> decided) {
        var rulings = new HumanMatchDecisions(roster, decided);
        var review = MatchThresholds.bits(thresholds.review());
        var floor = overlapping ? review - SourceOverlapAdjustment.LIFT_BITS : review;
        var copies = CopiedRecordDetector.among(roster, mark, scorer, guards);
        var compared = new RecordPairComparer<>(roster, index, scorer, copies, floor).run(rulings);
        RecordClustering.MatchEvidence voice = scorer;
        if (overlapping) {
            var overlap = SourceOverlapAdjustment.of(roster, compared.pairs(), scorer.prior());
            // Pairs that were stored only to learn the overlap are removed here.
            compared = compared.with(overlap.weighed().above(review, rulings));
            voice = overlap.voice(scorer);
        }
        var pairs = compared.pairs();
        var clustering = new RecordClustering<>(roster, voice, pairs, guards, copies, rulings, thresholds);
        clustering.run();
        return new LinkageResult<>(roster, this, index, scorer, parameters, compared, clustering, rulings);
    }
}
