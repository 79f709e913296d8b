package org.tousaidants.core.linkage;

import java.util.List;
import java.util.function.ToIntFunction;

/// « Comparaison » — one question asked of two records: are the names alike? Its answer is a level, from the weakest
/// agreement (0) to the strongest. What a record needs for it (tokens, numbers) is prepared once, in the record: it is
/// asked millions of times. Symmetric and without memory.
public interface Comparison<R> {
    /// One of the two does not say: neutral, neither for nor against.
    int MISSING = -1;

    String name();

    /// From the weakest agreement to the strongest; two at least, seven at most.
    List<Level> levels();

    /// @return a rank in [#levels()], or [#MISSING]
    int compare(R left, R right);

    /// Whether agreeing on a rare value says more than agreeing on a common one, at the strongest level.
    default boolean weighsTerms() {
        return false;
    }

    /// The value that is common or rare: a small number, the same for all records that have that value; negative when
    /// the record has none. Two records at the strongest level have the same.
    default int term(R record) {
        return MISSING;
    }

    /// The level of two records.
    @FunctionalInterface
    interface Comparer<R> {
        int compare(R left, R right);
    }

    static <R> Comparison<R> of(String name, List<Level> levels, Comparer<R> comparer) {
        return new Simple<>(name, List.copyOf(levels), comparer);
    }

    /// The same question, where agreeing on a rare value weighs more.
    default Comparison<R> weighing(ToIntFunction<R> term) {
        return new Weighing<>(this, term);
    }
}
