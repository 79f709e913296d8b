package org.tousaidants.core.linkage;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a specification asks for: tables, comparisons, preselection, thresholds.
record LinkSpec(List<Source> sources, List<Question> comparisons, Preselection blocking, Thresholds thresholds) {
    /// @param columns from the names used in the specification to those of this table
    /// @param delimiter 0: seen from the first line
    /// @param clean whether two of its lines are presumed two things; seen from the lines when it is not said
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
        /// The same text, but for case, accents and punctuation.
        EXACT,
        /// Jaro–Winkler over the whole text.
        TEXT,
        /// Words in common, rare ones weighing more.
        WORDS,
        /// Groups of three letters in common, rare ones weighing more.
        TRIGRAMS,
        /// The same but for one or two typing errors.
        CODE,
        /// The same digits, whatever stands between them.
        DIGITS,
        /// A difference of numbers.
        NUMBER,
        /// A difference of days.
        DATE,
        /// The same sound.
        PHONETIC
    }

    /// @param columns joined by a space when there are several
    /// @param levels likeness from which each level holds, rising; or the largest differences, falling
    /// @param rare whether agreeing on a rare value weighs more
    record Question(String name, List<String> columns, How how, List<Double> levels, boolean rare) {}

    record Preselection(List<Together> passes, int largest, int window) {}

    /// A pass: records that agree on a key of each part come together.
    record Together(String name, List<Part> parts) {}

    enum Key {
        EXACT,
        DIGITS,
        WORDS,
        RARE_WORDS,
        START,
        PHONETIC
    }

    /// @param letters of the beginning, for START
    record Part(List<String> columns, Key key, int letters) {}

    /// Every name of a column that is asked for.
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
