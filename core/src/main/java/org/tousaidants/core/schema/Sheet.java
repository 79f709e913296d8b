package org.tousaidants.core.schema;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// « Fiche » — the data of one place: a value for each known field, absent if unknown. Every value is valid in
/// the national file. Immutable. Values are normalised: phone in E.164, date as YYYY-MM-DD, WGS84 degrees with
/// a dot.
public final class Sheet {
    private final EnumMap<Field, String> values;

    private Sheet(EnumMap<Field, String> values) {
        this.values = values;
    }

    /// @throws IllegalArgumentException if a value is empty or not valid for its field: callers first check
    /// with [Field#accepts] and report errors in words
    public static Sheet of(Map<Field, String> values) {
        var copy = new EnumMap<Field, String>(Field.class);
        values.forEach((field, value) -> {
            if (!field.accepts(value)) throw new IllegalArgumentException(field.column() + ": " + value);
            copy.put(field, value);
        });
        return new Sheet(copy);
    }

    public Optional<String> get(Field field) {
        return Optional.ofNullable(values.get(field));
    }

    /// The value of a field, or an empty string if it is absent.
    public String text(Field field) {
        return values.getOrDefault(field, "");
    }

    /// The values of a list field, in the order of the source; empty when absent.
    public List<String> list(Field field) {
        var value = values.get(field);
        return value == null ? List.of() : List.of(value.split("\\|"));
    }

    public boolean has(Field field, ListedTerm term) {
        return list(field).contains(term.label());
    }

    public Set<PlaceService> services() {
        var services = EnumSet.noneOf(PlaceService.class);
        for (var label : list(Field.SERVICES))
            ListedTerm.of(PlaceService.class, label).ifPresent(services::add);
        return services;
    }

    /// The services in the words of the national schema, joined by `|`, unchanged if the sheet names some. The
    /// schema has no repair: a workshop that names no service is published as the nearest of the nine.
    public String nationalServices() {
        return get(Field.SERVICES)
                .or(() -> get(Field.REPARATION).map(_ -> PlaceService.EQUIPMENT_PURCHASE.label()))
                .orElse("");
    }

    public Map<Field, String> values() {
        return Collections.unmodifiableMap(values);
    }

    /// The same sheet with one field set, or removed when `value` is empty.
    public Sheet with(Field field, String value) {
        var copy = new EnumMap<>(values);
        if (value.isEmpty()) copy.remove(field);
        else copy.put(field, value);
        return of(copy);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sheet sheet && values.equals(sheet.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
