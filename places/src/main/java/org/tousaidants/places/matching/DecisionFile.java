package org.tousaidants.places.matching;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tousaidants.core.linkage.RecordKey;
import org.tousaidants.core.linkage.RecordedDecision;
import org.tousaidants.places.intake.Fetch;
import org.tousaidants.places.intake.Intake;
import org.tousaidants.places.intake.Limits;
import org.tousaidants.places.intake.RawRecord;
import org.tousaidants.places.intake.RecordReader;
import org.tousaidants.places.intake.SourceLocation;
import org.tousaidants.places.intake.UnreadableRecord;

/// Reads decisions of people in the format of `pairs.csv`: a line with `match` or `distinct` decides, `review`
/// does not.
final class DecisionFile {
    private DecisionFile() {}

    sealed interface ParseResult permits Parsed, Invalid {}

    record Parsed(List<RecordedDecision> rulings) implements ParseResult {}

    record Invalid(String words) implements ParseResult {}

    static ParseResult read(Path file) throws IOException {
        var location = new SourceLocation.InFile(file, List.of());
        return switch (Intake.open(location, Fetch.allowing(""), Limits.usual())) {
            case Intake.NotOpened(var why) -> new Invalid(file + " : " + why.sentence(Locale.FRENCH));
            case Intake.Opened(var reader) -> {
                try (reader) {
                    yield read(file, reader);
                }
            }
        };
    }

    private static ParseResult read(Path file, RecordReader reader) {
        var rulings = new ArrayList<RecordedDecision>();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case UnreadableRecord no -> {
                    return new Invalid(file + ", ligne " + no.line() + " : " + no.sentence(Locale.FRENCH));
                }
                case RawRecord line -> {
                    var left = new RecordKey(text(line, "left_source"), text(line, "left_id"));
                    var right = new RecordKey(text(line, "right_source"), text(line, "right_id"));
                    if (left.id().isEmpty() || right.id().isEmpty() || left.equals(right))
                        return new Invalid(file + ", ligne " + line.line()
                                + " : il faut deux fiches, left_source, left_id, right_source, right_id");
                    switch (text(line, "decision")) {
                        case "match" -> rulings.add(RecordedDecision.same(left, right));
                        case "distinct" -> rulings.add(RecordedDecision.distinct(left, right));
                        case "review" -> {}
                        default -> {
                            return new Invalid(file + ", ligne " + line.line()
                                    + " : la colonne decision dit match, distinct ou review");
                        }
                    }
                }
            }
        }
        return new Parsed(rulings);
    }

    private static String text(RawRecord line, String column) {
        return line.text(column).orElse("");
    }
}
