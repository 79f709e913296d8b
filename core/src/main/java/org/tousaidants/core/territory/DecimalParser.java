package org.tousaidants.core.territory;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/// Parses a decimal number as files write it: point or comma, degree sign, any kind of space. It does not use
/// Java's parser, which accepts « NaN », « 1d » and hexadecimal.
final class DecimalParser {
    private static final int LONGEST = 24;
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,9}(\\.\\d*)?([eE][+-]?\\d{1,2})?");

    private DecimalParser() {}

    static OptionalDouble read(String text) {
        var digits = new StringBuilder(LONGEST);
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '°' || c == '\uFEFF') continue;
            if (digits.length() == LONGEST) return OptionalDouble.empty();
            digits.append(c == ',' ? '.' : c == '−' ? '-' : c);
        }
        return NUMBER.matcher(digits).matches()
                ? OptionalDouble.of(Double.parseDouble(digits.toString()))
                : OptionalDouble.empty();
    }
}
