package org.tousaidants.places.directory;

import java.util.List;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.Sheet;

/// « Complétude » — how many of the questions of a visitor the sheet of a place answers, as a percentage with
/// one answer for each criterion of the upkeep rules. It reads no database.
record Completeness(int percent, List<Answer> answers) {
    /// « Réponse d’une fiche » — the score of a sheet for one criterion, from 0 to 100.
    public record Answer(UpkeepRules.Criterion criterion, int percent) {
        public boolean whole() {
            return percent == 100;
        }
    }

    private static final int HALF = 50;
    private static final int WHOLE = 100;

    public static Completeness of(UpkeepRules rules, Sheet sheet) {
        var answers = rules.criteria().stream()
                .map(criterion -> new Answer(criterion, percent(criterion.measure(), sheet)))
                .toList();
        var weights =
                answers.stream().mapToInt(answer -> answer.criterion().weight()).sum();
        var sum = answers.stream()
                .mapToInt(answer -> answer.criterion().weight() * answer.percent())
                .sum();
        return new Completeness(weights == 0 ? 0 : Math.round((float) sum / weights), answers);
    }

    /// The number of fully answered questions.
    public long answered() {
        return answers.stream().filter(Answer::whole).count();
    }

    static int percent(UpkeepRules.Measure measure, Sheet sheet) {
        return switch (measure) {
            case UpkeepRules.All(var fields) -> {
                var present = fields.stream().filter(field -> has(sheet, field)).count();
                yield Math.round(100f * present / fields.size());
            }
            case UpkeepRules.OneOf(var fields, var partly) ->
                fields.stream().anyMatch(field -> answers(sheet, field))
                        ? WHOLE
                        : partly.stream().anyMatch(field -> has(sheet, field)) ? HALF : 0;
            case UpkeepRules.Length(var fields, var bands) -> {
                var longest = fields.stream()
                        .mapToInt(field -> letters(sheet.text(field)))
                        .max()
                        .orElse(0);
                yield bands.stream()
                        .filter(band -> band.from() <= longest && longest <= band.to())
                        .mapToInt(UpkeepRules.Band::percent)
                        .findFirst()
                        .orElse(0);
            }
        };
    }

    private static boolean has(Sheet sheet, Field field) {
        return sheet.get(field).isPresent();
    }

    /// Whether the field has a value; hours that cannot be parsed do not count.
    private static boolean answers(Sheet sheet, Field field) {
        return has(sheet, field)
                && (field != Field.HORAIRES
                        || OpeningHours.of(sheet.text(field)).readable());
    }

    private static int letters(String text) {
        return text.codePointCount(0, text.length());
    }
}
