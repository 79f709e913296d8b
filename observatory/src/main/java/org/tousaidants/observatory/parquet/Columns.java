package org.tousaidants.observatory.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.duckdb.DuckDBConnection;

/// « Moteur de colonnes » — one DuckDB in memory, with a folder of its own for what does not fit, gone when it is
/// closed.
public final class Columns implements AutoCloseable {
    private static final int ROWS_AT_ONCE = 100_000;

    /// Writes the cells of one row after the other; null is an empty cell.
    public interface Filling {
        void row(Object... cells) throws SQLException;
    }

    /// What fills a table.
    public interface Rows {
        void into(Filling filling) throws SQLException;
    }

    private final DuckDBConnection connection;
    private final Path scratch;

    private Columns(DuckDBConnection connection, Path scratch) {
        this.connection = connection;
        this.scratch = scratch;
    }

    /// @param threads how many cores it may take
    /// @param megabytes how much memory
    public static Columns open(int threads, int megabytes) throws IOException, SQLException {
        var scratch = Files.createTempDirectory("tous-aidants-columns");
        var connection = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        var columns = new Columns(connection, scratch);
        // The order matters: what is locked stays as it was set.
        columns.run("set threads = " + threads);
        columns.run("set memory_limit = '" + megabytes + "MB'");
        columns.run("set temp_directory = " + quoted(scratch));
        columns.run("set autoinstall_known_extensions = false");
        columns.run("set autoload_known_extensions = false");
        columns.run("set lock_configuration = true");
        return columns;
    }

    public Connection connection() {
        return connection;
    }

    /// One statement for each order: one that fails closes its own.
    public void run(String order) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(order);
        }
    }

    public void fill(String table, Rows rows) throws SQLException {
        try (var appender = connection.createAppender(table)) {
            var written = new int[1];
            rows.into(cells -> {
                appender.beginRow();
                for (var cell : cells)
                    switch (cell) {
                        case null -> appender.appendNull();
                        case String text -> appender.append(text);
                        case Double number -> appender.append(number.doubleValue());
                        case Integer number -> appender.append(number.intValue());
                        case Long number -> appender.append(number.longValue());
                        case byte[] bytes -> appender.append(bytes);
                        default -> throw new IllegalArgumentException("no column holds a " + cell.getClass());
                    }
                appender.endRow();
                if (++written[0] % ROWS_AT_ONCE == 0) appender.flush();
            });
        }
    }

    /// The bytes of a Parquet file.
    ///
    /// @param metadata in the words of DuckDB, `{geo: '…'}`, or nothing
    public byte[] parquet(String query, String metadata) throws IOException, SQLException {
        var file = scratch.resolve("made.parquet");
        write(query, file, metadata);
        try {
            return Files.readAllBytes(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    public void write(String query, Path file, String metadata) throws SQLException {
        run("copy (" + query + ") to " + quoted(file) + " (format parquet, compression zstd"
                + (metadata.isEmpty() ? "" : ", kv_metadata " + metadata) + ")");
    }

    /// Text between quotes, as SQL writes it.
    public static String quoted(Object text) {
        return "'" + String.valueOf(text).replace("'", "''") + "'";
    }

    /// A row per line, cells joined by a semicolon, numbers with a full stop.
    public List<String> lines(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var lines = new java.util.ArrayList<String>();
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
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        connection.close();
        try (var left = Files.walk(scratch)) {
            for (var path : left.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }
}
