package org.tousaidants.platform.db;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// « Lecture des lignes » — reads the columns of a row as Java types (moments, optionals, constants), and converts
/// these types for PostgreSQL. A null column becomes an empty optional; null is refused for every other type.
public final class SqlColumnConverter {
    private final ResultSet row;

    private SqlColumnConverter(ResultSet row) {
        this.row = row;
    }

    public static SqlColumnConverter of(ResultSet row) {
        return new SqlColumnConverter(row);
    }

    public UUID id(String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    public Optional<UUID> maybeId(String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }

    /// Returns the moment in a column whose name ends in `_at`: the name `posted` reads the column `posted_at`,
    /// and the name `at` reads the column `recorded_at`.
    public Instant instant(String name) throws SQLException {
        return row.getObject(moment(name), OffsetDateTime.class).toInstant();
    }

    public Optional<Instant> maybeInstant(String name) throws SQLException {
        return Optional.ofNullable(row.getObject(moment(name), OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    /// Returns the name of the column of a moment: the name with the suffix `_at`, or the name itself if the SQL
    /// statement computes the value.
    private String moment(String name) throws SQLException {
        if (name.endsWith("_at")) return name;
        var column = name.equals("at") ? "recorded_at" : name + "_at";
        for (var n = 1; n <= row.getMetaData().getColumnCount(); n++)
            if (row.getMetaData().getColumnLabel(n).equals(column)) return column;
        return name;
    }

    public LocalDate day(String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    public Optional<LocalDate> maybeDay(String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }

    public LocalTime time(String column) throws SQLException {
        return row.getObject(column, LocalTime.class);
    }

    public String text(String column) throws SQLException {
        return row.getString(column);
    }

    public Optional<String> maybeText(String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    public int number(String column) throws SQLException {
        return row.getInt(column);
    }

    public long big(String column) throws SQLException {
        return row.getLong(column);
    }

    public double real(String column) throws SQLException {
        return row.getDouble(column);
    }

    public byte[] bytes(String column) throws SQLException {
        return row.getBytes(column);
    }

    public boolean isNull(String column) throws SQLException {
        return row.getObject(column) == null;
    }

    public boolean flag(String column) throws SQLException {
        return row.getBoolean(column);
    }

    /// Returns the enum constant whose name is in a column.
    ///
    /// @throws IllegalArgumentException if no constant has this name
    public <E extends Enum<E>> E constant(String column, Class<E> type) throws SQLException {
        return Enum.valueOf(type, row.getString(column).toUpperCase(Locale.ROOT));
    }

    public <E extends Enum<E>> Optional<E> maybeConstant(String column, Class<E> type) throws SQLException {
        return row.getString(column) == null ? Optional.empty() : Optional.of(constant(column, type));
    }

    /// Returns the elements of a column of type `text[]`.
    public List<String> texts(String column) throws SQLException {
        return list(column, String.class::cast);
    }

    /// Returns the elements of an array column, each converted by `element`.
    public <T> List<T> list(String column, Function<Object, T> element) throws SQLException {
        Array array = row.getArray(column);
        return array == null
                ? List.of()
                : Arrays.stream((Object[]) array.getArray()).map(element).toList();
    }

    /// Converts a moment to a parameter of the SQL type `timestamptz`.
    public static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
