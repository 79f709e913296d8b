package org.tousaidants.places.columnmapping;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.tousaidants.core.hours.FrenchHoursReader;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.text.BundledFile;
import org.tousaidants.core.text.FrenchNumber;
import org.tousaidants.core.text.Yaml;
import org.tousaidants.places.columnmapping.SourceTableSurvey.SurveyedColumn;

/// « Colonnes devinées » — guesses the target of each column of a table from its name (`mapping/headers.yaml`) and
/// from its values. A person checks each guess next to sample values of the column.
public final class ColumnMappingGuesses {
    private static final int SAME_NAME = 60;
    private static final int NAME_INSIDE = 30;
    private static final int RIGHT_VALUES = 35;
    private static final int WRONG_VALUES = -50;
    private static final int DOUBTFUL_VALUES = -15;
    private static final int ENOUGH = 25;

    private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+.*");
    private static final Pattern LINK =
            Pattern.compile("(?i)(https?://|www\\.).+|[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z]{2,4}(/.*)?");
    private static final Pattern PHONE = Pattern.compile("(\\+33|0)?[\\s.\\-]?[1-9]([\\s.\\-]?\\d\\d){4}.*");
    private static final Pattern POSTCODE = Pattern.compile("\\d{4,5}(\\.0)?");
    private static final Pattern INSEE = Pattern.compile("\\d{4,5}|2[AB]\\d{3}");
    private static final Pattern SIRET = Pattern.compile("\\d{14}(\\.0)?|W\\d{9}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d.*|\\d{1,2}/\\d{1,2}/\\d{2,4}.*|\\d{13}");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^a-z0-9]+");

    private static final Map<String, List<String>> HEADERS = headers();

    private ColumnMappingGuesses() {}

    /// Returns the guessed target of each column, by column name. Columns without a guess are absent from the
    /// map.
    public static Map<String, MappedColumnTarget> of(SourceTableSurvey table) {
        record Guess(String column, MappedColumnTarget target, int score) {}
        var guesses = table.columns().stream()
                .filter(column -> column.filled() > 0)
                .flatMap(column -> MappedColumnTarget.ALL.stream()
                        .map(target -> new Guess(column.name(), target, score(column, target)))
                        .filter(guess -> guess.score() >= ENOUGH))
                .sorted(Comparator.comparingInt(Guess::score).reversed())
                .toList();
        var chosen = new LinkedHashMap<String, MappedColumnTarget>();
        var taken = new HashSet<MappedColumnTarget>();
        for (var guess : guesses) {
            if (chosen.containsKey(guess.column())) continue;
            if (!taken.add(guess.target()) && !guess.target().several()) continue;
            chosen.put(guess.column(), guess.target());
        }
        // If a table has columns for the hours of each day as well as one column for the whole week, only
        // the columns of the days are used, because they are more precise.
        if (chosen.values().stream().anyMatch(MappedColumnTarget::ofDay))
            chosen.values().removeIf(MappedColumnTarget.WEEK::equals);
        return chosen;
    }

    private static int score(SurveyedColumn column, MappedColumnTarget target) {
        var name = name(column.name(), HEADERS.getOrDefault(target.key(), List.of()));
        var values = values(column, target);
        // A column whose name matches nothing gets a target by its values only if the target has a
        // recognisable form, such as a phone number.
        if (name == 0 && !target.tellsByItsValues()) return 0;
        return name + values;
    }

    /// Returns the score of a column name for a target. The score is 0 if the name contains none of the target's
    /// words in `headers.yaml`; the first of these words score highest.
    ///
    /// @param words the target's words in `headers.yaml`
    private static int name(String header, List<String> words) {
        var plain = plain(header);
        var best = 0;
        for (var i = 0; i < words.size(); i++) {
            var word = plain(words.get(i));
            var sure = Math.max(0, 10 - i);
            if (plain.equals(word)) best = Math.max(best, SAME_NAME + sure);
            else if (word.length() > 3 && (" " + plain + " ").contains(" " + word + " "))
                best = Math.max(best, NAME_INSIDE + sure - Math.min(9, plain.length() / 8));
        }
        return best;
    }

    private static int values(SurveyedColumn column, MappedColumnTarget target) {
        var share = share(column, target);
        if (share.isEmpty()) return 0;
        // More unsuitable values are tolerated for fields with a closed vocabulary, because a person later
        // matches the unknown words, and for coordinates, because places overseas are outside the expected
        // range.
        var wrong = target.chosen() || target.located() ? DOUBTFUL_VALUES : WRONG_VALUES;
        return share.get() >= 0.6 ? RIGHT_VALUES : share.get() < 0.2 ? wrong : 0;
    }

    /// Returns whether a coordinate is in metropolitan France, either in degrees or in metres of the Lambert-93
    /// projection.
    private static boolean within(String value, double least, double most, double leastMetres, double mostMetres) {
        return FrenchNumber.decimal(value)
                .map(BigDecimal::doubleValue)
                .filter(number -> number >= least && number <= most || number >= leastMetres && number <= mostMetres)
                .isPresent();
    }

    /// Returns the fraction (0 to 1) of the column's values that have a form suitable for the target; empty if
    /// the target accepts any text.
    private static Optional<Double> share(SurveyedColumn column, MappedColumnTarget target) {
        if (target.ofDay()) return Optional.empty();
        if (target.equals(MappedColumnTarget.WEEK)) return among(column.samples(), ColumnMappingGuesses::hours);
        var field = target.field().orElseThrow();
        var values = List.copyOf(column.values().keySet());
        return switch (field) {
            case COURRIELS -> among(values, matching(MAIL));
            case SITE_WEB, PRISE_RDV, FICHE_ACCES_LIBRE -> among(values, matching(LINK));
            case TELEPHONE -> among(values, matching(PHONE));
            case CODE_POSTAL -> among(values, matching(POSTCODE));
            case CODE_INSEE -> among(values, matching(INSEE));
            case PIVOT -> among(values, matching(SIRET));
            case DATE_MAJ -> among(values, matching(DATE));
            case LATITUDE -> among(values, value -> within(value, 41, 52, 6_000_000, 7_200_000));
            case LONGITUDE -> among(values, value -> within(value, -6, 10, 90_000, 1_300_000));
            case NOM, COMMUNE ->
                among(
                        values,
                        value -> value.chars().anyMatch(Character::isLetter)
                                && !MAIL.matcher(value).matches());
            default ->
                field.terms().isEmpty() || !column.repeats()
                        ? Optional.empty()
                        : among(
                                values,
                                value -> !SourceTermTranslation.of(field)
                                        .known(value)
                                        .orElse(List.of())
                                        .isEmpty());
        };
    }

    private static boolean hours(String value) {
        return OpeningHours.of(value).readable()
                || FrenchHoursReader.toOsm(value).isPresent();
    }

    private static Predicate<String> matching(Pattern pattern) {
        return value -> pattern.matcher(value).matches();
    }

    private static Optional<Double> among(List<String> values, Predicate<String> right) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(values.stream().filter(right).count() / (double) values.size());
    }

    private static String plain(String header) {
        return NOT_A_WORD
                .matcher(SourceTextNormaliser.fold(header))
                .replaceAll(" ")
                .strip();
    }

    private static Map<String, List<String>> headers() {
        var headers = new LinkedHashMap<String, List<String>>();
        Yaml.map(BundledFile.text(ColumnMappingGuesses.class, "/mapping/headers.yaml"))
                .forEach((key, words) -> headers.put(
                        String.valueOf(key),
                        ((List<?>) words).stream().map(String::valueOf).toList()));
        return headers;
    }
}
