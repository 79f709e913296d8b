package org.tousaidants.core.linkage;

import java.util.List;
import java.util.function.ToIntFunction;

/// « Comparaison » — compares one property of two records, such as the name. The result is a level, from the weakest
/// agreement (0) to the strongest. It must be symmetric and stateless; values are prepared once in the record,
/// because comparisons run millions of times.
public interface FieldComparison<R> {
    /// Result if one of the two values is missing, which is neutral evidence.
    int MISSING = -1;

    String name();

    /// Returns the possible levels, from the weakest agreement to the strongest; there are two to seven.
    List<FieldAgreementLevel> levels();

    /// Compares two records.
    ///
    /// @return an index in [#levels()], or [#MISSING]
    int compare(R left, R right);

    /// Returns whether agreement on a rare value is stronger evidence than agreement on a common value. This
    /// applies only to records that agree at the strongest level.
    default boolean weighsTerms() {
        return false;
    }

    /// Returns the number of the value of a record whose frequency is used. Equal values have the same small
    /// number; it is negative if the record has no value. Two records that agree at the strongest level have the
    /// same number.
    default int term(R record) {
        return MISSING;
    }

    /// Computes the level of agreement of two records.
    @FunctionalInterface
    interface RecordComparer<R> {
        int compare(R left, R right);
    }

    static <R> FieldComparison<R> of(String name, List<FieldAgreementLevel> levels, RecordComparer<R> comparer) {
        return new CompositeFieldComparison<>(name, List.copyOf(levels), comparer);
    }

    /// Returns a copy of this comparison, in which agreement on a rare value is stronger evidence than agreement
    /// on a common value.
    ///
    /// @param term returns the number of the value of a record
    default FieldComparison<R> weighing(ToIntFunction<R> term) {
        return new FrequencyWeightedFieldComparison<>(this, term);
    }
}
