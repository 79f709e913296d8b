package org.tousaidants.places;

import java.util.List;
import java.util.Locale;
import org.tousaidants.schema.Field;

/// « Règles d'entretien » — how fast each subject of a sheet ages, and what a complete sheet answers, as the protocol
/// says it in `entretien-des-donnees.yaml`. `staleBelow`: under that freshness, somebody should ask.
record UpkeepRules(List<Ageing> ageing, int staleBelow, List<Criterion> criteria) {
    /// « Vieillissement » — of the fields of one subject.
    public record Ageing(String code, Words name, List<Field> fields, int halfLifeDays, int weight, String reason) {}

    /// « Critère » — one question that a sheet should answer; `lacking` says in words that it does not.
    public record Criterion(String code, Words name, Words lacking, Measure measure, int weight, String reason) {}

    /// « Mesure » — how the answer to a criterion is measured.
    public sealed interface Measure {}

    /// The share of the fields that are filled.
    record All(List<Field> fields) implements Measure {}

    /// One of the fields is enough; one of `partly` alone is worth half.
    record OneOf(List<Field> fields, List<Field> partly) implements Measure {}

    /// The length of the longest of these texts, in letters.
    record Length(List<Field> fields, List<Band> bands) implements Measure {}

    record Band(int from, int to, int percent) {}

    /// « Mots » — in the two languages of the site.
    public record Words(String french, String english) {
        public String in(Locale locale) {
            return locale.getLanguage().equals("en") ? english : french;
        }
    }
}
