package org.tousaidants.community.monthlyletter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// « Lettre du mois » — one letter: one row of `monthlyletter_issue`.
///
/// @param month its first day
/// @param opening words of the coordination; may be empty
/// @param leftOut items that the coordination removed
/// @param content the items as they were sent; empty before
/// @param sentTo number of letters
record MonthlyIssue(
        LocalDate month,
        String opening,
        List<UUID> leftOut,
        List<LetterItem> content,
        Optional<Instant> sent,
        OptionalInt sentTo) {
    /// « Ligne de la lettre » — a kept answer, an event or a question, with its page.
    ///
    /// @param detail the day and place of an event; empty for others
    record LetterItem(Section section, UUID id, String title, String detail) {
        String path() {
            return section.path + id;
        }
    }

    /// « Partie de la lettre ».
    enum Section {
        ANSWER("/ressources/"),
        EVENT("/evenements/"),
        QUESTION("/entraide/");

        private final String path;

        Section(String path) {
            this.path = path;
        }

        /// The message key of its heading.
        String key() {
            return "monthlyletter.section." + name();
        }
    }

    static MonthlyIssue blank(LocalDate month) {
        return new MonthlyIssue(month, "", List.of(), List.of(), Optional.empty(), OptionalInt.empty());
    }
}
