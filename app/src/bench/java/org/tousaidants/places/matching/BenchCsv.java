package org.tousaidants.places.matching;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tousaidants.places.intake.Fetch;
import org.tousaidants.places.intake.Intake;
import org.tousaidants.places.intake.Limits;
import org.tousaidants.places.intake.RawRecord;
import org.tousaidants.places.intake.SourceLocation;

/// The rows of a CSV, by column.
final class BenchCsv {
    private BenchCsv() {}

    static List<Map<String, String>> rows(Path file) throws IOException {
        var rows = new ArrayList<Map<String, String>>();
        var location = new SourceLocation.InFile(file, List.of());
        switch (Intake.open(location, Fetch.allowing(""), Limits.usual())) {
            case Intake.NotOpened(var why) -> throw new IOException(why.sentence(Locale.FRENCH));
            case Intake.Opened(var reader) -> {
                try (reader) {
                    while (reader.hasNext()) {
                        if (!(reader.next() instanceof RawRecord record)) continue;
                        var row = new HashMap<String, String>();
                        for (var column : record.columns())
                            record.text(column).ifPresent(text -> row.put(column, text));
                        rows.add(row);
                    }
                }
            }
        }
        return rows;
    }
}
