package org.tousaidants.platform.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.tenancy.CurrentTenantScope;

/// « Lignes d’un réseau » — counts, copies, loads and deletes the rows of a network, table by table. The tables are
/// read from the catalogue of PostgreSQL, so that a new table is never forgotten. The caller opens the transaction.
@Component
public class TenantTableRows {
    /// The table of the networks themselves, which is the only exported table without a column `network`.
    static final String NETWORK = "identity_network";

    private static final String TABLES = """
            select table_name from information_schema.columns join information_schema.tables using (table_schema, table_name)
            where table_schema = 'public' and column_name = 'network' and table_type = 'BASE TABLE' order by table_name""";
    private static final String REFERENCES = """
            select distinct conrelid::regclass::text, confrelid::regclass::text from pg_constraint
            where contype = 'f' and conrelid <> confrelid""";
    private static final String COLUMNS = """
            select a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull::text, (a.attidentity <> '')::text,
                   coalesce((select string_agg(distinct confrelid::regclass::text, ' ') from pg_constraint
                             where contype = 'f' and conrelid = a.attrelid and a.attnum = any(conkey)), ''),
                   coalesce((select 'true' from pg_constraint
                             where contype = 'p' and conrelid = a.attrelid and a.attnum = any(conkey)), 'false')
            from pg_attribute a
            where a.attrelid = '%s'::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            order by a.attnum""";

    /// « Colonne exportée » — a column whose value is not computed by PostgreSQL.
    ///
    /// @param type SQL type of the column
    /// @param required whether it is never null
    /// @param numbered whether PostgreSQL numbers its rows by a sequence
    /// @param references columns that it references
    /// @param key whether it belongs to the primary key
    record TenantTableColumn(
            String name, String type, boolean required, boolean numbered, List<String> references, boolean key) {}

    private final DataSource source;

    TenantTableRows(DataSource source) {
        this.source = source;
    }

    private interface ConnectionAction<T> {
        T with(Connection connection) throws SQLException, IOException;
    }

