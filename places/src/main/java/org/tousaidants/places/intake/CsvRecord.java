package org.tousaidants.places.intake;

import java.util.List;
import java.util.Optional;
import org.tousaidants.core.csv.CsvFormat;

/// A row of a CSV file: its text as received, split into cells on demand.
record CsvRecord(long line, String raw, int[] bounds, CsvHeader header) implements RawSourceRecord {
    @Override
    public Optional<String> text(String path) {
        var rank = header.ranks().get(path);
        if (rank == null || rank * 2 >= bounds.length) return Optional.empty();
        var cell = BlankTrimmer.trim(CsvFormat.plain(cell(raw, bounds, rank)));
        return cell.isEmpty() ? Optional.empty() : Optional.of(cell);
    }

    @Override
    public List<String> columns() {
        return header.names();
    }

    static String cell(String raw, int[] bounds, int rank) {
        int start = bounds[rank * 2];
        int end = bounds[rank * 2 + 1];
        return start >= 0
                ? BlankTrimmer.trim(raw, start, end)
                : BlankTrimmer.trim(raw.substring(~start, end).replace("\"\"", "\""));
    }

    static boolean blank(String raw, int[] bounds, int rank) {
        int start = bounds[rank * 2];
        for (int i = start < 0 ? ~start : start; i < bounds[rank * 2 + 1]; i++) {
            if (!BlankTrimmer.is(raw.charAt(i))) return false;
        }
        return true;
    }
}
