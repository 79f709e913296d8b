package org.tousaidants.core.csv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// « Tableau » — builds the text of a CSV file from a header and rows; see [CsvFormat].
public final class CsvTable {
    private final StringBuilder text;
    private final char separator;

    private CsvTable(String mark, char separator) {
        this.text = new StringBuilder(mark);
        this.separator = separator;
    }

    /// Returns a table for people: with a byte order mark and semicolons, so that a French spreadsheet opens it
    /// after a double click.
    public static CsvTable forPeople(Object... head) {
        return new CsvTable(CsvFormat.MARK, ';').row(head);
    }

    /// Returns a table for programs: with commas and without a byte order mark.
    public static CsvTable forPrograms(Object... head) {
        return new CsvTable("", ',').row(head);
    }

    /// Adds a row.
    ///
    /// @param cells values, written with their `toString`
    public CsvTable row(Object... cells) {
        return row(Arrays.stream(cells).map(String::valueOf).toList());
    }

    public CsvTable row(List<String> cells) {
        CsvFormat.row(text, separator, cells);
        return this;
    }

    public byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
