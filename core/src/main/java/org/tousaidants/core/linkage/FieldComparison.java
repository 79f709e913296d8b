package org.tousaidants.core.linkage;

import java.util.List;
import java.util.function.ToIntFunction;

/// « Comparaison » — compares one property of two records, such as the name. The result is a level, from the
/// weakest agreement (0) to the strongest. Tokens and numbers are prepared once in the record, because
/// comparisons run millions of times. Symmetric and stateless.
public interface FieldComparison<R> {
    /// Result if one of the two values is missing: neutral evidence.
    int MISSING = -1;

    String name();

    /// The possible levels, from the weakest agreement to the strongest; two to seven.
    List<ComparisonLevel> levels();

    /// @return an index in [#levels()], or [#MISSING]
    int compare(R left, R right);

    /// Whether agreement on a rare value is stronger evidence than agreement on a common one, at the strongest
    /// level.
    default boolean weighsTerms() {
        return false;
    }

    /// Number of the value whose frequency counts: small, equal for all records with that value, negative if
    /// the record has none. Two records at the strongest level have the same number.
    default int term(R record) {
        return MISSING;
    }

    /// Computes the level of agreement of two records.
    @FunctionalInterface
    interface Comparer<R> {
        int compare(R left, R right);
    }

    static <R> FieldComparison<R> of(String name, List<ComparisonLevel> levels, Comparer<R> comparer) {
        return new CompositeComparison<>(name, List.copyOf(levels), comparer);
    }

    /// The same comparison, in which agreement on a rare value is stronger evidence.
    default FieldComparison<R> weighing(ToIntFunction<R> term) {
        return new FrequencyWeightedComparison<>(this, term);
    }
}
