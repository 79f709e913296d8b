package org.tousaidants.places.intake;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tousaidants.core.csv.CsvFormat;

/// A row of a sheet. Because a workbook does not store the text of a row, `raw` is the row written as CSV.
record XlsxRecord(long line, List<String> cells, CsvHeader header) implements RawSourceRecord {
    @Override
    public Optional<String> text(String path) {
        var rank = header.ranks().get(path);
        return rank == null || rank >= cells.size()
                ? Optional.empty()
                : Optional.of(CsvFormat.plain(cells.get(rank))).filter(cell -> !cell.isEmpty());
    }

    @Override
    public List<String> columns() {
        return header.names();
    }

    @Override
    public String raw() {
        return cells.stream().map(XlsxRecord::quoted).collect(Collectors.joining(","));
    }

    @Override
    public long chars() {
        return cells.stream().mapToLong(String::length).sum();
    }

    private static String quoted(String cell) {
        var plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
