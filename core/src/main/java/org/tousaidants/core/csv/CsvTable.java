package org.tousaidants.core.csv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// « Tableau » — a header and rows as the text of a CSV file; see [Csv].
public final class CsvTable {
    private final StringBuilder text;
    private final char separator;

    private CsvTable(String mark, char separator) {
        this.text = new StringBuilder(mark);
        this.separator = separator;
    }

    /// For people: a French spreadsheet opens the file on a double click.
    public static CsvTable forPeople(Object... head) {
        return new CsvTable(Csv.MARK, ';').row(head);
    }

    /// For programs.
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
