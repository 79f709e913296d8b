package org.tousaidants.places.harvest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.columnmapping.ColumnMappingDraft.MatchedValue;
import org.tousaidants.places.columnmapping.ColumnMappingDraft.UnmatchedValue;
import org.tousaidants.places.columnmapping.MappedColumnTarget;
import org.tousaidants.places.columnmapping.SourceTableSurvey;
import org.tousaidants.platform.web.Form;

/// Parses the choices that a person made on a page for each column, or for each value, of a table.
final class ColumnMatchingForm {
    private static final List<String> WHERE = List.of("adresse", "code_postal", "commune", "code_insee", "latitude");

    private ColumnMatchingForm() {}

    static String field(int index) {
        return "c" + index;
    }

    static Form filled(SourceTableSurvey table, Map<String, MappedColumnTarget> targets) {
        var values = new LinkedHashMap<String, List<String>>();
        for (var i = 0; i < table.columns().size(); i++) {
            var target = targets.get(table.columns().get(i).name());
            if (target != null) values.put(field(i), List.of(target.key()));
        }
        return Form.filled(values);
    }

    /// Parses the chosen target of each column; empty if the form has errors, which are added to the form.
    static Optional<Map<String, MappedColumnTarget>> columns(Form form, SourceTableSurvey table) {
        var targets = new LinkedHashMap<String, MappedColumnTarget>();
        for (var i = 0; i < table.columns().size(); i++) {
            var column = table.columns().get(i).name();
            form.text(field(i))
                    .as(MappedColumnTarget::named, "web.error.choice")
                    .ifPresent(target -> targets.put(column, target));
        }
        var keys = targets.values().stream().map(MappedColumnTarget::key).toList();
        if (!keys.contains(Field.NOM.column())) form.error(field(0), "harvest.columns.no.name");
        else if (WHERE.stream().noneMatch(keys::contains)) form.error(field(0), "harvest.columns.nowhere");
        return form.hasErrors() ? Optional.empty() : Optional.of(targets);
    }

    static List<MatchedValue> values(Form form, List<UnmatchedValue> unknown) {
        var matched = new ArrayList<MatchedValue>();
        for (var i = 0; i < unknown.size(); i++) {
            var column = unknown.get(i);
            // The list of values may have changed since the page was opened. Therefore the form contains
            // each value next to its choice, and a choice for another value is ignored.
            if (!form.value("de" + i).equals(key(column))) continue;
            form.text(field(i))
                    .as(term -> Optional.of(term).filter(column.field().terms()::contains), "web.error.choice")
                    .ifPresent(term ->
                            matched.add(new MatchedValue(column.field(), column.column(), column.value(), term)));
        }
        return matched;
    }

    static String key(UnmatchedValue one) {
        return one.column() + " = " + one.value();
    }
}
