package org.tousaidants.label.pix;

import java.util.List;
import java.util.SortedMap;
import org.tousaidants.places.intake.SourceRefusal;
import org.tousaidants.rules.protocol.SkillEvidence;

/// « Fichier Pix Orga » — the result of reading an export of Pix Orga.
sealed interface PixResultFile {
    enum PixFileKind {
        /// « Collecte de profils » — levels that people sent to an organisation.
        PROFILES(SkillEvidence.PROFILE),
        /// « Résultats de certification » — results of a certification session or of a class.
        CERTIFICATION(SkillEvidence.CERTIFICATION);

        private final SkillEvidence evidence;

        PixFileKind(SkillEvidence evidence) {
            this.evidence = evidence;
        }

        SkillEvidence evidence() {
            return evidence;
        }
    }

    /// The levels of one person, measured on one day.
    ///
    /// @param mail address in a column of the file; empty if there is none
    record PixFileRow(
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

    /// A mistake on one line of the file.
    ///
    /// @param line number of the line
    /// @param key message key of its sentence
    /// @param details values for the placeholders of the sentence
    record PixFileFault(long line, String key, List<String> details) {
        static PixFileFault of(long line, String problem, String... details) {
            return new PixFileFault(line, "pix.fault." + problem, List.of(details));
        }
    }

    /// The file was read.
    ///
    /// @param silent number of people who did not send their levels or did not pass the certification
    record ParsedPixFile(
            PixFileKind kind, String campaign, List<PixFileRow> rows, int silent, List<PixFileFault> faults)
            implements PixResultFile {
        /// Returns the highest level in the file. The possible maximum differs between files, because Pix
        /// limited levels first to 5, then to 6, then to 7.
        int highest() {
            return rows.stream()
                    .flatMap(row -> row.levels().values().stream())
                    .mapToInt(Integer::intValue)
                    .max()
                    .orElse(0);
        }
    }

    /// The file was read, but it contains no levels of skills.
    ///
    /// @param why reason
    record PixFileWithoutLevels(MissingLevelsCause why) implements PixResultFile {}

    enum MissingLevelsCause {
        /// The file is from an assessment campaign. It contains percentages of mastered skills, which depend
        /// on the chosen course and are no levels.
        PERCENTAGES,
        /// The file is from the entry test of digital advisers, whose results are no levels.
        ENTRY_TEST,
        /// The columns of the file are not those of Pix.
        OTHER
    }

    record PixColumnMissing(String column) implements PixResultFile {}

    record TooManyPixRows(int most) implements PixResultFile {}

    record UnreadablePixFile(SourceRefusal why) implements PixResultFile {}
}