    private <T> T on(ConnectionAction<T> work) {
        var connection = DataSourceUtils.getConnection(source);
        try {
            return work.with(connection);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken.getMessage(), broken);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    private static String where(String table) {
        return (table.equals(NETWORK) ? "id" : "network") + " = '" + CurrentTenantScope.here() + "'";
    }

    /// Returns the names of the tables with rows of a network. The table of the networks is first; each table
    /// follows those that it references.
    SequencedSet<String> tables() {
        return on(connection -> {
            var left = new LinkedHashSet<String>();
            left.add(NETWORK);
            for (var row : read(connection, TABLES)) left.add(row.getFirst());
            var references = read(connection, REFERENCES);
            var ordered = new LinkedHashSet<String>();
            while (!left.isEmpty()) {
                var next = left.stream()
                        .filter(table -> references.stream()
                                .noneMatch(one -> one.getFirst().equals(table) && left.contains(one.getLast())))
                        .toList();
                if (next.isEmpty()) throw new IllegalStateException("circular references between tables: " + left);
                ordered.addAll(next);
                left.removeAll(Set.copyOf(next));
            }
            return ordered;
        });
    }

    List<TenantTableColumn> columns(String table) {
        return on(connection -> read(connection, COLUMNS.formatted(table)).stream()
                .map(row -> new TenantTableColumn(
                        row.get(0),
                        row.get(1),
                        Boolean.parseBoolean(row.get(2)),
                        Boolean.parseBoolean(row.get(3)),
                        row.get(4).isEmpty() ? List.of() : List.of(row.get(4).split(" ")),
                        Boolean.parseBoolean(row.get(5))))
                .toList());
    }

    /// Returns the number of rows of each table that has at least one row of the network.
    public SequencedMap<String, Long> counts(Predicate<String> wanted) {
        var counts = new LinkedHashMap<String, Long>();
        for (var table : tables()) {
            if (!wanted.test(table)) continue;
            var rows = Long.parseLong(one("select count(*)::text from " + table + " where " + where(table))
                    .orElseThrow());
            if (rows > 0) counts.put(table, rows);
        }
        return counts;
    }

    /// Returns the names of the tables that `wanted` excludes and whose rows reference rows of the wanted
    /// tables, so that these rows cannot be deleted.
    public Set<String> holders(Predicate<String> wanted) {
        var others = counts(wanted.negate()).keySet();
        return on(connection -> {
            var holders = new LinkedHashSet<String>();
            for (var one : read(connection, REFERENCES))
                if (others.contains(one.getFirst()) && wanted.test(one.getLast())) holders.add(one.getFirst());
            return holders;
        });
    }

    /// Deletes all rows of the network in the tables whose name matches `wanted`. The triggers that protect
    /// history are disabled during the deletion.
    public void delete(Predicate<String> wanted) {
        var tables = new ArrayList<>(tables()).reversed();
        on(connection -> {
            for (var table : tables)
                if (wanted.test(table)) unguarded(connection, table, "delete from " + table + " where " + where(table));
            return true;
        });
    }

    /// Writes the rows of a table as CSV with a header, UTC times, and an empty cell for an absent value.
    /// Returns the number of rows.
    long copy(String table, OutputStream out) {
        return on(connection -> {
            execute(connection, "set local time zone 'UTC'");
            var names = names(columns(table));
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (select " + names + " from " + table + " where " + where(table) + order(table)
                                    + ") to stdout with (format csv, header true)",
                            out);
        });
    }

    /// Returns the sort order of the exported rows as SQL: the primary key, or the text of the row if the table
    /// has no key.
    private String order(String table) {
        var key = columns(table).stream().filter(TenantTableColumn::key).toList();
        return " order by " + (key.isEmpty() ? table + "::text" : names(key));
    }

    /// Loads the rows of a file that [#copy] wrote. They are loaded through a temporary table, because
    /// PostgreSQL cannot COPY into a table with row-level security.
    void load(String table, InputStream in) {
        var columns = columns(table);
        on(connection -> {
            var names = names(columns);
            execute(
                    connection,
                    "create temporary table load_aside (like " + table + " including generated) on commit drop");
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy load_aside (" + names + ") from stdin with (format csv, header match)", in);
            unguarded(
                    connection,
                    table,
                    "insert into " + table + " (" + names + ") overriding system value select " + names
                            + " from load_aside");
            execute(connection, "drop table load_aside");
            for (var column : columns) if (column.numbered()) goOn(connection, table, column.name());
            return true;
        });
    }

    /// Sets the sequence of a column to a value above the loaded numbers.
    private static void goOn(Connection connection, String table, String column) throws SQLException {
        execute(
                connection,
                "do $$ declare s text := pg_get_serial_sequence('%1$s', '%2$s'); m bigint; l bigint; begin"
                                .formatted(table, column)
                        + " select max(\"" + column + "\") into m from " + table + ";"
                        + " if m is not null then execute 'select last_value from ' || s into l;"
                        + " perform setval(s, greatest(m, l)); end if; end $$");
    }

    /// Returns the applied migrations as one line of text; two databases with the same line have the same
    /// schema.
    String schema() {
        return one("select string_agg(version || ':' || checksum, ' ' order by version) from flyway_schema_history"
                        + " where success and version is not null")
                .orElse("");
    }

    Optional<String> one(String query) {
        return on(connection -> read(connection, query).stream().findFirst().map(List::getFirst));
    }

    private static String names(List<TenantTableColumn> columns) {
        return String.join(
                ", ", columns.stream().map(column -> '"' + column.name() + '"').toList());
    }

    private static void unguarded(Connection connection, String table, String statement) throws SQLException {
        execute(connection, "alter table " + table + " disable trigger user");
        execute(connection, statement);
        execute(connection, "alter table " + table + " enable trigger user");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<List<String>> read(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var read = new ArrayList<List<String>>();
            var width = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                var row = new ArrayList<String>();
                for (var n = 1; n <= width; n++) row.add(rows.getString(n));
                read.add(row);
            }
            return read;
        }
    }
}
