package org.tousaidants.core.territory;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import org.tousaidants.core.text.FrenchNumber;

/// Parses a coordinate in a file, which may contain a degree sign and spaces at any position.
final class DecimalParser {
    private static final int LONGEST = 24;

    private DecimalParser() {}

    static OptionalDouble read(String text) {
        var digits = new StringBuilder(LONGEST);
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '°' || c == '\uFEFF') continue;
            if (digits.length() == LONGEST) return OptionalDouble.empty();
            digits.append(c);
        }
        return FrenchNumber.decimal(digits.toString()).stream()
                .mapToDouble(BigDecimal::doubleValue)
                .findFirst();
    }
}
