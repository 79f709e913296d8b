package org.tousaidants.label.pix;

import java.util.List;
import java.util.SortedMap;
import org.tousaidants.places.intake.SourceRefusal;
import org.tousaidants.rules.language.Evidence;

/// « Fichier Pix Orga » — the result of reading one.
sealed interface PixFile {
    enum Kind {
        /// « Collecte de profils » : the levels that people sent to an organisation.
        PROFILES(Evidence.PROFILE),
        /// « Résultats de certification » of a session or of a class.
        CERTIFICATION(Evidence.CERTIFICATION);

        private final Evidence evidence;

        Kind(Evidence evidence) {
            this.evidence = evidence;
        }

        Evidence evidence() {
            return evidence;
        }
    }

    /// One person's levels on one day.
    ///
    /// @param mail the address in a column of the file; empty: none
    record Row(
            long line,
            String family,
            String given,
            String mail,
            java.time.LocalDate on,
            SortedMap<String, Integer> levels) {
        String name() {
            return (given + " " + family).strip();
        }
    }

    /// The mistake on one line: the key of its sentence, and its values.
    record Fault(long line, String key, List<String> details) {
        static Fault of(long line, String problem, String... details) {
            return new Fault(line, "pix.fault." + problem, List.of(details));
        }
    }

    /// @param silent number of people who did not send their levels, or did not obtain the certification
    record Parsed(Kind kind, String campaign, List<Row> rows, int silent, List<Fault> faults) implements PixFile {
        /// The highest level in it: Pix has capped them at 5, then 6, then 7.
        int highest() {
            return rows.stream()
                    .flatMap(row -> row.levels().values().stream())
                    .mapToInt(Integer::intValue)
                    .max()
                    .orElse(0);
        }
    }

    /// A file of Pix, or another, without any level.
    record NoLevels(NoLevelsCause why) implements PixFile {}

    enum NoLevelsCause {
        /// An assessment campaign gives shares of mastered skills, which depend on the course chosen.
        PERCENTAGES,
        /// The entry test of the digital advisers gives other results.
        ENTRY_TEST,
        /// Nothing of Pix is recognised in its columns.
        OTHER
    }

    record NoColumn(String column) implements PixFile {}

    record TooMany(int most) implements PixFile {}

    record Unreadable(SourceRefusal why) implements PixFile {}
}
