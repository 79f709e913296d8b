package org.tousaidants.places.matching;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tousaidants.places.intake.OpenedRecordSource;
import org.tousaidants.places.intake.RawSourceRecord;
import org.tousaidants.places.intake.SourceDownload;
import org.tousaidants.places.intake.SourceLimits;
import org.tousaidants.places.intake.SourceLocation;

/// The rows of a CSV, by column.
final class BenchCsv {
    private BenchCsv() {}

    static List<Map<String, String>> rows(Path file) throws IOException {
        var rows = new ArrayList<Map<String, String>>();
        var location = new SourceLocation.FileSource(file, List.of());
        switch (OpenedRecordSource.open(location, SourceDownload.allowing(""), SourceLimits.usual())) {
            case OpenedRecordSource.IntakeNotOpened(var why) -> throw new IOException(why.sentence(Locale.FRENCH));
            case OpenedRecordSource.IntakeOpened(var reader) -> {
                try (reader) {
                    while (reader.hasNext()) {
                        if (!(reader.next() instanceof RawSourceRecord record)) continue;
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
