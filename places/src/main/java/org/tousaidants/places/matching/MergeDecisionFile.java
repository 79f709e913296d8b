package org.tousaidants.places.matching;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tousaidants.core.linkage.RecordKey;
import org.tousaidants.core.linkage.RecordedPairDecision;
import org.tousaidants.places.intake.OpenedRecordSource;
import org.tousaidants.places.intake.RawSourceRecord;
import org.tousaidants.places.intake.SourceDownload;
import org.tousaidants.places.intake.SourceLimits;
import org.tousaidants.places.intake.SourceLocation;
import org.tousaidants.places.intake.SourceRecordReader;
import org.tousaidants.places.intake.UnreadableRecord;

/// Parses people's decisions in the format of `pairs.csv`. A line with `match` (the same place) or `distinct` (two
/// places) contains a decision; a line with `review` contains none, because the pair is still to be decided.
final class MergeDecisionFile {
    private MergeDecisionFile() {}

    sealed interface DecisionFileParseResult permits ParsedDecisionFile, InvalidDecisionFile {}

    record ParsedDecisionFile(List<RecordedPairDecision> rulings) implements DecisionFileParseResult {}

    record InvalidDecisionFile(String words) implements DecisionFileParseResult {}

    static DecisionFileParseResult read(Path file) throws IOException {
        var location = new SourceLocation.FileSource(file, List.of());
        return switch (OpenedRecordSource.open(location, SourceDownload.allowing(""), SourceLimits.usual())) {
            case OpenedRecordSource.IntakeNotOpened(var why) ->
                new InvalidDecisionFile(file + " : " + why.sentence(Locale.FRENCH));
            case OpenedRecordSource.IntakeOpened(var reader) -> {
                try (reader) {
                    yield read(file, reader);
                }
            }
        };
    }

    private static DecisionFileParseResult read(Path file, SourceRecordReader reader) {
        var rulings = new ArrayList<RecordedPairDecision>();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case UnreadableRecord no -> {
                    return new InvalidDecisionFile(file + ", ligne " + no.line() + " : " + no.sentence(Locale.FRENCH));
                }
                case RawSourceRecord line -> {
                    var left = new RecordKey(text(line, "left_source"), text(line, "left_id"));
                    var right = new RecordKey(text(line, "right_source"), text(line, "right_id"));
                    if (left.id().isEmpty() || right.id().isEmpty() || left.equals(right))
                        return new InvalidDecisionFile(file + ", ligne " + line.line()
                                + " : il faut deux fiches, left_source, left_id, right_source, right_id");
                    switch (text(line, "decision")) {
                        case "match" -> rulings.add(RecordedPairDecision.same(left, right));
                        case "distinct" -> rulings.add(RecordedPairDecision.distinct(left, right));
                        case "review" -> {}
                        default -> {
                            return new InvalidDecisionFile(file + ", ligne " + line.line()
                                    + " : la colonne decision dit match, distinct ou review");
                        }
                    }
                }
            }
        }
        return new ParsedDecisionFile(rulings);
    }

    private static String text(RawSourceRecord line, String column) {
        return line.text(column).orElse("");
    }
}
