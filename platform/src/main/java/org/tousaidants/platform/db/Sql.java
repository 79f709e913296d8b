package org.tousaidants.platform.db;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec;
import org.springframework.stereotype.Component;

/// « Requêtes » — runs the SQL statements of the stores. Instants, optionals and enum constants can be passed as
/// parameters, and rows are returned as records. The connection selects the network, so statements need no condition
/// on it.
@Component
public class Sql {
    /// Statements that are refused because they could change the network of the connection. A statement may only
    /// switch to a role with fewer rights.
    private static final Pattern ESCAPES =
            Pattern.compile("(?is)(?:^|;)\\s*(?:set|reset|discard)\\b(?!\\s+local\\s+role\\s+" + Database.READER
                    + "\\b)|set_config\\s*\\(\\s*'(?:role|session_authorization|row_security|ta\\.network)'");

    private final JdbcClient client;

    public Sql(JdbcClient client) {
        this.client = client;
    }

    /// Returns a statement that sees only the rows of the network for which this thread works.
    ///
    /// @throws IllegalArgumentException if the statement would switch to another network or role
    public SqlStatement sql(String statement) {
        if (ESCAPES.matcher(statement).find())
            throw new IllegalArgumentException("a statement must not select its tenant: " + statement);
        return new SqlStatement(client.sql(statement));
    }

    /// Locks an activity, identified by its name and arguments, until the end of the transaction. A second
    /// transaction of this network that locks the same activity with the same arguments waits meanwhile.
    ///
    /// @param act name of the activity
    /// @param of arguments of the activity: locks with different arguments are independent
    public void hold(String act, Object... of) {
        sql("select pg_advisory_xact_lock(hashtextextended("
                        + "coalesce(current_setting('ta.network', true), '') || ' ' || :key, 0))")
                .param("key", act + " " + Arrays.stream(of).map(String::valueOf).collect(Collectors.joining(" ")))
                .query(_ -> {});
    }

    /// « Requête » — a statement with its parameters.
    @SuppressWarnings("overloads") // Spring's own forms of a query, distinguished by the type of the lambda.
    public static final class SqlStatement {
        private final JdbcClient.StatementSpec spec;

        private SqlStatement(JdbcClient.StatementSpec spec) {
            this.spec = spec;
        }

        /// Sets a parameter of the statement.
        ///
        /// @param value value of the parameter; moments and optionals are converted for PostgreSQL, an enum
        /// constant becomes its name
        public SqlStatement param(String name, @Nullable Object value) {
            spec.param(name, written(value));
            return this;
        }

        /// Sets each component of a record as a parameter of the same name: see [SqlRowMapper].
        public SqlStatement params(Record values) {
            SqlRowMapper.write(values, spec::param);
            return this;
        }

        /// Returns a query that reads each row as an object of this type.
        ///
        /// @param type type of the only column, or a record whose components are the columns: see
        /// [SqlRowMapper]
        @SuppressWarnings("NullAway") // A nullable column needs its own mapper.
        public <T> MappedQuerySpec<T> query(Class<T> type) {
            return type.isRecord() || type.isEnum() || type == Instant.class
                    ? spec.query(SqlRowMapper.reading(type))
                    : spec.query(type);
        }

        public <T> MappedQuerySpec<T> query(RowMapper<T> row) {
            return spec.query(row);
        }

        /// Runs the query and returns a map from the first column to the rest of each row, in the order of
        /// the rows. If several rows have the same key, the last of them is in the map.
        ///
        /// @param value a record type, or the type of the second column
        public <K, V> Map<K, V> map(Class<K> key, Class<V> value) {
            var found = new LinkedHashMap<K, V>();
            return into(found, found::put, key, value);
        }

        /// Runs the query and returns a map from the first column to a list with one value for each row that
        /// has this key.
        public <K, V> Map<K, List<V>> lists(Class<K> key, Class<V> value) {
            var found = new LinkedHashMap<K, List<V>>();
            return into(
                    found,
                    (under, one) ->
                            found.computeIfAbsent(under, _ -> new ArrayList<>()).add(one),
                    key,
                    value);
        }

        private <K, V, M> M into(M found, BiConsumer<K, V> each, Class<K> key, Class<V> value) {
            return spec.query((ResultSetExtractor<M>) rows -> {
                var under = SqlRowMapper.reading(key, rows, 1);
                var one = SqlRowMapper.reading(value, rows, 2);
                while (rows.next()) each.accept(under.value(), one.value());
                return found;
            });
        }

        public void query(RowCallbackHandler row) {
            spec.query(row);
        }

        public <T extends @Nullable Object> T query(ResultSetExtractor<T> rows) {
            return spec.query(rows);
        }

        /// Sets the number of rows fetched at once. It has an effect only within a transaction; otherwise
        /// all rows are loaded at once.
        public SqlStatement fetching(int rows) {
            spec.withFetchSize(rows);
            return this;
        }

        public int update() {
            return spec.update();
        }
    }

    static @Nullable Object written(@Nullable Object value) {
        return switch (value) {
            case Instant moment -> SqlColumnConverter.at(moment);
            case Optional<?> some -> written(some.orElse(null));
            case Enum<?> constant -> constant.name();
            case null, default -> value;
        };
    }
}
