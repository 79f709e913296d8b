package org.tousaidants.places.columnmapping;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.intake.RawSourceRecord;

/// « Correspondance » — a parsed mapping file of the national ETL: for each field of the national schema, the
/// columns of a source that give its value. See docs/mapping-operators.md.
///
/// @param closed the field `prive`: a record for which it is « oui » is not published
public record ColumnMapping(
        Map<Field, FieldValueSource> sources,
        Map<Field, List<ListFieldMapping>> criteria,
        HoursSource hours,
        FieldValueSource openWeeks,
        ClosedRecordRule closed) {

    public ColumnMapping {
        sources = Map.copyOf(sources);
        criteria = Map.copyOf(criteria);
    }

    /// Returns the names of the columns of the source from which a field is read.
    public List<String> columns(Field field) {
        return source(field).columns();
    }

    FieldValueSource source(Field field) {
        return sources.getOrDefault(field, FieldValueSource.NOTHING);
    }

    List<ListFieldMapping> criteria(Field field) {
        return criteria.getOrDefault(field, List.of());
    }

    /// Returns the names of all columns that the mapping reads. Other columns of a source are ignored.
    public Set<String> columns() {
        var columns = new LinkedHashSet<String>();
        sources.values().forEach(source -> columns.addAll(source.columns()));
        criteria.values().forEach(list -> list.forEach(criterion -> columns.addAll(criterion.columns())));
        columns.addAll(hours.columns());
        columns.addAll(openWeeks.columns());
        columns.addAll(closed.source().columns());
        closed.criteria().forEach(criterion -> columns.addAll(criterion.columns()));
        return columns;
    }

    /// Describes how the value of one field is obtained from a record; list fields use [ListFieldMapping]
    /// instead.
    sealed interface FieldValueSource {
        FieldValueSource NOTHING = new ColumnSource(List.of());

        Optional<String> value(RawSourceRecord record);

        List<String> columns();
    }

    /// `{"colonne": "nom"}` or `{"colonne": ["nom", "autre"]}`: the value of the first of these columns that is
    /// not empty.
    record ColumnSource(List<String> columns) implements FieldValueSource {
        @Override
        public Optional<String> value(RawSourceRecord record) {
            for (var column : columns) {
                var value = record.text(column);
                if (value.isPresent()) return value;
            }
            return Optional.empty();
        }
    }

    /// `{"valeur": "…"}`: the same value for all records. One file of the national ETL gives the name of a
    /// column here by mistake: if a record has a column with this name, the content of the column is the value,
    /// otherwise the field has no value.
    record FixedValueSource(String value) implements FieldValueSource {
        @Override
        public Optional<String> value(RawSourceRecord record) {
            var column = record.text(value);
            if (column.isPresent()) return column;
            return record.columns().contains(value) ? Optional.empty() : Optional.of(value);
        }

        @Override
        public List<String> columns() {
            return List.of(value);
        }
    }

    /// `{"joindre": {"colonnes": […], "séparateur": " ", "ou": {"colonne": …}}}`: the joined values of the
    /// columns; if all columns are empty, the source in `ou` gives the value.
    record JoinedColumnsSource(List<String> parts, String separator, FieldValueSource or) implements FieldValueSource {
        @Override
        public Optional<String> value(RawSourceRecord record) {
            var joined = new StringBuilder();
            for (var column : parts) {
                record.text(column).ifPresent(part -> {
                    if (!joined.isEmpty()) joined.append(separator);
                    joined.append(part);
                });
            }
            return joined.isEmpty() ? or.value(record) : Optional.of(joined.toString());
        }

        @Override
        public List<String> columns() {
            var columns = new java.util.ArrayList<>(parts);
            columns.addAll(or.columns());
            return columns;
        }
    }

    /// `{"dissocier": {"colonne": …, "séparateur": ",", "partie": 0}}`: one part of the value of a column, split
    /// at the separator and counted from 0.
    record SplitColumnSource(List<String> columns, String separator, int part) implements FieldValueSource {
        @Override
        public Optional<String> value(RawSourceRecord record) {
            return new ColumnSource(columns).value(record).flatMap(this::part);
        }

        private Optional<String> part(String value) {
            // The reader of the source always joins a JSON list of numbers with `;`, even if the mapping
            // names another separator.
            var at = value.contains(separator) ? separator : ";";
            var parts = value.split(java.util.regex.Pattern.quote(at), -1);
            if (part >= parts.length) return Optional.empty();
            return Optional.of(parts[part].strip()).filter(text -> !text.isEmpty());
        }
    }

    /// Describes where opening hours are read: `{"osm": …}` is a column in the OSM grammar, `{"semaine": …}` a
    /// column with the whole week in French, `{"jours": […]}` one or more columns for each day, and `{"colonne":
    /// …}` a column in either form. The first that gives hours is used, in this order.
    record HoursSource(List<String> osm, List<String> week, List<WeekdayHoursColumns> days) {
        static final HoursSource NONE = new HoursSource(List.of(), List.of(), List.of());

        public List<String> columns() {
            var columns = new java.util.ArrayList<>(osm);
            columns.addAll(week);
            days.forEach(day -> columns.addAll(day.columns()));
            return columns;
        }
    }

    /// The columns of one day, for example for its morning and its afternoon, and the OSM name of the day
    /// (`Mo`).
    record WeekdayHoursColumns(List<String> columns, String osm) {}

    /// Describes the field `prive`: a record is not published if a column contains « oui » or if one of the
    /// criteria matches. The criteria are our addition to the national format.
    record ClosedRecordRule(FieldValueSource source, List<ListFieldMapping> criteria) {
        static final ClosedRecordRule NEVER = new ClosedRecordRule(FieldValueSource.NOTHING, List.of());
    }
}
