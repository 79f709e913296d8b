package org.tousaidants.platform.persons;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.codes.PaperCodeHashColumn;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.db.SqlColumnConverter;
import org.tousaidants.platform.retentionrules.PersonDataColumns;
import org.tousaidants.platform.retentionrules.RetentionRule;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads and erases, in the tables of every module, the rows that name a person according to the retention files.
/// Row-level security limits them to the network. The class itself owns the table `persons_certificate`.
@Repository
class PersonDataStore {
    /// Maximum number of rows read from one table; no network has so many people.
    private static final int MOST_ROWS = 200_000;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z_]*");
    private static final TypeReference<Map<String, Object>> ROW = new TypeReference<>() {};
    private static final TypeReference<List<PersonErasureCertificate.ErasureCertificateRow>> LINES =
            new TypeReference<>() {};

    private final Sql sql;
    private final JsonMapper json = JsonMapper.shared();

    PersonDataStore(Sql sql) {
        this.sql = sql;
    }

    /// Returns the rows of a table whose name or contact matches the search.
    List<StoredPersonRecord> find(RetentionRule rule, PersonDataColumns columns, PersonSearchQuery query, int most) {
        var found = new ArrayList<StoredPersonRecord>();
        sql.sql("select " + key(columns.table()) + " as key, " + together(columns.names()) + " as name, "
                        + together(columns.contacts()) + " as contact from " + name(columns.table()) + " limit "
                        + MOST_ROWS)
                .query(row -> {
                    var name = row.getString("name");
                    var contact = row.getString("contact");
                    var right = query instanceof PersonSearchQuery.PersonQueryByName
                            ? query.matches(name)
                            : query.matches(contact);
                    // A column may be declared to contain either a name or a contact, so it is
                    // compared with the search in both ways.
                    right |= columns.names().isEmpty() && query.matches(contact);
                    if (right && found.size() < most)
                        found.add(new StoredPersonRecord(rule, columns, row.getString("key"), name, contact));
                });
        return found;
    }

    /// Returns the rows of a table that belong to a paper code.
    ///
    /// @param hashes possible hashes of the code
    List<StoredPersonRecord> find(RetentionRule rule, PaperCodeHashColumn prints, byte[][] hashes) {
        var columns = PersonDataColumns.ofCode(prints.table());
        return sql.sql("select " + key(prints.table()) + " as key from " + name(prints.table()) + " where "
                        + name(prints.column()) + " = any(:hashes::bytea[])")
                .param("hashes", hashes)
                .query((row, i) -> new StoredPersonRecord(rule, columns, row.getString("key"), "", ""))
                .list();
    }

    /// Returns all columns of the rows of a record, without hashes and keys.
    List<Map<String, Object>> rows(StoredPersonRecord record) {
        var rows = new ArrayList<Map<String, Object>>();
        sql.sql("select to_jsonb(t) as row from " + name(record.columns().table()) + " t where " + at())
                .param("key", record.key())
                .query(row -> {
                    var read = json.readValue(row.getString("row"), ROW);
                    read.values()
                            .removeIf(value ->
                                    value == null || String.valueOf(value).startsWith("\\x"));
                    rows.add(read);
                });
        return rows;
    }

    int erase(StoredPersonRecord record) {
        var table = name(record.columns().table());
        var names = record.columns().all();
        return switch (record.columns().end()) {
            case ROW ->
                sql.sql("delete from " + table + " t where " + at())
                        .param("key", record.key())
                        .update();
            case EMPTIED ->
                sql.sql("update " + table + " t set "
                                + names.stream().map(one -> name(one) + " = ''").collect(Collectors.joining(", "))
                                + " where " + at() + " and " + together(names) + " <> ''")
                        .param("key", record.key())
                        .update();
            case LAW, ACCOUNT -> 0;
        };
    }

    int correct(StoredPersonRecord record, String column, String value) {
        return sql.sql("update " + name(record.columns().table()) + " t set " + name(column) + " = :value where "
                        + at())
                .param("key", record.key())
                .param("value", value)
                .update();
    }

    long certify(Instant at, UUID actor, String print, List<PersonErasureCertificate.ErasureCertificateRow> lines) {
        return sql.sql("""
                        insert into persons_certificate (recorded_at, actor, print, lines)
                        values (:at, :actor, :print, :lines::jsonb) returning number""")
                .param("at", at)
                .param("actor", actor)
                .param("print", print)
                .param("lines", json.writeValueAsString(lines))
                .query(Long.class)
                .single();
    }

    Optional<PersonErasureCertificate> certificate(long number) {
        return sql.sql(
                        "select number, recorded_at, actor, print, lines from persons_certificate where number = :number")
                .param("number", number)
                .query((row, i) -> new PersonErasureCertificate(
                        row.getLong("number"),
                        SqlColumnConverter.of(row).instant("recorded_at"),
                        SqlColumnConverter.of(row).id("actor"),
                        row.getString("print"),
                        json.readValue(row.getString("lines"), LINES)))
                .optional();
    }

    private String key(String table) {
        var columns = sql.sql("""
                        select a.attname as column_name from pg_index i
                        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
                        where i.indrelid = to_regclass(:table) and i.indisprimary and a.attname <> 'network'
                        order by a.attnum""").param("table", table).query(String.class).list();
        return columns.stream()
                .map(one -> "'" + name(one).replace("\"", "") + "', " + name(one))
                .collect(Collectors.joining(", ", "jsonb_build_object(", ")"));
    }

    private static String at() {
        return "to_jsonb(t) @> :key::jsonb";
    }

    private static String together(Collection<String> columns) {
        return columns.isEmpty()
                ? "''"
                : columns.stream().map(PersonDataStore::name).collect(Collectors.joining(", ", "concat_ws(' ', ", ")"));
    }

    /// Returns the name of a table or column after checking that it has only harmless characters, because it
    /// becomes part of an SQL statement. All names come from retention files and the catalogue of the database;
    /// the check is a precaution.
    private static String name(String identifier) {
        if (!NAME.matcher(identifier).matches()) throw new IllegalArgumentException(identifier);
        return '"' + identifier + '"';
    }
}
