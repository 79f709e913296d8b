package org.tousaidants.places.columnmapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.tousaidants.places.intake.RawSourceRecord;
import org.tousaidants.places.intake.SourceRecordReadResult;

/// « Relevé d’un tableau » — the columns of a table, with sample values that help a person recognise each column.
public record SourceTableSurvey(long rows, List<SurveyedColumn> columns) {
    private static final int MOST_ROWS = 50_000;
    private static final int MOST_COLUMNS = 120;
    private static final int SAMPLES = 3;
    private static final int LONGEST_SAMPLE = 80;
    private static final int MOST_VALUES = 200;
    private static final int LONGEST_VALUE = 120;
    private static final Pattern LIST = Pattern.compile("[|;\\n]");

    public SourceTableSurvey {
        columns = List.copyOf(columns);
    }

    /// « Colonne relevée » — one column of the table.
    ///
    /// @param filled number of rows with a value
    /// @param samples the first three values
    /// @param values number of rows for each distinct element; cells that contain a list are split into elements
    public record SurveyedColumn(String name, long filled, List<String> samples, Map<String, Long> values) {
        public SurveyedColumn {
            samples = List.copyOf(samples);
        }

        /// Returns whether the column has few distinct values, each of which occurs often, as in a column
        /// filled by choosing from a list.
        boolean repeats() {
            return values.size() < MOST_VALUES && values.size() * 2L <= Math.max(4, filled);
        }
    }

    public static SourceTableSurvey of(Iterator<? extends SourceRecordReadResult> items) {
        var columns = new LinkedHashMap<String, ColumnValueCounter>();
        var seen = new HashSet<List<String>>();
        var rows = 0L;
        while (items.hasNext() && rows < MOST_ROWS) {
            if (!(items.next() instanceof RawSourceRecord record)) continue;
            rows++;
            if (seen.size() < MOST_COLUMNS && seen.add(record.columns())) names(columns, record.columns());
            columns.forEach((name, counting) -> record.text(name).ifPresent(counting::add));
        }
        return new SourceTableSurvey(
                rows,
                columns.entrySet().stream()
                        .map(one -> one.getValue().done(one.getKey()))
                        .toList());
    }

    private static void names(Map<String, ColumnValueCounter> columns, List<String> names) {
        for (var name : names)
            if (columns.size() < MOST_COLUMNS) columns.computeIfAbsent(name, _ -> new ColumnValueCounter());
    }

    private static final class ColumnValueCounter {
        private long filled;
        private final Set<String> samples = new java.util.LinkedHashSet<>();
        private final Map<String, Long> values = new LinkedHashMap<>();

        void add(String cell) {
            filled++;
            if (samples.size() < SAMPLES) samples.add(shortened(cell));
            for (var element : LIST.split(cell)) {
                var value = TextCellCleaner.line(element).strip();
                if (value.isEmpty() || value.length() > LONGEST_VALUE) continue;
                if (values.size() < MOST_VALUES || values.containsKey(value)) values.merge(value, 1L, Long::sum);
            }
        }

        SurveyedColumn done(String name) {
            return new SurveyedColumn(name, filled, new ArrayList<>(samples), values);
        }

        private static String shortened(String cell) {
            var line = TextCellCleaner.line(cell);
            return line.length() > LONGEST_SAMPLE ? line.substring(0, LONGEST_SAMPLE) + "…" : line;
        }
    }
}
