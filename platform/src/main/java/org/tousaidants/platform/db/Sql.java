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

/// « Requêtes » — the statements of the stores: values are given as the packages have them, and rows come back as the
/// records of the packages. The connection says for which tenant, so that no statement does.
@Component
public class Sql {
    /// The pool alone says for whom a connection works; a statement may but take the role that reads less.
    private static final Pattern ESCAPES =
            Pattern.compile("(?is)(?:^|;)\\s*(?:set|reset|discard)\\b(?!\\s+local\\s+role\\s+" + Database.READER
                    + "\\b)|set_config\\s*\\(\\s*'(?:role|session_authorization|row_security|ta\\.network)'");

    private final JdbcClient client;

    public Sql(JdbcClient client) {
        this.client = client;
    }

    /// A statement over the rows of the tenant of this thread.
    ///
    /// @throws IllegalArgumentException when it would take another tenant or another role
    public Statement sql(String statement) {
        if (ESCAPES.matcher(statement).find())
            throw new IllegalArgumentException("a statement may not choose its tenant: " + statement);
        return new Statement(client.sql(statement));
    }

    /// Waits for the other transactions of this tenant that hold the same, and holds it until the end of this one.
    ///
    /// @param act what is done by one at a time
    /// @param of what tells it from another act of this kind
    public void hold(String act, Object... of) {
        sql("select pg_advisory_xact_lock(hashtextextended("
                        + "coalesce(current_setting('ta.network', true), '') || ' ' || :key, 0))")
                .param("key", act + " " + Arrays.stream(of).map(String::valueOf).collect(Collectors.joining(" ")))
                .query(_ -> {});
    }

    /// « Requête » — a statement and its values.
    @SuppressWarnings("overloads") // Spring's own forms of a query, told apart by what the lambda takes and gives.
    public static final class Statement {
        private final JdbcClient.StatementSpec spec;

        private Statement(JdbcClient.StatementSpec spec) {
            this.spec = spec;
        }

        /// @param value a moment and an optional are written as PostgreSQL takes them; a constant by its name
        public Statement param(String name, @Nullable Object value) {
            spec.param(name, written(value));
            return this;
        }

        /// Each component of a record, under its own name: see [RecordShape].
        public Statement params(Record values) {
            RecordShape.write(values, spec::param);
            return this;
        }

        /// @param type of a column, or a record whose components are the columns: see [RecordShape]
        @SuppressWarnings("NullAway") // A column that may be null is asked for by its own mapper.
        public <T> MappedQuerySpec<T> query(Class<T> type) {
            return type.isRecord() || type.isEnum() || type == Instant.class
                    ? spec.query(RecordShape.reading(type))
                    : spec.query(type);
        }

        public <T> MappedQuerySpec<T> query(RowMapper<T> row) {
            return spec.query(row);
        }

        /// The rows under what their first column says, in their order; of two under the same, the last.
        ///
        /// @param value a record, or the type of the second column
        public <K, V> Map<K, V> map(Class<K> key, Class<V> value) {
            var found = new LinkedHashMap<K, V>();
            return into(found, found::put, key, value);
        }

        /// The same, where several stand under one.
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
                var under = RecordShape.reading(key, rows, 1);
                var one = RecordShape.reading(value, rows, 2);
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

        /// So many rows are fetched at once, within a transaction; else all of them are.
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
            case Instant moment -> Rows.at(moment);
            case Optional<?> some -> written(some.orElse(null));
            case Enum<?> constant -> constant.name();
            case null, default -> value;
        };
    }
}
