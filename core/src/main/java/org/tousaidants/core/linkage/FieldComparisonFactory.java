package org.tousaidants.core.linkage;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tousaidants.core.linkage.LinkageSpecification.ComparisonSpecification;

/// Builds the comparisons of a specification for the rows of its tables. Values are prepared once and stored in
/// arrays, indexed by the rank of the row.
final class FieldComparisonFactory {
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.]?(\\d{2})[-/.]?(\\d{2})(?:[T ].*)?");

    private final List<LinkageInputRow> rows;
    private final List<String> columns;

    FieldComparisonFactory(List<LinkageInputRow> rows, List<String> columns) {
        this.rows = rows;
        this.columns = columns;
    }

    List<FieldComparison<LinkageInputRow>> comparisons(List<ComparisonSpecification> questions) {
        return questions.stream().map(this::comparison).toList();
    }

    private FieldComparison<LinkageInputRow> comparison(ComparisonSpecification question) {
        return switch (question.how()) {
            case EXACT -> likeness(question, texts(question, LinkageTextNormaliser::fold), (_, _) -> 0);
            case DIGITS -> likeness(question, texts(question, LinkageTextNormaliser::digits), (_, _) -> 0);
            case TEXT -> {
                var texts = texts(question, LinkageTextNormaliser::fold);
                yield likeness(
                        question, texts, (one, other) -> LinkageTextSimilarity.jaroWinkler(texts[one], texts[other]));
            }
            case WORDS -> sets(question, texts(question, LinkageTextNormaliser::fold), LinkageTextNormaliser::of);
            case TRIGRAMS ->
                sets(question, texts(question, LinkageTextNormaliser::fold), FieldComparisonFactory::trigrams);
            case CODE -> code(question, texts(question, LinkageTextNormaliser::code));
            case PHONETIC -> phonetic(question, texts(question, LinkageTextNormaliser::fold));
            case NUMBER -> distance(question, numbers(question, FieldComparisonFactory::number), "");
            case DATE -> distance(question, numbers(question, FieldComparisonFactory::day), " jours");
        };
    }

    private interface SimilarityMeasure {
        double of(int one, int other);
    }

    /// Returns a comparison by similarity. Its levels, from the weakest: below every threshold of the
    /// specification, one level for each threshold, and equality.
    private FieldComparison<LinkageInputRow> likeness(
            ComparisonSpecification question, String[] texts, SimilarityMeasure likeness) {
        var from = question.levels().stream().mapToDouble(Double::doubleValue).toArray();
        var terms = terms(texts);
        var levels = new ArrayList<FieldAgreementLevel>();
        levels.add(new FieldAgreementLevel("différent", 1));
        for (var threshold : from)
            levels.add(new FieldAgreementLevel("ressemblant (au moins " + percent(threshold) + ")", 1));
        levels.add(new FieldAgreementLevel("identique", 6));
        var top = from.length + 1;
        return weighed(
                question,
                FieldComparison.of(question.name(), levels, (left, right) -> {
                    var one = terms[left.rank()];
                    var other = terms[right.rank()];
                    if (one < 0 || other < 0) return FieldComparison.MISSING;
                    if (one == other) return top;
                    if (from.length == 0) return 0;
                    var likely = likeness.of(left.rank(), right.rank());
                    var level = 0;
                    while (level < from.length && likely >= from[level]) level++;
                    return level;
                }),
                terms);
    }

    private FieldComparison<LinkageInputRow> sets(
            ComparisonSpecification question, String[] texts, Function<String, List<String>> cut) {
        var numbers = new HashMap<String, Integer>();
        var holders = new ArrayList<Integer>();
        var sets = new int[rows.size()][];
        for (var i = 0; i < sets.length; i++) {
            sets[i] = cut.apply(texts[i]).stream()
                    .mapToInt(part -> {
                        var number = numbers.computeIfAbsent(part, _ -> numbers.size());
                        if (number == holders.size()) holders.add(0);
                        return number;
                    })
                    .sorted()
                    .distinct()
                    .toArray();
            for (var number : sets[i]) holders.set(number, holders.get(number) + 1);
        }
        var weights = new float[holders.size()];
        for (var number = 0; number < weights.length; number++)
            weights[number] = (float) Math.log(1 + rows.size() / (double) holders.get(number));
        return likeness(
                question, texts, (one, other) -> LinkageTextSimilarity.overlap(sets[one], sets[other], weights));
    }

    private static List<String> trigrams(String text) {
        if (text.isEmpty()) return List.of();
        var padded = "  " + text + " ";
        var parts = new ArrayList<String>(padded.length());
        for (var i = 0; i + 3 <= padded.length(); i++) parts.add(padded.substring(i, i + 3));
        return parts;
    }

    private FieldComparison<LinkageInputRow> code(ComparisonSpecification question, String[] texts) {
        var terms = terms(texts);
        return weighed(
                question,
                FieldComparison.of(
                        question.name(),
                        List.of(
                                new FieldAgreementLevel("différent", 2),
                                new FieldAgreementLevel("deux fautes de frappe", 1),
                                new FieldAgreementLevel("une faute de frappe", 2),
                                new FieldAgreementLevel("identique", 15)),
                        (left, right) -> {
                            var one = terms[left.rank()];
                            var other = terms[right.rank()];
                            if (one < 0 || other < 0) return FieldComparison.MISSING;
                            return one == other
                                    ? 3
                                    : 3 - LinkageTextSimilarity.edits(texts[left.rank()], texts[right.rank()], 2);
                        }),
                terms);
    }

    private FieldComparison<LinkageInputRow> phonetic(ComparisonSpecification question, String[] texts) {
        var terms = terms(texts);
        var sounds = new String[texts.length];
        for (var i = 0; i < sounds.length; i++)
            sounds[i] = LinkageTextNormaliser.of(texts[i]).stream()
                    .map(FrenchWordPhoneticKey::key)
                    .reduce((one, other) -> one + " " + other)
                    .orElse("");
        var keys = terms(sounds);
        return weighed(
                question,
                FieldComparison.of(
                        question.name(),
                        List.of(
                                new FieldAgreementLevel("différent", 1),
                                new FieldAgreementLevel("même son", 2),
                                new FieldAgreementLevel("identique", 6)),
                        (left, right) -> {
                            var one = terms[left.rank()];
                            var other = terms[right.rank()];
                            if (one < 0 || other < 0) return FieldComparison.MISSING;
                            return one == other ? 2 : keys[left.rank()] == keys[right.rank()] ? 1 : 0;
                        }),
                terms);
    }

    private FieldComparison<LinkageInputRow> distance(ComparisonSpecification question, double[] numbers, String unit) {
        var within = question.levels().stream().mapToDouble(Double::doubleValue).toArray();
        var levels = new ArrayList<FieldAgreementLevel>();
        levels.add(new FieldAgreementLevel("différent", 1));
        for (var one : within) levels.add(new FieldAgreementLevel("à " + plain(one) + unit + " près", 1));
        levels.add(new FieldAgreementLevel("identique", 6));
        return FieldComparison.of(question.name(), levels, (left, right) -> {
            var apart = Math.abs(numbers[left.rank()] - numbers[right.rank()]);
            if (Double.isNaN(apart)) return FieldComparison.MISSING;
            if (apart == 0) return within.length + 1;
            var level = 0;
            while (level < within.length && apart <= within[level]) level++;
            return level;
        });
    }

    private static FieldComparison<LinkageInputRow> weighed(
            ComparisonSpecification question, FieldComparison<LinkageInputRow> comparison, int[] terms) {
        return question.rare() ? comparison.weighing(row -> terms[row.rank()]) : comparison;
    }

    private String[] texts(ComparisonSpecification question, Function<String, String> prepared) {
        var values = new LinkageRowValueReader(columns, question.columns());
        var texts = new String[rows.size()];
        for (var row : rows) texts[row.rank()] = prepared.apply(values.of(row));
        return texts;
    }

    private double[] numbers(ComparisonSpecification question, Function<String, Double> read) {
        var values = new LinkageRowValueReader(columns, question.columns());
        var numbers = new double[rows.size()];
        for (var row : rows) numbers[row.rank()] = read.apply(values.of(row));
        return numbers;
    }

    /// Returns numbers for texts: equal texts have equal numbers, and an empty text has a negative number.
    private static int[] terms(String[] texts) {
        Map<String, Integer> numbers = new HashMap<>();
        return Arrays.stream(texts)
                .mapToInt(text -> text.isEmpty() ? -1 : numbers.computeIfAbsent(text, _ -> numbers.size()))
                .toArray();
    }

    /// Returns the number that a text contains; NaN, which stands for a missing value, if the text is not a
    /// number.
    static double number(String text) {
        try {
            return Double.parseDouble(text.replace("\u00a0", "")
                    .replace("\u202f", "")
                    .replace(" ", "")
                    .replace(',', '.'));
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    /// Returns the date that a text contains, as the number of days since 1970; NaN, which stands for a missing
    /// value, if the text is not a date.
    static double day(String text) {
        try {
            var yearFirst = YEAR_FIRST.matcher(text.strip());
            if (yearFirst.matches())
                return LocalDate.of(number(yearFirst, 1), number(yearFirst, 2), number(yearFirst, 3))
                        .toEpochDay();
            var dayFirst = DAY_FIRST.matcher(text.strip());
            if (dayFirst.matches())
                return LocalDate.of(number(dayFirst, 3), number(dayFirst, 2), number(dayFirst, 1))
                        .toEpochDay();
        } catch (DateTimeException none) {
            return Double.NaN;
        }
        return Double.NaN;
    }

    private static int number(java.util.regex.Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static String percent(double likeness) {
        return String.format(Locale.FRENCH, "%.0f %%", likeness * 100);
    }

    private static String plain(double number) {
        return number == Math.rint(number)
                ? String.valueOf((long) number)
                : String.valueOf(number).replace('.', ',');
    }
}
