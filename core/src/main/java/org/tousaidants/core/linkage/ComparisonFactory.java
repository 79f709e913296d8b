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
import org.tousaidants.core.linkage.LinkageSpecification.Question;

/// Builds the comparisons of a specification for the rows of its tables. Values are prepared once and kept in
/// arrays, with the rank of the row as index.
final class ComparisonFactory {
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.]?(\\d{2})[-/.]?(\\d{2})(?:[T ].*)?");

    private final List<LinkedRow> rows;
    private final List<String> columns;

    ComparisonFactory(List<LinkedRow> rows, List<String> columns) {
        this.rows = rows;
        this.columns = columns;
    }

    List<FieldComparison<LinkedRow>> comparisons(List<Question> questions) {
        return questions.stream().map(this::comparison).toList();
    }

    private FieldComparison<LinkedRow> comparison(Question question) {
        return switch (question.how()) {
            case EXACT -> likeness(question, texts(question, TextNormaliser::fold), (_, _) -> 0);
            case DIGITS -> likeness(question, texts(question, TextNormaliser::digits), (_, _) -> 0);
            case TEXT -> {
                var texts = texts(question, TextNormaliser::fold);
                yield likeness(question, texts, (one, other) -> TextSimilarity.jaroWinkler(texts[one], texts[other]));
            }
            case WORDS -> sets(question, texts(question, TextNormaliser::fold), TextNormaliser::of);
            case TRIGRAMS -> sets(question, texts(question, TextNormaliser::fold), ComparisonFactory::trigrams);
            case CODE -> code(question, texts(question, TextNormaliser::code));
            case PHONETIC -> phonetic(question, texts(question, TextNormaliser::fold));
            case NUMBER -> distance(question, numbers(question, ComparisonFactory::number), "");
            case DATE -> distance(question, numbers(question, ComparisonFactory::day), " jours");
        };
    }

    private interface Likeness {
        double of(int one, int other);
    }

    /// A similarity with these levels: none reached, each similarity of the specification, equality.
    private FieldComparison<LinkedRow> likeness(Question question, String[] texts, Likeness likeness) {
        var from = question.levels().stream().mapToDouble(Double::doubleValue).toArray();
        var terms = terms(texts);
        var levels = new ArrayList<ComparisonLevel>();
        levels.add(new ComparisonLevel("différent", 1));
        for (var threshold : from)
            levels.add(new ComparisonLevel("ressemblant (au moins " + percent(threshold) + ")", 1));
        levels.add(new ComparisonLevel("identique", 6));
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

    private FieldComparison<LinkedRow> sets(Question question, String[] texts, Function<String, List<String>> cut) {
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
        return likeness(question, texts, (one, other) -> TextSimilarity.overlap(sets[one], sets[other], weights));
    }

    private static List<String> trigrams(String text) {
        if (text.isEmpty()) return List.of();
        var padded = "  " + text + " ";
        var parts = new ArrayList<String>(padded.length());
        for (var i = 0; i + 3 <= padded.length(); i++) parts.add(padded.substring(i, i + 3));
        return parts;
    }

    private FieldComparison<LinkedRow> code(Question question, String[] texts) {
        var terms = terms(texts);
        return weighed(
                question,
                FieldComparison.of(
                        question.name(),
                        List.of(
                                new ComparisonLevel("différent", 2),
                                new ComparisonLevel("deux fautes de frappe", 1),
                                new ComparisonLevel("une faute de frappe", 2),
                                new ComparisonLevel("identique", 15)),
                        (left, right) -> {
                            var one = terms[left.rank()];
                            var other = terms[right.rank()];
                            if (one < 0 || other < 0) return FieldComparison.MISSING;
                            return one == other
                                    ? 3
                                    : 3 - TextSimilarity.edits(texts[left.rank()], texts[right.rank()], 2);
                        }),
                terms);
    }

    private FieldComparison<LinkedRow> phonetic(Question question, String[] texts) {
        var terms = terms(texts);
        var sounds = new String[texts.length];
        for (var i = 0; i < sounds.length; i++)
            sounds[i] = TextNormaliser.of(texts[i]).stream()
                    .map(PhoneticKey::key)
                    .reduce((one, other) -> one + " " + other)
                    .orElse("");
        var keys = terms(sounds);
        return weighed(
                question,
                FieldComparison.of(
                        question.name(),
                        List.of(
                                new ComparisonLevel("différent", 1),
                                new ComparisonLevel("même son", 2),
                                new ComparisonLevel("identique", 6)),
                        (left, right) -> {
                            var one = terms[left.rank()];
                            var other = terms[right.rank()];
                            if (one < 0 || other < 0) return FieldComparison.MISSING;
                            return one == other ? 2 : keys[left.rank()] == keys[right.rank()] ? 1 : 0;
                        }),
                terms);
    }

    private FieldComparison<LinkedRow> distance(Question question, double[] numbers, String unit) {
        var within = question.levels().stream().mapToDouble(Double::doubleValue).toArray();
        var levels = new ArrayList<ComparisonLevel>();
        levels.add(new ComparisonLevel("différent", 1));
        for (var one : within) levels.add(new ComparisonLevel("à " + plain(one) + unit + " près", 1));
        levels.add(new ComparisonLevel("identique", 6));
        return FieldComparison.of(question.name(), levels, (left, right) -> {
            var apart = Math.abs(numbers[left.rank()] - numbers[right.rank()]);
            if (Double.isNaN(apart)) return FieldComparison.MISSING;
            if (apart == 0) return within.length + 1;
            var level = 0;
            while (level < within.length && apart <= within[level]) level++;
            return level;
        });
    }

    private static FieldComparison<LinkedRow> weighed(
            Question question, FieldComparison<LinkedRow> comparison, int[] terms) {
        return question.rare() ? comparison.weighing(row -> terms[row.rank()]) : comparison;
    }

    private String[] texts(Question question, Function<String, String> prepared) {
        var values = new RowValueReader(columns, question.columns());
        var texts = new String[rows.size()];
        for (var row : rows) texts[row.rank()] = prepared.apply(values.of(row));
        return texts;
    }

    private double[] numbers(Question question, Function<String, Double> read) {
        var values = new RowValueReader(columns, question.columns());
        var numbers = new double[rows.size()];
        for (var row : rows) numbers[row.rank()] = read.apply(values.of(row));
        return numbers;
    }

    /// Numbers texts: equal texts get equal numbers, an empty text a negative one.
    private static int[] terms(String[] texts) {
        Map<String, Integer> numbers = new HashMap<>();
        return Arrays.stream(texts)
                .mapToInt(text -> text.isEmpty() ? -1 : numbers.computeIfAbsent(text, _ -> numbers.size()))
                .toArray();
    }

    /// Parses a number; NaN (missing) if the text is not a number.
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

    /// Parses a date as days since 1970; NaN (missing) if the text is not a date.
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
