package org.tousaidants.core.schema;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// « Fiche » — the data of one place: one value for each known field; unknown fields are absent. Every value is
/// valid in the national file. Values are normalised: telephone in E.164, date as YYYY-MM-DD, WGS84 degrees with a
/// decimal point. Immutable.
public final class PlaceSheet {
    private final EnumMap<Field, String> values;

    private PlaceSheet(EnumMap<Field, String> values) {
        this.values = values;
    }

    /// Returns the sheet with these values.
    ///
    /// @throws IllegalArgumentException if a value is empty or not valid for its field; callers must first check
    /// with [Field#accepts] and report errors in words
    public static PlaceSheet of(Map<Field, String> values) {
        var copy = new EnumMap<Field, String>(Field.class);
        values.forEach((field, value) -> {
            if (!field.accepts(value)) throw new IllegalArgumentException(field.column() + ": " + value);
            copy.put(field, value);
        });
        return new PlaceSheet(copy);
    }

    public Optional<String> get(Field field) {
        return Optional.ofNullable(values.get(field));
    }

    /// Returns the value of a field, or an empty string if it is absent.
    public String text(Field field) {
        return values.getOrDefault(field, "");
    }

    /// Returns the values of a list field, in the order of the source; empty if the field is absent.
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

    /// Returns a copy of this sheet with one field set, or without this field if `value` is empty.
    public PlaceSheet with(Field field, String value) {
        var copy = new EnumMap<>(values);
        if (value.isEmpty()) copy.remove(field);
        else copy.put(field, value);
        return of(copy);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlaceSheet sheet && values.equals(sheet.values);
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
