package org.tousaidants.core.linkage;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A linkage specification: tables, comparisons, blocking passes and thresholds.
record LinkageSpecification(
        List<Source> sources, List<Question> comparisons, Preselection blocking, MatchThresholds thresholds) {
    /// @param columns from names of the specification to columns of this table
    /// @param delimiter 0: detected from the first line
    /// @param clean whether two of its rows are presumed distinct; detected from the rows if absent
    record Source(
            String name,
            String id,
            Charset encoding,
            char delimiter,
            Optional<Boolean> clean,
            Map<String, String> columns) {
        String column(String name) {
            return columns.getOrDefault(name, name);
        }
    }

    enum ComparisonKind {
        /// Equal texts, ignoring case, accents and punctuation.
        EXACT,
        /// Jaro–Winkler similarity of the whole texts.
        TEXT,
        /// Overlap of the words; rare words weigh more.
        WORDS,
        /// Overlap of the trigrams; rare trigrams weigh more.
        TRIGRAMS,
        /// Equal codes, with at most two typing errors.
        CODE,
        /// Equal digits, ignoring separators.
        DIGITS,
        /// Absolute difference of two numbers.
        NUMBER,
        /// Difference of two dates in days.
        DATE,
        /// Equal French phonetic keys.
        PHONETIC
    }

    /// @param columns joined by a space if there are several
    /// @param levels for a similarity, its lower bounds in ascending order; for a difference, its upper bounds
    /// in descending order
    /// @param rare whether agreement on a rare value weighs more
    record Question(String name, List<String> columns, ComparisonKind how, List<Double> levels, boolean rare) {}

    record Preselection(List<BlockingRule> passes, int largest, int window) {}

    /// One blocking pass: two records with the same key in each part are compared.
    record BlockingRule(String name, List<Part> parts) {}

    enum Key {
        EXACT,
        DIGITS,
        WORDS,
        RARE_WORDS,
        START,
        PHONETIC
    }

    /// @param letters length of the prefix, if the key is START
    record Part(List<String> columns, Key key, int letters) {}

    /// All columns named in the specification.
    List<String> columns() {
        return java.util.stream.Stream.concat(
                        comparisons.stream().flatMap(question -> question.columns().stream()),
                        blocking.passes().stream()
                                .flatMap(pass -> pass.parts().stream())
                                .flatMap(part -> part.columns().stream()))
                .distinct()
                .sorted()
                .toList();
    }
}
