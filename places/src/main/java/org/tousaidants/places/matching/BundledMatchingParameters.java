package org.tousaidants.places.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.tousaidants.core.linkage.LinkageParameters;
import org.tousaidants.core.linkage.LinkageParameters.LearnedFrequencies;
import org.tousaidants.core.text.BundledFile;

/// Reads the shipped parameters from `weights.txt`. They were learned without examples from many records, because a
/// small number of records is not sufficient for learning.
final class BundledMatchingParameters {
    private static final String FILE = "/merge/weights.txt";

    private BundledMatchingParameters() {}

    static LinkageParameters shipped() {
        return read(BundledFile.text(BundledMatchingParameters.class, FILE));
    }

    static LinkageParameters read(String text) {
        var lambda = 0.0;
        var comparisons = new ArrayList<LearnedFrequencies>();
        for (var line : text.split("\n")) {
            if (line.isBlank() || line.startsWith("#")) continue;
            var words = line.strip().split("\\s*[:/]\\s*");
            if (words.length == 2) lambda = Double.parseDouble(words[1]);
            else comparisons.add(new LearnedFrequencies(words[0], numbers(words[1]), numbers(words[2])));
        }
        return new LinkageParameters(lambda, comparisons);
    }

    private static List<Double> numbers(String words) {
        return Arrays.stream(words.split(" ")).map(Double::valueOf).toList();
    }

    /// Returns the parameters as text, one line per comparison. A line contains the frequency of each level of
    /// similarity among pairs of records of the same place, then among pairs of records of different places.
    static String write(LinkageParameters parameters) {
        var text = new StringBuilder("lambda: ").append(number(parameters.lambda()));
        for (var comparison : parameters.comparisons())
            text.append('\n')
                    .append(comparison.comparison())
                    .append(": ")
                    .append(numbers(comparison.same()))
                    .append(" / ")
                    .append(numbers(comparison.distinct()));
        return text.append('\n').toString();
    }

    private static String numbers(List<Double> values) {
        return String.join(
                " ", values.stream().map(BundledMatchingParameters::number).toList());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3e", value);
    }
}
