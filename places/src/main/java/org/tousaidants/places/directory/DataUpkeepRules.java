package org.tousaidants.places.directory;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tousaidants.core.schema.CoordinatePrecision;
import org.tousaidants.core.schema.Field;

/// « Règles d'entretien » — the rules of `entretien-des-donnees.yaml` in the protocol: how fast each subject of a
/// sheet (a group of its fields) ages, and the criteria of a complete sheet. A person should check a subject whose
/// freshness in percent is below `staleBelow`.
public record DataUpkeepRules(
        List<SubjectAgeing> ageing,
        int staleBelow,
        List<CompletenessCriterion> criteria,
        ValueSelectionRules survival) {
    private static final int A_YEAR = 365;

    /// « Vieillissement » — how fast the fields of one subject age, and the weight of the subject.
    public record SubjectAgeing(
            String code, RuleWords name, List<Field> fields, int halfLifeDays, int weight, String reason) {}

    /// « Critère de complétude » — one question of visitors that a sheet should answer. A page shows the
    /// sentence `lacking` if the sheet does not answer the question.
    public record CompletenessCriterion(
            String code, RuleWords name, RuleWords lacking, CompletenessMeasure measure, int weight, String reason) {}

    /// « Mesure d’un lieu » — how the answer to a criterion is measured.
    public sealed interface CompletenessMeasure {
        List<Field> fields();
    }

    /// Gives the percentage of these fields that have a value.
    record AllFieldsFilled(List<Field> fields) implements CompletenessMeasure {}

    /// Gives 100 percent if one of `fields` has a value, otherwise 50 percent if one of `partly` has a value.
    record OneFieldFilled(List<Field> fields, List<Field> partly) implements CompletenessMeasure {}

    /// Gives a percentage according to the number of characters of the longest of these texts; `bands` assigns a
    /// percentage to each range of lengths.
    record TextLengthMeasure(List<Field> fields, List<LengthBand> bands) implements CompletenessMeasure {}

    record LengthBand(int from, int to, int percent) {}

    /// « Valeur retenue » — the rules that select the value of a field among the sources.
    ///
    /// @param human trust in people, from 0 to 100
    /// @param source trust in a source that is not listed in `sources`, from 0 to 100
    /// @param together groups of fields whose values are taken from a single source
    /// @param united list fields for which the values of all sources are united
    /// @param latest fields for which the greatest value is taken, such as a date
    /// @param positions percentage applied to the weight of a position, by its precision
    public record ValueSelectionRules(
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

    /// Returns the fields whose values are taken from the same source as this field, including the field itself.
    List<Field> group(Field field) {
        for (var fields : survival.together()) if (fields.contains(field)) return fields;
        return List.of(field);
    }

    /// Returns the number of days after which the freshness of a field has halved; one year for a field that
    /// does not age.
    int halfLifeDays(Field field) {
        for (var rule : ageing) if (rule.fields().contains(field)) return rule.halfLifeDays();
        return A_YEAR;
    }

    /// « Mots d’un lieu » — a text of the rules in French and English.
    public record RuleWords(String french, String english) {
        public String in(Locale locale) {
            return locale.getLanguage().equals("en") ? english : french;
        }
    }
}
