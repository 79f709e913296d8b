package org.tousaidants.places.fieldmapping;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.intake.RawRecord;

/// « Correspondance » — a mapping file of the national ETL, parsed: the source of each field of the national
/// schema in a record. See docs/mapping-operators.md.
///
/// `closed` is the field `prive` (« privé »): a record with yes there is not published.
public record Mapping(
        Map<Field, Source> sources,
        Map<Field, List<ListFieldMapping>> criteria,
        HoursSource hours,
        Source openWeeks,
        Closed closed) {

    public Mapping {
        sources = Map.copyOf(sources);
        criteria = Map.copyOf(criteria);
    }

    /// The columns that give a field.
    public List<String> columns(Field field) {
        return source(field).columns();
    }

    Source source(Field field) {
        return sources.getOrDefault(field, Source.NOTHING);
    }

    List<ListFieldMapping> criteria(Field field) {
        return criteria.getOrDefault(field, List.of());
    }

    /// All the columns that the mapping reads; the other columns of a source are never used.
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

    /// The source of a simple field.
    sealed interface Source {
        Source NOTHING = new Column(List.of());

        Optional<String> value(RawRecord record);

        List<String> columns();
    }

    /// `{"colonne": "nom"}` or `{"colonne": ["nom", "autre"]}`: the first column that is filled.
    record Column(List<String> columns) implements Source {
        @Override
        public Optional<String> value(RawRecord record) {
            for (var column : columns) {
                var value = record.text(column);
                if (value.isPresent()) return value;
            }
            return Optional.empty();
        }
    }

    /// `{"valeur": "…"}`: the same value for all records. One file of the national ETL writes a column's name
    /// there: a record with a column of that name gives its content, and the name itself is never a value.
    record Literal(String value) implements Source {
        @Override
        public Optional<String> value(RawRecord record) {
            var column = record.text(value);
            if (column.isPresent()) return column;
            return record.columns().contains(value) ? Optional.empty() : Optional.of(value);
        }

        @Override
        public List<String> columns() {
            return List.of(value);
        }
    }

    /// `{"joindre": {"colonnes": […], "séparateur": " ", "ou": {"colonne": …}}}`: the filled columns put
    /// together, else `or`.
    record Joined(List<String> parts, String separator, Source or) implements Source {
        @Override
        public Optional<String> value(RawRecord record) {
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

    /// `{"dissocier": {"colonne": …, "séparateur": ",", "partie": 0}}`: one part of a column, counted from 0.
    record Split(List<String> columns, String separator, int part) implements Source {
        @Override
        public Optional<String> value(RawRecord record) {
            return new Column(columns).value(record).flatMap(this::part);
        }

        private Optional<String> part(String value) {
            // A JSON list of numbers arrives here joined by `;`, whatever separator the mapping names.
            var at = value.contains(separator) ? separator : ";";
            var parts = value.split(java.util.regex.Pattern.quote(at), -1);
            if (part >= parts.length) return Optional.empty();
            return Optional.of(parts[part].strip()).filter(text -> !text.isEmpty());
        }
    }

    /// `{"osm": …}`: a column already in the OSM grammar; `{"semaine": …}`: the whole week in French;
    /// `{"jours": […]}`: one or more columns a day; `{"colonne": …}`: either of the first two. The first that
    /// gives hours wins, in that order.
    record HoursSource(List<String> osm, List<String> week, List<Day> days) {
        static final HoursSource NONE = new HoursSource(List.of(), List.of(), List.of());

        public List<String> columns() {
            var columns = new java.util.ArrayList<>(osm);
            columns.addAll(week);
            days.forEach(day -> columns.addAll(day.columns()));
            return columns;
        }
    }

    /// The columns of one day (morning, afternoon), and its OSM name (`Mo`).
    record Day(List<String> columns, String osm) {}

    /// `prive`: a column that says yes, or (our addition) a list of criteria one of which is met.
    record Closed(Source source, List<ListFieldMapping> criteria) {
        static final Closed NEVER = new Closed(Source.NOTHING, List.of());
    }
}
