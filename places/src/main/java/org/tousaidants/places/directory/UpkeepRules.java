package org.tousaidants.places.directory;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tousaidants.core.schema.CoordinatePrecision;
import org.tousaidants.core.schema.Field;

/// « Règles d'entretien » — how fast each subject of a sheet ages, and the criteria of a complete sheet, from
/// `entretien-des-donnees.yaml` of the protocol. A person should check a subject whose freshness is below
/// `staleBelow`.
public record UpkeepRules(List<Ageing> ageing, int staleBelow, List<Criterion> criteria, Survival survival) {
    private static final int A_YEAR = 365;

    /// « Vieillissement » — how fast the fields of one subject age, and the weight of the subject.
    public record Ageing(String code, Words name, List<Field> fields, int halfLifeDays, int weight, String reason) {}

    /// « Critère de complétude » — one question that a sheet should answer. A page shows the sentence `lacking`
    /// if it does not.
    public record Criterion(String code, Words name, Words lacking, Measure measure, int weight, String reason) {}

    /// « Mesure d’un lieu » — how the answer to a criterion is measured.
    public sealed interface Measure {
        List<Field> fields();
    }

    /// The percentage of these fields that have a value.
    record All(List<Field> fields) implements Measure {}

    /// 100 if one of `fields` has a value; else 50 if one of `partly` has.
    record OneOf(List<Field> fields, List<Field> partly) implements Measure {}

    /// The number of characters of the longest of these texts; each band gives a percentage.
    record Length(List<Field> fields, List<Band> bands) implements Measure {}

    record Band(int from, int to, int percent) {}

    /// « Valeur retenue » — the rules by which one value is selected among the sources.
    ///
    /// @param human trust in people, from 0 to 100
    /// @param source trust in a source that `sources` does not name
    /// @param together groups of fields whose values are taken from one source
    /// @param united lists whose values of all sources are united
    /// @param latest fields of which the greatest value is taken, such as a date
    /// @param positions percentage by which the precision of a position reduces its weight
    public record Survival(
            int human,
            int source,
            Map<String, Integer> sources,
            List<List<Field>> together,
            Set<Field> united,
            Set<Field> latest,
            Map<CoordinatePrecision, Integer> positions) {
        int trust(String source) {
            return sources.getOrDefault(source, this.source);
        }
    }

    /// The fields whose values are taken together with this one, including it.
    List<Field> group(Field field) {
        for (var fields : survival.together()) if (fields.contains(field)) return fields;
        return List.of(field);
    }

    /// Days after which a field has half of its freshness; one year for a field that does not age.
    int halfLifeDays(Field field) {
        for (var rule : ageing) if (rule.fields().contains(field)) return rule.halfLifeDays();
        return A_YEAR;
    }

    /// « Mots d’un lieu » — a text of the rules in French and English.
    public record Words(String french, String english) {
        public String in(Locale locale) {
            return locale.getLanguage().equals("en") ? english : french;
        }
    }
}
