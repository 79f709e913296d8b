package org.tousaidants.core.linkage;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A linkage specification: tables, comparisons, blocking passes and thresholds.
record LinkageSpecification(
        List<SourceSpecification> sources,
        List<ComparisonSpecification> comparisons,
        BlockingSpecification blocking,
        MatchThresholds thresholds) {
    /// One source of records.
    ///
    /// @param columns from names of the specification to columns of this table
    /// @param delimiter character between cells; if 0, it is detected from the first line
    /// @param clean whether two of its rows are presumed distinct; if absent, it is detected from the rows
    record SourceSpecification(
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
        /// Texts are equal, ignoring case, accents and punctuation.
        EXACT,
        /// Jaro–Winkler similarity of the complete texts.
        TEXT,
        /// Overlap of the words of two texts; rare words count more.
        WORDS,
        /// Overlap of the trigrams of two texts; rare trigrams count more.
        TRIGRAMS,
        /// Codes are equal, with at most two typing errors.
        CODE,
        /// Digits are equal, ignoring separators.
        DIGITS,
        /// Absolute difference of two numbers.
        NUMBER,
        /// Difference of two dates in days.
        DATE,
        /// French phonetic keys are equal.
        PHONETIC
    }

    /// One comparison of the specification.
    ///
    /// @param columns columns to compare, joined by a space if there are several
    /// @param levels for a similarity, its lower bounds in ascending order; for a difference, its upper bounds
    /// in descending order
    /// @param rare whether agreement on a rare value counts more
    record ComparisonSpecification(
            String name, List<String> columns, ComparisonKind how, List<Double> levels, boolean rare) {}

    record BlockingSpecification(List<BlockingRule> passes, int largest, int window) {}

    /// One blocking pass: two records with the same key in each part are compared.
    record BlockingRule(String name, List<BlockingKeyPart> parts) {}

    enum BlockingKeyKind {
        EXACT,
        DIGITS,
        WORDS,
        RARE_WORDS,
        START,
        PHONETIC
    }

    /// One part of the key of a blocking pass.
    ///
    /// @param letters number of letters of the prefix, if the key is START
    record BlockingKeyPart(List<String> columns, BlockingKeyKind key, int letters) {}

    /// Returns all columns named in the specification.
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
