package org.tousaidants.label.pix;

import java.util.List;
import java.util.SortedMap;
import org.tousaidants.places.intake.SourceRefusal;
import org.tousaidants.rules.protocol.SkillEvidence;

/// « Fichier Pix Orga » — the result of reading an export of Pix Orga.
sealed interface PixFile {
    enum Kind {
        /// « Collecte de profils » — levels that people sent to an organisation.
        PROFILES(SkillEvidence.PROFILE),
        /// « Résultats de certification » — results of a certification session or of a class.
        CERTIFICATION(SkillEvidence.CERTIFICATION);

        private final SkillEvidence evidence;

        Kind(SkillEvidence evidence) {
            this.evidence = evidence;
        }

        SkillEvidence evidence() {
            return evidence;
        }
    }

    /// The levels of one person on one day.
    ///
    /// @param mail address in a column of the file; empty if there is none
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

    /// A mistake on one line: the key and the parameters of its sentence.
    record Fault(long line, String key, List<String> details) {
        static Fault of(long line, String problem, String... details) {
            return new Fault(line, "pix.fault." + problem, List.of(details));
        }
    }

    /// @param silent number of people who did not send their levels or did not pass the certification
    record Parsed(Kind kind, String campaign, List<Row> rows, int silent, List<Fault> faults) implements PixFile {
        /// The highest level in the file: Pix limited levels to 5, then 6, then 7.
        int highest() {
            return rows.stream()
                    .flatMap(row -> row.levels().values().stream())
                    .mapToInt(Integer::intValue)
                    .max()
                    .orElse(0);
        }
    }

    /// The file contains no levels.
    record NoLevels(NoLevelsCause why) implements PixFile {}

    enum NoLevelsCause {
        /// It is an assessment campaign: its percentages of mastered skills depend on the chosen course.
        PERCENTAGES,
        /// It is the entry test of digital advisers, which has other results.
        ENTRY_TEST,
        /// Its columns are not those of Pix.
        OTHER
    }

    record NoColumn(String column) implements PixFile {}

    record TooMany(int most) implements PixFile {}

    record Unreadable(SourceRefusal why) implements PixFile {}
}
