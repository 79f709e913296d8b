package org.tousaidants.places.directory;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// « Code court » — the seven characters at the end of the public address of a place, short enough to be dictated by
/// telephone. The alphabet has 32 characters and excludes i, l, o and u, which are easily misread. In a network of
/// 50,000 places the probability that two random codes are equal is about 1 in 30.
///
/// @throws IllegalArgumentException unless the value has seven characters of the alphabet
public record PlaceCode(String value) {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{7}");

    public PlaceCode {
        if (!FORM.matcher(value).matches()) throw new IllegalArgumentException("not a place code: " + value);
    }

    static PlaceCode draw(RandomGenerator random) {
        var code = new StringBuilder(7);
        for (var i = 0; i < 7; i++) code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        return new PlaceCode(code.toString());
    }

    /// Draws `many` distinct random codes that no place uses.
    ///
    /// @param taken function that returns those of the given codes that a place already uses
    static List<PlaceCode> draw(int many, RandomGenerator random, UnaryOperator<Set<PlaceCode>> taken) {
        var drawn = new LinkedHashSet<PlaceCode>();
        while (drawn.size() < many) {
            var more = new LinkedHashSet<PlaceCode>();
            while (drawn.size() + more.size() < many) more.add(draw(random));
            more.removeAll(taken.apply(more));
            drawn.addAll(more);
        }
        return List.copyOf(drawn);
    }

    /// Parses the code from the end of a public address such as `mediatheque-de-saintes-k3f9x2a`, or from the
    /// code alone; empty if there is none.
    public static Optional<PlaceCode> endOf(String address) {
        var code = address.substring(address.lastIndexOf('-') + 1);
        return FORM.matcher(code).matches() ? Optional.of(new PlaceCode(code)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
