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

/// « Requêtes » — runs the SQL statements of the stores. Instants, optionals and constants are passed
/// as they are, and rows are read as records. The connection selects the tenant, so statements do not.
@Component
public class Sql {
    /// Statements that are refused because they could change the tenant of the connection; a statement may only
    /// switch to a role with fewer rights.
    private static final Pattern ESCAPES =
            Pattern.compile("(?is)(?:^|;)\\s*(?:set|reset|discard)\\b(?!\\s+local\\s+role\\s+" + Database.READER
                    + "\\b)|set_config\\s*\\(\\s*'(?:role|session_authorization|row_security|ta\\.network)'");

    private final JdbcClient client;

    public Sql(JdbcClient client) {
        this.client = client;
    }

    /// A statement on the rows of the tenant of this thread.
    ///
    /// @throws IllegalArgumentException if it would switch to another tenant or role
    public Statement sql(String statement) {
        if (ESCAPES.matcher(statement).find())
            throw new IllegalArgumentException("a statement must not select its tenant: " + statement);
        return new Statement(client.sql(statement));
    }

    /// Locks until the end of the transaction against other transactions of this tenant with the same lock.
    ///
    /// @param act name of the act to serialise
    /// @param of its arguments: locks with different arguments are independent
    public void hold(String act, Object... of) {
        sql("select pg_advisory_xact_lock(hashtextextended("
                        + "coalesce(current_setting('ta.network', true), '') || ' ' || :key, 0))")
                .param("key", act + " " + Arrays.stream(of).map(String::valueOf).collect(Collectors.joining(" ")))
                .query(_ -> {});
    }

    /// « Requête » — a statement with its parameters.
    @SuppressWarnings("overloads") // Spring's own forms of a query, distinguished by the type of the lambda.
    public static final class Statement {
        private final JdbcClient.StatementSpec spec;

        private Statement(JdbcClient.StatementSpec spec) {
            this.spec = spec;
        }

        /// @param value a moment and an optional are converted for PostgreSQL; an enum constant becomes its
        /// name
        public Statement param(String name, @Nullable Object value) {
            spec.param(name, written(value));
            return this;
        }

        /// Sets each component of a record as a parameter with its name: see [RecordMapper].
        public Statement params(Record values) {
            RecordMapper.write(values, spec::param);
            return this;
        }

        /// @param type type of the only column, or a record whose components are the columns: see
        /// [RecordMapper]
        @SuppressWarnings("NullAway") // A nullable column needs its own mapper.
        public <T> MappedQuerySpec<T> query(Class<T> type) {
            return type.isRecord() || type.isEnum() || type == Instant.class
                    ? spec.query(RecordMapper.reading(type))
                    : spec.query(type);
        }

        public <T> MappedQuerySpec<T> query(RowMapper<T> row) {
            return spec.query(row);
        }

        /// Reads the rows as a map by their first column, in order; of equal keys the last row is kept.
        ///
        /// @param value a record, or the type of the second column
        public <K, V> Map<K, V> map(Class<K> key, Class<V> value) {
            var found = new LinkedHashMap<K, V>();
            return into(found, found::put, key, value);
        }

        /// Reads the rows as a map by their first column, with several rows per key.
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
                var under = RecordMapper.reading(key, rows, 1);
                var one = RecordMapper.reading(value, rows, 2);
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

        /// Sets the fetch size; it has an effect within a transaction only, else all rows are loaded at once.
        public Statement fetching(int rows) {
            spec.withFetchSize(rows);
            return this;
        }

        public int update() {
            return spec.update();
        }
    }

    static @Nullable Object written(@Nullable Object value) {
        return switch (value) {
            case Instant moment -> ColumnConverter.at(moment);
            case Optional<?> some -> written(some.orElse(null));
            case Enum<?> constant -> constant.name();
            case null, default -> value;
        };
    }
}
