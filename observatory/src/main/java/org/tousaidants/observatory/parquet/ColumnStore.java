package org.tousaidants.observatory.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/// « Moteur de colonnes » — one DuckDB in memory, with a folder of its own for what does not fit, gone when it is
/// closed.
public final class ColumnStore implements AutoCloseable {
    private static final int ROWS_AT_ONCE = 100_000;

    /// « Refus du moteur » — what the engine said.
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(SQLException why) {
            super(why.getMessage(), why);
        }
    }

    /// Writes the cells of one row after the other; null is an empty cell.
    public interface Filling {
        void row(@Nullable Object... cells);
    }

    /// What fills a table.
    public interface Rows {
        void into(Filling filling);
    }

    private final DuckDBConnection connection;
    private final Path scratch;

    private ColumnStore(DuckDBConnection connection, Path scratch) {
        this.connection = connection;
        this.scratch = scratch;
    }

    /// @param threads how many cores it may take
    /// @param megabytes how much memory
    public static ColumnStore open(int threads, int megabytes) {
        var columns = opened();
        // The order matters: what is locked stays as it was set.
        columns.run("set threads = " + threads);
        columns.run("set memory_limit = '" + megabytes + "MB'");
        columns.run("set temp_directory = " + quoted(columns.scratch));
        columns.run("set autoinstall_known_extensions = false");
        columns.run("set autoload_known_extensions = false");
        columns.run("set lock_configuration = true");
        return columns;
    }

    private static ColumnStore opened() {
        try {
            var scratch = Files.createTempDirectory("tous-aidants-columns");
            return new ColumnStore(
                    (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", new Properties()), scratch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new Refused(e);
        }
    }

    /// One statement for each order: one that fails closes its own.
    public void run(String order) {
        try (var statement = connection.createStatement()) {
            statement.execute(order);
        } catch (SQLException e) {
            throw new Refused(e);
        }
    }

    public void fill(String table, Rows rows) {
        try (var appender = connection.createAppender(table)) {
            var written = new int[1];
            rows.into(cells -> {
                append(appender, cells);
                if (++written[0] % ROWS_AT_ONCE == 0) flush(appender);
            });
        } catch (SQLException e) {
            throw new Refused(e);
        }
    }

    private static void flush(DuckDBAppender appender) {
        try {
            appender.flush();
        } catch (SQLException e) {
            throw new Refused(e);
        }
    }

    private static void append(DuckDBAppender appender, @Nullable Object... cells) {
        try {
            appender.beginRow();
            for (var cell : cells)
                switch (cell) {
                    case null -> appender.appendNull();
                    case String text -> appender.append(text);
                    case Double number -> appender.append(number.doubleValue());
                    case Integer number -> appender.append(number.intValue());
                    case Long number -> appender.append(number.longValue());
                    case Boolean flag -> appender.append(flag.booleanValue());
                    case byte[] bytes -> appender.append(bytes);
                    default -> throw new IllegalArgumentException("no column holds a " + cell.getClass());
                }
            appender.endRow();
        } catch (SQLException e) {
            throw new Refused(e);
        }
    }

    /// The bytes of a Parquet file.
    ///
    /// @param metadata in the words of DuckDB, `{geo: '…'}`, or nothing
    public byte[] parquet(String query, String metadata) {
        var file = scratch.resolve("made.parquet");
        write(query, file, metadata);
        try {
            var bytes = Files.readAllBytes(file);
            Files.deleteIfExists(file);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void write(String query, Path file, String metadata) {
        run("copy (" + query + ") to " + quoted(file) + " (format parquet, compression zstd"
                + (metadata.isEmpty() ? "" : ", kv_metadata " + metadata) + ")");
    }

    /// Text between quotes, as SQL writes it.
    public static String quoted(Object text) {
        return "'" + String.valueOf(text).replace("'", "''") + "'";
    }

    /// A row per line, cells joined by a semicolon, numbers with a full stop.
    public List<String> lines(String query) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var lines = new ArrayList<String>();
            var width = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                var line = new StringBuilder();
                for (var column = 1; column <= width; column++) {
                    if (column > 1) line.append(';');
                    var cell = rows.getObject(column);
                    line.append(
                            cell instanceof Double number
                                    ? String.format(Locale.ROOT, "%s", number)
                                    : cell == null ? "" : cell.toString());
                }
                lines.add(line.toString());
            }
            return lines;
        } catch (SQLException e) {
            throw new Refused(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
            try (var left = Files.walk(scratch)) {
                for (var path : left.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new Refused(e);
        }
    }
}
