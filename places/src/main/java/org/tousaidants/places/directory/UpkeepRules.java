package org.tousaidants.places.directory;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tousaidants.core.schema.CoordinatePrecision;
import org.tousaidants.core.schema.Field;

/// « Règles d'entretien » — how fast each subject of a sheet ages, and the criteria of a complete sheet, from
/// the protocol's `entretien-des-donnees.yaml`. `staleBelow`: under that freshness, a person should ask.
public record UpkeepRules(List<Ageing> ageing, int staleBelow, List<Criterion> criteria, Survival survival) {
    private static final int A_YEAR = 365;

    /// « Vieillissement » — of the fields of one subject.
    public record Ageing(String code, Words name, List<Field> fields, int halfLifeDays, int weight, String reason) {}

    /// « Critère de complétude » — one question that a sheet should answer; `lacking` is the sentence when it
    /// does not.
    public record Criterion(String code, Words name, Words lacking, Measure measure, int weight, String reason) {}

    /// « Mesure d’un lieu » — how the answer to a criterion is measured.
    public sealed interface Measure {
        List<Field> fields();
    }

    /// The share of the fields that are filled.
    record All(List<Field> fields) implements Measure {}

    /// One of the fields is enough; one of `partly` alone is worth half.
    record OneOf(List<Field> fields, List<Field> partly) implements Measure {}

    /// The length of the longest of these texts, in letters.
    record Length(List<Field> fields, List<Band> bands) implements Measure {}

    record Band(int from, int to, int percent) {}

    /// « Valeur retenue » — trust in each source, from 0 to 100; the fields taken from one source together; the
    /// lists that are united or of which the latest is kept; and the weight of a position.
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

    /// The fields taken together with this one, itself included.
    List<Field> group(Field field) {
        for (var fields : survival.together()) if (fields.contains(field)) return fields;
        return List.of(field);
    }

    /// Days in which a field loses half of its freshness; a field that does not age gets a year.
    int halfLifeDays(Field field) {
        for (var rule : ageing) if (rule.fields().contains(field)) return rule.halfLifeDays();
        return A_YEAR;
    }

    /// « Mots d’un lieu » — in the two languages of the site.
    public record Words(String french, String english) {
        public String in(Locale locale) {
            return locale.getLanguage().equals("en") ? english : french;
        }
    }
}
