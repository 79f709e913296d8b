package org.tousaidants.rules.protocol;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// « Garantie de service » — a measurable promise to the inhabitants: for a given share of them, a measure stays
/// above or below a threshold.
///
/// @param share percentage of the weights (inhabitants, requests…) for which the promise must be kept
public record ServiceGuarantee(
        String id,
        String phrase,
        String measure,
        ThresholdSide side,
        int threshold,
        String unit,
        int share,
        Set<String> profiles,
        List<GuaranteeExample> examples,
        PromiseOrigin origin) {

    /// « Origine d’une garantie » — the source of a guarantee, the body that proposes it, and its vote.
    ///
    /// @param voteOn day of the planned vote; empty if there is none
    /// @param votedOn day on which it was voted; empty if it was not voted separately
    public record PromiseOrigin(
            String source, Optional<String> proposedBy, Optional<LocalDate> voteOn, Optional<LocalDate> votedOn) {
        /// Returns the origin of a guarantee without a vote of its own.
        public static PromiseOrigin of(String source) {
            return new PromiseOrigin(source, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    public enum ThresholdSide {
        AT_MOST,
        AT_LEAST
    }

    /// « Mesure d’une règle » — one measured value, and the number of inhabitants or requests to which it
    /// applies.
    public record GuaranteeMeasure(double value, long weight) {}

    public record GuaranteeExample(String id, List<GuaranteeMeasure> measures, boolean held, FileLinePosition at) {}

    /// Returns the percentage of inhabitants or requests for which the promise is kept; 100 if nothing was
    /// measured.
    public double keptPercent(List<GuaranteeMeasure> measures) {
        var totalWeight = measures.stream().mapToLong(GuaranteeMeasure::weight).sum();
        var kept = measures.stream()
                .filter(measure -> kept(measure.value()))
                .mapToLong(GuaranteeMeasure::weight)
                .sum();
        return totalWeight == 0 ? 100 : 100.0 * kept / totalWeight;
    }

    public boolean holds(List<GuaranteeMeasure> measures) {
        return keptPercent(measures) >= share;
    }

    private boolean kept(double value) {
        return switch (side) {
            case AT_MOST -> value <= threshold;
            case AT_LEAST -> value >= threshold;
        };
    }
}
