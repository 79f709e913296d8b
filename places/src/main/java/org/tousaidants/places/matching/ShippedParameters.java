package org.tousaidants.places.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.tousaidants.core.linkage.LinkageParameters;
import org.tousaidants.core.linkage.LinkageParameters.LearnedFrequencies;
import org.tousaidants.core.text.ShippedFile;

/// Reads the shipped parameters in `weights.txt`. They were learned from many records without examples, because
/// few records cannot teach any.
final class ShippedParameters {
    private static final String FILE = "/merge/weights.txt";

    private ShippedParameters() {}

    static LinkageParameters shipped() {
        return read(ShippedFile.text(ShippedParameters.class, FILE));
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

    /// Writes the parameters: one line per comparison, with the frequency of each level among records of one
    /// place, then of two.
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
        return String.join(" ", values.stream().map(ShippedParameters::number).toList());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3e", value);
    }
}
