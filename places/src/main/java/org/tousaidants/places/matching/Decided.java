package org.tousaidants.places.matching;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tousaidants.core.linkage.RecordKey;
import org.tousaidants.core.linkage.Ruling;
import org.tousaidants.places.intake.Broken;
import org.tousaidants.places.intake.Fetch;
import org.tousaidants.places.intake.Intake;
import org.tousaidants.places.intake.Limits;
import org.tousaidants.places.intake.RawRecord;
import org.tousaidants.places.intake.RecordReader;
import org.tousaidants.places.intake.SourceLocation;

/// Decisions of people, in a file that looks like `pairs.csv`: a line `match` or `distinct` decides, `review` does not.
final class Decided {
    private Decided() {}

    sealed interface Reading permits Read, NotRead {}

    record Read(List<Ruling> rulings) implements Reading {}

    record NotRead(String words) implements Reading {}

    static Reading read(Path file) throws IOException {
        var location = new SourceLocation.InFile(file, List.of());
        return switch (Intake.open(location, Fetch.allowing(""), Limits.usual())) {
            case Intake.NotOpened(var why) -> new NotRead(file + " : " + why.sentence(Locale.FRENCH));
            case Intake.Opened(var reader) -> {
                try (reader) {
                    yield read(file, reader);
                }
            }
        };
    }

    private static Reading read(Path file, RecordReader reader) {
        var rulings = new ArrayList<Ruling>();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case Broken no -> {
                    return new NotRead(file + ", ligne " + no.line() + " : " + no.sentence(Locale.FRENCH));
                }
                case RawRecord line -> {
                    var left = new RecordKey(text(line, "left_source"), text(line, "left_id"));
                    var right = new RecordKey(text(line, "right_source"), text(line, "right_id"));
                    if (left.id().isEmpty() || right.id().isEmpty() || left.equals(right))
                        return new NotRead(file + ", ligne " + line.line()
                                + " : il faut deux fiches, left_source, left_id, right_source, right_id");
                    switch (text(line, "decision")) {
                        case "match" -> rulings.add(Ruling.same(left, right));
                        case "distinct" -> rulings.add(Ruling.distinct(left, right));
                        case "review" -> {}
                        default -> {
                            return new NotRead(file + ", ligne " + line.line()
                                    + " : la colonne decision dit match, distinct ou review");
                        }
                    }
                }
            }
        }
        return new Read(rulings);
    }

    private static String text(RawRecord line, String column) {
        return line.text(column).orElse("");
    }
}
