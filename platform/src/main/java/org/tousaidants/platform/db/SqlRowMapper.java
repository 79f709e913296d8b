package org.tousaidants.platform.db;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.databind.json.JsonMapper;

/// « Enregistrement » — maps a Java record to the columns of a row. The component `callUntil` is the column
/// `call_until` and the parameter `:callUntil`; the moment `posted` is the column `posted_at`. The components of a
/// nested record are columns of the same row; a record with one component is read as that component. An optional
/// record is present if the column of its first component is not null. A list is an array, or JSON if its elements
/// are records with several components; a map is JSON.
final class SqlRowMapper {
    private interface ColumnReader {
        @Nullable
        Object read(SqlColumnConverter row) throws SQLException;
    }

    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            var components = type.getRecordComponents();
            for (var one : components) one.getAccessor().setAccessible(true);
            return components;
        }
    };

    private static final ClassValue<ColumnReader> READERS = new ClassValue<>() {
        @Override
        protected ColumnReader computeValue(Class<?> type) {
            return made(
                    type,
                    Arrays.stream(COMPONENTS.get(type))
                            .map(one -> reader(one.getGenericType(), column(one)))
                            .toArray(ColumnReader[]::new));
        }
    };

    private SqlRowMapper() {}

    static <T> RowMapper<T> reading(Class<T> type) {
        if (!inner(type)) return new FirstColumnReader<>(type);
        var reader = READERS.get(type);
        return (row, n) -> Objects.requireNonNull(type.cast(reader.read(SqlColumnConverter.of(row))));
    }

    /// Reads the first column of each row; the conversion is determined at the first row.
    private static final class FirstColumnReader<T> implements RowMapper<T> {
        private final Class<T> type;
        private @Nullable ColumnValue<T> column;

        FirstColumnReader(Class<T> type) {
            this.type = type;
        }

        @Override
        public T mapRow(ResultSet rows, int n) throws SQLException {
            if (n == 0 || column == null) column = reading(type, rows, 1);
            return column.value();
        }
    }

    /// « Colonne » — reads one column of the current row as a Java type.
    interface ColumnValue<T> {
        T value() throws SQLException;
    }

    /// Returns a reader of a column.
    ///
    /// @param type type of the column, or a record whose components are several columns
    static <T> ColumnValue<T> reading(Class<T> type, ResultSet rows, int column) throws SQLException {
        var reader = reader(type, rows.getMetaData().getColumnLabel(column));
        var row = SqlColumnConverter.of(rows);
        return () -> Objects.requireNonNull(type.cast(reader.read(row)));
    }

    /// Writes the components of a record as parameters. Values of types that no statement accepts are skipped. A
    /// component of the outer record replaces a nested component with the same name.
    static void write(Record values, BiConsumer<String, @Nullable Object> into) {
        for (var component : COMPONENTS.get(values.getClass()))
            if (value(component, values) instanceof Record inner && !single(inner.getClass())) write(inner, into);
        for (var one : COMPONENTS.get(values.getClass())) {
            var written = written(one.getGenericType(), value(one, values));
            if (!(written instanceof Record)) into.accept(one.getName(), written);
        }
    }

    private static @Nullable Object value(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable Object written(Type type, @Nullable Object value) {
        return switch (value) {
            case Optional<?> some -> written(type, some.orElse(null));
            case Record wrapped
            when single(wrapped.getClass()) -> Sql.written(value(COMPONENTS.get(wrapped.getClass())[0], wrapped));
            case Map<?, ?> json -> JsonMapper.shared().writeValueAsString(json);
            case Collection<?> json
            when inner(argument(type)) -> JsonMapper.shared().writeValueAsString(json);
            case Collection<?> ids when argument(type) == UUID.class -> ids.toArray(UUID[]::new);
            case Collection<?> many ->
                many.stream()
                        .map(one -> String.valueOf(written(Object.class, one)))
                        .toArray(String[]::new);
            case null, default -> Sql.written(value);
        };
    }

    private static String column(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static boolean single(Class<?> type) {
        return type.isRecord() && type.getRecordComponents().length == 1;
    }

    private static Type argument(Type type) {
        return type instanceof ParameterizedType of ? of.getActualTypeArguments()[0] : type;
    }

    private static ColumnReader made(Class<?> type, ColumnReader... readers) {
        var constructor = constructor(type);
        return row -> {
            var values = new @Nullable Object[readers.length];
            for (var n = 0; n < readers.length; n++) values[n] = readers[n].read(row);
            return made(constructor, values);
        };
    }

    private static Object made(Constructor<?> constructor, @Nullable Object... values) {
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException refused) {
            throw new IllegalStateException("a row does not match " + constructor.getDeclaringClass(), refused);
        }
    }

    private static Constructor<?> constructor(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructor(Arrays.stream(COMPONENTS.get(type))
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ColumnReader reader(Type type, String column) {
        if (type instanceof ParameterizedType of) {
            if (of.getRawType() == Optional.class) {
                if (argument(type) == Instant.class) return row -> row.maybeInstant(column);
                var inner = reader(argument(type), column);
                var said = inner(argument(type)) ? column(COMPONENTS.get((Class<?>) argument(type))[0]) : column;
                return row -> row.isNull(said) ? Optional.empty() : Optional.ofNullable(inner.read(row));
            }
            if (of.getRawType() == Map.class || of.getRawType() == SortedMap.class || inner(argument(type))) {
                var shape = JsonMapper.shared().constructType(type);
                return row -> JsonMapper.shared().readValue(row.text(column), shape);
            }
            var element = element(argument(type));
            if (of.getRawType() == List.class) return row -> row.list(column, element);
            if (of.getRawType() == Set.class) return row -> Set.copyOf(row.list(column, element));
        }
        return switch (type) {
            case Class<?> of when of == UUID.class -> row -> row.id(column);
            case Class<?> of when of == String.class -> row -> row.text(column);
            case Class<?> of when of == Instant.class -> row -> row.instant(column);
            case Class<?> of when of == URI.class -> row -> URI.create(row.text(column));
            case Class<?> of when of == LocalDate.class -> row -> row.day(column);
            case Class<?> of when of == LocalTime.class -> row -> row.time(column);
            case Class<?> of when of == YearMonth.class -> row -> YearMonth.parse(row.text(column));
            case Class<?> of when of == int.class || of == Integer.class -> row -> row.number(column);
            case Class<?> of when of == long.class || of == Long.class -> row -> row.big(column);
            case Class<?> of when of == boolean.class || of == Boolean.class -> row -> row.flag(column);
            case Class<?> of when of == double.class || of == Double.class -> row -> row.real(column);
            case Class<?> of when of == byte[].class -> row -> row.bytes(column);
            case Class<?> of when of.isEnum() -> row -> constant(of, row.text(column));
            case Class<?> of when single(of) -> made(of, reader(COMPONENTS.get(of)[0].getGenericType(), column));
            case Class<?> of when of.isRecord() -> READERS.get(of);
            default -> throw new IllegalArgumentException(type + " is read by hand");
        };
    }

    /// Returns whether a type is a record whose components are read from separate columns.
    private static boolean inner(Type type) {
        return type instanceof Class<?> of && of.isRecord() && !single(of);
    }

    private static Function<Object, Object> element(Type type) {
        return switch (type) {
            case Class<?> of when of == Instant.class -> one -> ((Timestamp) one).toInstant();
            case Class<?> of when of.isEnum() -> one -> constant(of, (String) one);
            case Class<?> of
            when single(of) -> {
                var constructor = constructor(of);
                yield one -> made(constructor, one);
            }
            default -> one -> one;
        };
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> ((Enum<?>) one).name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + type + ": " + name));
    }
}
