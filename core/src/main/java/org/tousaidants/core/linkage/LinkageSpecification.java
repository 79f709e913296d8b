package org.tousaidants.core.linkage;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A linkage specification: tables, comparisons, blocking, thresholds.
record LinkageSpecification(
        List<Source> sources, List<Question> comparisons, Preselection blocking, Thresholds thresholds) {
    /// @param columns from the names of the specification to those of this table
    /// @param delimiter 0: detected from the first line
    /// @param clean whether two of its rows are presumed distinct; detected from the rows when absent
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

    enum How {
        /// The same text, ignoring case, accents and punctuation.
        EXACT,
        /// Jaro–Winkler over the whole text.
        TEXT,
        /// Common words, rare ones weighing more.
        WORDS,
        /// Common trigrams, rare ones weighing more.
        TRIGRAMS,
        /// The same but for one or two typing errors.
        CODE,
        /// The same digits, ignoring separators.
        DIGITS,
        /// A difference of numbers.
        NUMBER,
        /// A difference of days.
        DATE,
        /// The same sound.
        PHONETIC
    }

    /// @param columns joined by a space when there are several
    /// @param levels similarity from which each level holds, rising; or the largest differences, falling
    /// @param rare whether agreement on a rare value weighs more
    record Question(String name, List<String> columns, How how, List<Double> levels, boolean rare) {}

    record Preselection(List<Together> passes, int largest, int window) {}

    /// A pass: brings together the records that agree on a key of each part.
    record Together(String name, List<Part> parts) {}

    enum Key {
        EXACT,
        DIGITS,
        WORDS,
        RARE_WORDS,
        START,
        PHONETIC
    }

    /// @param letters length of the prefix, for START
    record Part(List<String> columns, Key key, int letters) {}

    /// Every column named in the specification.
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
