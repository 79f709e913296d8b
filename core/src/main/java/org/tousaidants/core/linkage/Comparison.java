package org.tousaidants.core.linkage;

import java.util.List;
import java.util.function.ToIntFunction;

/// « Comparaison » — one question about two records: are the names alike? Its answer is a level, from the weakest
/// agreement (0) to the strongest. Tokens and numbers are prepared once in the record, because comparisons run
/// millions of times. Symmetric and stateless.
public interface Comparison<R> {
    /// One of the two values is missing: neutral evidence.
    int MISSING = -1;

    String name();

    /// From the weakest agreement to the strongest; two at least, seven at most.
    List<ComparisonLevel> levels();

    /// @return a rank in [#levels()], or [#MISSING]
    int compare(R left, R right);

    /// Whether, at the strongest level, agreement on a rare value weighs more than on a common one.
    default boolean weighsTerms() {
        return false;
    }

    /// The value whose frequency counts: a small number, equal for all records with that value; negative when the
    /// record has none. Two records at the strongest level have the same number.
    default int term(R record) {
        return MISSING;
    }

    /// The level of two records.
    @FunctionalInterface
    interface Comparer<R> {
        int compare(R left, R right);
    }

    static <R> Comparison<R> of(String name, List<ComparisonLevel> levels, Comparer<R> comparer) {
        return new CompositeComparison<>(name, List.copyOf(levels), comparer);
    }

    /// The same comparison, with more weight for agreement on a rare value.
    default Comparison<R> weighing(ToIntFunction<R> term) {
        return new FrequencyWeighting<>(this, term);
    }
}
