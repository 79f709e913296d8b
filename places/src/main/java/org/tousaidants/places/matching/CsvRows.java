package org.tousaidants.places.matching;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.tousaidants.core.csv.Csv;

/// Rows of CSV (RFC 4180).
final class CsvRows {
    private final Writer out;
    private final StringBuilder row = new StringBuilder(1_000);

    CsvRows(Writer out) {
        this.out = out;
    }

    void write(String... cells) throws IOException {
        row.setLength(0);
        Csv.row(row, ',', List.of(cells));
        out.append(row);
    }
}
