package org.tousaidants.places.columnmapping;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.intake.RawRecord;

/// « Correspondance » — a parsed mapping file of the national ETL: for each field of the national schema, the
/// columns of a source that give its value. See docs/mapping-operators.md.
///
/// @param closed the field `prive`: a record for which it is « oui » is not published
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

    /// The columns from which a field is read.
    public List<String> columns(Field field) {
        return source(field).columns();
    }

    Source source(Field field) {
        return sources.getOrDefault(field, Source.NOTHING);
    }

    List<ListFieldMapping> criteria(Field field) {
        return criteria.getOrDefault(field, List.of());
    }

    /// All columns that the mapping reads. The other columns of a source are ignored.
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

    /// Gives the value of a field that is not a list.
    sealed interface Source {
        Source NOTHING = new Column(List.of());

        Optional<String> value(RawRecord record);

        List<String> columns();
    }

    /// `{"colonne": "nom"}` or `{"colonne": ["nom", "autre"]}`: the value of the first column that has one.
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

    /// `{"valeur": "…"}`: the same value for all records. One file of the national ETL writes the name of a
    /// column here by mistake. If the record has such a column, its content is the value; the name itself never
    /// is.
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

    /// `{"joindre": {"colonnes": […], "séparateur": " ", "ou": {"colonne": …}}}`: the values of the columns
    /// joined; `or` if none has a value.
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
            // The reader joins a JSON list of numbers with `;`, whatever separator the mapping names.
            var at = value.contains(separator) ? separator : ";";
            var parts = value.split(java.util.regex.Pattern.quote(at), -1);
            if (part >= parts.length) return Optional.empty();
            return Optional.of(parts[part].strip()).filter(text -> !text.isEmpty());
        }
    }

    /// Opening hours: `{"osm": …}` reads a column in the OSM grammar, `{"semaine": …}` a column with the whole
    /// week in French, `{"jours": […]}` one or more columns for each day. `{"colonne": …}` may be either of the
    /// first two. The first that gives hours is used, in this order.
    record HoursSource(List<String> osm, List<String> week, List<Day> days) {
        static final HoursSource NONE = new HoursSource(List.of(), List.of(), List.of());

        public List<String> columns() {
            var columns = new java.util.ArrayList<>(osm);
            columns.addAll(week);
            days.forEach(day -> columns.addAll(day.columns()));
            return columns;
        }
    }

    /// The columns of one day, such as morning and afternoon, and its OSM name (`Mo`).
    record Day(List<String> columns, String osm) {}

    /// `prive`: a record is closed if a column says yes, or if one of the criteria matches. The criteria are
    /// our addition to the national format.
    record Closed(Source source, List<ListFieldMapping> criteria) {
        static final Closed NEVER = new Closed(Source.NOTHING, List.of());
    }
}
