package org.tousaidants.platform.persondatarequests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Finds the rows about an account in every table of the database, and counts the rows that the account only wrote.
/// New tables are included automatically.
@Repository
class OwnDataStore {
    private record AccountColumns(List<String> about, List<String> other) {}

    private static final List<String> ABOUT = List.of("account", "helper", "owner", "reader", "peer");
    private static final TypeReference<Map<String, Object>> ROW = new TypeReference<>() {};
    private static final int MOST_ROWS = 5_000;

    private final Sql sql;
    private final JsonMapper json = JsonMapper.shared();

    OwnDataStore(Sql sql) {
        this.sql = sql;
    }

    /// Returns the data about an account by table.
    ///
    /// @param ofOthers prefixes of tables with data of other people, whose rows are only counted
    Map<String, OwnDataTableRows> of(UUID account, List<String> ofOthers) {
        var found = new LinkedHashMap<String, OwnDataTableRows>();
        columns().forEach((table, columns) -> {
            var counted = ofOthers.stream().anyMatch(table::startsWith);
            var rows = new ArrayList<Map<String, Object>>();
            var about = counted ? List.<String>of() : columns.about();
            if (!about.isEmpty())
                sql.sql("select to_jsonb(t) as row from " + table + " t where " + any(about) + " limit " + MOST_ROWS)
                        .param("id", account)
                        .query(row -> {
                            rows.add(hers(json.readValue(row.getString("row"), ROW), account));
                        });
            var rest = counted ? join(columns.about(), columns.other()) : columns.other();
            var written = rest.isEmpty()
                    ? 0
                    : sql.sql("select count(*) from " + table + " where " + any(rest))
                            .param("id", account)
                            .query(Integer.class)
                            .single();
            if (!rows.isEmpty() || written > 0) found.put(table, new OwnDataTableRows(rows, written));
        });
        return found;
    }

    private Map<String, AccountColumns> columns() {
        var tables = new TreeMap<String, AccountColumns>();
        sql.sql("""
                select c.relname as table_name, a.attname as column_name
                from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
                  and a.atttypid = 'uuid'::regtype
                  and a.attname <> 'id' and c.relname ~ '^[a-z_]+$' and a.attname ~ '^[a-z_]+$'
                  and exists (select from pg_attribute n where n.attrelid = c.oid and n.attname = 'network'
                    and not n.attisdropped)
                order by 1, 2""").query(row -> {
            var known = tables.computeIfAbsent(
                    row.getString("table_name"), name -> new AccountColumns(new ArrayList<>(), new ArrayList<>()));
            var column = row.getString("column_name");
            (ABOUT.contains(column) ? known.about() : known.other()).add(column);
        });
        return tables;
    }

    /// Returns a row about an account, without hashes, keys and ids of other people.
    private static Map<String, Object> hers(Map<String, Object> row, UUID account) {
        var kept = new LinkedHashMap<String, Object>();
        row.forEach((name, value) -> {
            var text = String.valueOf(value);
            if (value == null || text.startsWith("\\x")) return;
            var other = !name.equals("id")
                    && !text.equals(account.toString())
                    && text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            kept.put(name, other ? "…" : value);
        });
        return kept;
    }

    private static List<String> join(List<String> first, List<String> other) {
        var joined = new ArrayList<>(first);
        joined.addAll(other);
        return joined;
    }

    private static String any(List<String> columns) {
        return "("
                + String.join(
                        " or ",
                        columns.stream().map(one -> '"' + one + "\" = :id").toList()) + ")";
    }
}
