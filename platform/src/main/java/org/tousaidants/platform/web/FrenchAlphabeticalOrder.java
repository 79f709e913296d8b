package org.tousaidants.platform.web;

import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tousaidants.core.text.TextNormalisation;

/// « Ordre de lecture » — sorts texts alphabetically as people expect: « Échillais » before « Royan », « Mairie n° 2
/// » before « Mairie n° 17 ».
public final class FrenchAlphabeticalOrder {
    private static final Pattern NUMBER = Pattern.compile("0*(\\d+)");

    private FrenchAlphabeticalOrder() {}

    /// Returns objects sorted by the first of the `names`; equal objects are sorted by the next name. Each sort
    /// key is computed only once, because a network may have tens of thousands of places.
    ///
    /// @param names functions that return a name of an object
    @SafeVarargs
    public static <T> List<T> by(Stream<T> things, Function<T, String>... names) {
        return things.map(one -> {
                    var key = new StringJoiner("\n");
                    for (var name : names) key.add(key(name.apply(one)));
                    return new ValueWithSortKey<>(one, key.toString());
                })
                .sorted(Comparator.comparing(ValueWithSortKey::key))
                .map(ValueWithSortKey::thing)
                .toList();
    }

    /// Returns the sort key of a text. Each number in it is preceded by its count of digits, so that 2 comes
    /// before 17.
    static String key(String text) {
        return NUMBER.matcher(plain(text))
                .replaceAll(number -> (char) ('0' + number.group(1).length()) + number.group(1));
    }

    /// Returns the text in lower case, without accents and punctuation, with one space between words.
    public static String plain(String text) {
        return TextNormalisation.words(text);
    }

    private record ValueWithSortKey<T>(T thing, String key) {}
}
