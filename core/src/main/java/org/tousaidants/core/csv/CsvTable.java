package org.tousaidants.core.csv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// « Tableau » — builds the text of a CSV file from a header and rows; see [Csv].
public final class CsvTable {
    private final StringBuilder text;
    private final char separator;

    private CsvTable(String mark, char separator) {
        this.text = new StringBuilder(mark);
        this.separator = separator;
    }

    /// A table for people: a byte order mark and semicolons, so that a French spreadsheet opens it on a double
    /// click.
    public static CsvTable forPeople(Object... head) {
        return new CsvTable(Csv.MARK, ';').row(head);
    }

    /// A table for programs: commas and no byte order mark.
    public static CsvTable forPrograms(Object... head) {
        return new CsvTable("", ',').row(head);
    }

    /// @param cells written with their `toString`
    public CsvTable row(Object... cells) {
        return row(Arrays.stream(cells).map(String::valueOf).toList());
    }

    public CsvTable row(List<String> cells) {
        Csv.row(text, separator, cells);
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
