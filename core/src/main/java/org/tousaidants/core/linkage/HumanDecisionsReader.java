package org.tousaidants.core.linkage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tousaidants.core.csv.CsvFormat;

/// Reads the decisions of people from a file in the format of `pairs.csv`. Only lines with « match » or « distinct »
/// are used.
final class HumanDecisionsReader {
    private static final List<String> COLUMNS =
            List.of("left_source", "left_id", "right_source", "right_id", "decision");

    private HumanDecisionsReader() {}

    sealed interface DecisionsParseResult permits ParsedDecisions, InvalidDecisions {}

    record ParsedDecisions(List<RecordedPairDecision> rulings) implements DecisionsParseResult {}

    record InvalidDecisions(List<String> mistakes) implements DecisionsParseResult {}

    static DecisionsParseResult read(Path file) throws IOException {
        if (Files.isDirectory(file)) return new InvalidDecisions(List.of(file + " : c’est un dossier, pas un fichier"));
        if (!Files.isRegularFile(file)) return new InvalidDecisions(List.of(file + " : ce fichier n’existe pas"));
        try (var csv = CsvFormat.headed(Files.newBufferedReader(file))) {
            var missing = COLUMNS.stream()
                    .filter(column -> !csv.getHeaderNames().contains(column))
                    .toList();
            if (!missing.isEmpty())
                return new InvalidDecisions(List.of(
                        file + " : il manque les colonnes " + String.join(", ", missing) + " ; partez de pairs.csv"));
            var rulings = new ArrayList<RecordedPairDecision>();
            var mistakes = new ArrayList<String>();
            for (var record : csv) {
                var left = new RecordKey(
                        CsvFormat.plain(record.get("left_source")), CsvFormat.plain(record.get("left_id")));
                var right = new RecordKey(
                        CsvFormat.plain(record.get("right_source")), CsvFormat.plain(record.get("right_id")));
                var decision = record.get("decision");
                if (left.equals(right))
                    mistakes.add(file + ", ligne " + csv.getCurrentLineNumber()
                            + " : une fiche n’est pas comparée à elle-même");
                else if (decision.equals("match")) rulings.add(RecordedPairDecision.same(left, right));
                else if (decision.equals("distinct")) rulings.add(RecordedPairDecision.distinct(left, right));
                else if (!decision.equals("review"))
                    mistakes.add(file + ", ligne " + csv.getCurrentLineNumber() + " : « " + decision
                            + " » n’est pas une décision ; écrivez match, distinct ou review");
            }
            return mistakes.isEmpty() ? new ParsedDecisions(rulings) : new InvalidDecisions(mistakes);
        }
    }
}
