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

/// « Moteur de colonnes » — an in-memory DuckDB database with its own temporary folder, which is deleted on closing.
public final class DuckDbStore implements AutoCloseable {
    private static final int ROWS_AT_ONCE = 100_000;

    /// « Refus du moteur » — thrown if DuckDB refuses a query.
    public static final class DuckDbQueryRefusedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        DuckDbQueryRefusedException(SQLException why) {
            super(why.getMessage(), why);
        }
    }

    /// Writes the cells of a table, row by row; null is an empty cell.
    public interface DuckDbRowWriter {
        void row(@Nullable Object... cells);
    }

    /// Fills a table with rows.
    public interface DuckDbTableFiller {
        void into(DuckDbRowWriter filling);
    }

    private final DuckDBConnection connection;
    private final Path scratch;

    private DuckDbStore(DuckDBConnection connection, Path scratch) {
        this.connection = connection;
        this.scratch = scratch;
    }

    /// Opens a database.
    ///
    /// @param threads number of processor cores to use
    /// @param megabytes memory limit in megabytes
    public static DuckDbStore open(int threads, int megabytes) {
        var columns = opened();
        // The order of these statements matters, because no setting can be changed after the settings are
        // locked.
        columns.run("set threads = " + threads);
        columns.run("set memory_limit = '" + megabytes + "MB'");
        columns.run("set temp_directory = " + quoted(columns.scratch));
        columns.run("set autoinstall_known_extensions = false");
        columns.run("set autoload_known_extensions = false");
        columns.run("set lock_configuration = true");
        return columns;
    }

    private static DuckDbStore opened() {
        try {
            var scratch = Files.createTempDirectory("tous-aidants-columns");
            return new DuckDbStore(
                    (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", new Properties()), scratch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new DuckDbQueryRefusedException(e);
        }
    }

    /// Runs one statement and closes it, even if it fails.
    public void run(String order) {
        try (var statement = connection.createStatement()) {
            statement.execute(order);
        } catch (SQLException e) {
            throw new DuckDbQueryRefusedException(e);
        }
    }

    public void fill(String table, DuckDbTableFiller rows) {
        try (var appender = connection.createAppender(table)) {
            var written = new int[1];
            rows.into(cells -> {
                append(appender, cells);
                if (++written[0] % ROWS_AT_ONCE == 0) flush(appender);
            });
        } catch (SQLException e) {
            throw new DuckDbQueryRefusedException(e);
        }
    }

    private static void flush(DuckDBAppender appender) {
        try {
            appender.flush();
        } catch (SQLException e) {
            throw new DuckDbQueryRefusedException(e);
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
            throw new DuckDbQueryRefusedException(e);
        }
    }

    /// Returns the result of a query as a Parquet file.
    ///
    /// @param metadata metadata of the file in DuckDB syntax, `{geo: '…'}`, or empty
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

    /// Returns the text as an SQL string literal.
    public static String quoted(Object text) {
        return "'" + String.valueOf(text).replace("'", "''") + "'";
    }

    /// Returns the result of a query, one row per line, with cells separated by semicolons and numbers with a
    /// decimal point.
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
            throw new DuckDbQueryRefusedException(e);
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
            throw new DuckDbQueryRefusedException(e);
        }
    }
}
