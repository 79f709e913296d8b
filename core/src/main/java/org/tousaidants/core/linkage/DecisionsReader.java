package org.tousaidants.core.linkage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tousaidants.core.csv.Csv;

/// Reads the decisions of people from a file in the format of `pairs.csv`. It keeps lines with « match » or «
/// distinct » and ignores other lines.
final class DecisionsReader {
    private static final List<String> COLUMNS =
            List.of("left_source", "left_id", "right_source", "right_id", "decision");

    private DecisionsReader() {}

    sealed interface ParseResult permits Parsed, Invalid {}

    record Parsed(List<RecordedDecision> rulings) implements ParseResult {}

    record Invalid(List<String> mistakes) implements ParseResult {}

    static ParseResult read(Path file) throws IOException {
        if (Files.isDirectory(file)) return new Invalid(List.of(file + " : c’est un dossier, pas un fichier"));
        if (!Files.isRegularFile(file)) return new Invalid(List.of(file + " : ce fichier n’existe pas"));
        try (var csv = Csv.headed(Files.newBufferedReader(file))) {
            var missing = COLUMNS.stream()
                    .filter(column -> !csv.getHeaderNames().contains(column))
                    .toList();
            if (!missing.isEmpty())
                return new Invalid(List.of(
                        file + " : il manque les colonnes " + String.join(", ", missing) + " ; partez de pairs.csv"));
            var rulings = new ArrayList<RecordedDecision>();
            var mistakes = new ArrayList<String>();
            for (var record : csv) {
                var left = new RecordKey(Csv.plain(record.get("left_source")), Csv.plain(record.get("left_id")));
                var right = new RecordKey(Csv.plain(record.get("right_source")), Csv.plain(record.get("right_id")));
                var decision = record.get("decision");
                if (left.equals(right))
                    mistakes.add(file + ", ligne " + csv.getCurrentLineNumber()
                            + " : une fiche n’est pas comparée à elle-même");
                else if (decision.equals("match")) rulings.add(RecordedDecision.same(left, right));
                else if (decision.equals("distinct")) rulings.add(RecordedDecision.distinct(left, right));
                else if (!decision.equals("review"))
                    mistakes.add(file + ", ligne " + csv.getCurrentLineNumber() + " : « " + decision
                            + " » n’est pas une décision ; écrivez match, distinct ou review");
            }
            return mistakes.isEmpty() ? new Parsed(rulings) : new Invalid(mistakes);
        }
    }
}
