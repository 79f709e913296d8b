package org.tousaidants.places.directory;

import java.util.List;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;

/// « Complétude » — the percentage of a visitor's questions that the sheet of a place answers. Each criterion of the
/// upkeep rules gives one answer. Computed without the database.
record SheetCompleteness(int percent, List<CriterionCompleteness> answers) {
    /// « Réponse d’une fiche » — how fully a sheet meets one criterion, in percent (0 to 100).
    public record CriterionCompleteness(DataUpkeepRules.CompletenessCriterion criterion, int percent) {
        public boolean whole() {
            return percent == 100;
        }
    }

    private static final int HALF = 50;
    private static final int WHOLE = 100;

    public static SheetCompleteness of(DataUpkeepRules rules, PlaceSheet sheet) {
        var answers = rules.criteria().stream()
                .map(criterion -> new CriterionCompleteness(criterion, percent(criterion.measure(), sheet)))
                .toList();
        var weights =
                answers.stream().mapToInt(answer -> answer.criterion().weight()).sum();
        var sum = answers.stream()
                .mapToInt(answer -> answer.criterion().weight() * answer.percent())
                .sum();
        return new SheetCompleteness(weights == 0 ? 0 : Math.round((float) sum / weights), answers);
    }

    /// Returns the number of criteria of a complete sheet that this sheet meets fully.
    public long answered() {
        return answers.stream().filter(CriterionCompleteness::whole).count();
    }

    static int percent(DataUpkeepRules.CompletenessMeasure measure, PlaceSheet sheet) {
        return switch (measure) {
            case DataUpkeepRules.AllFieldsFilled(var fields) -> {
                var present = fields.stream().filter(field -> has(sheet, field)).count();
                yield Math.round(100f * present / fields.size());
            }
            case DataUpkeepRules.OneFieldFilled(var fields, var partly) ->
                fields.stream().anyMatch(field -> answers(sheet, field))
                        ? WHOLE
                        : partly.stream().anyMatch(field -> has(sheet, field)) ? HALF : 0;
            case DataUpkeepRules.TextLengthMeasure(var fields, var bands) -> {
                var longest = fields.stream()
                        .mapToInt(field -> letters(sheet.text(field)))
                        .max()
                        .orElse(0);
                yield bands.stream()
                        .filter(band -> band.from() <= longest && longest <= band.to())
                        .mapToInt(DataUpkeepRules.LengthBand::percent)
                        .findFirst()
                        .orElse(0);
            }
        };
    }

    private static boolean has(PlaceSheet sheet, Field field) {
        return sheet.get(field).isPresent();
    }

    /// Returns whether the sheet has a value for the field; hours that cannot be parsed do not count.
    private static boolean answers(PlaceSheet sheet, Field field) {
        return has(sheet, field)
                && (field != Field.HORAIRES
                        || OpeningHours.of(sheet.text(field)).readable());
    }

    private static int letters(String text) {
        return text.codePointCount(0, text.length());
    }
}
