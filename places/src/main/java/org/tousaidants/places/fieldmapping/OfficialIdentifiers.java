package org.tousaidants.places.fieldmapping;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// « Pivots » — SIRET, RNA and their neighbours.
public final class OfficialIdentifiers {
    /// The national tool's value for « unknown »: the column is required.
    static final String UNKNOWN = "00000000000000";

    private static final Pattern RNA = Pattern.compile("W[A-Z0-9]{9}");

    /// SIREN, RIDET of New Caledonia and the like: the schema takes 9 to 14 characters.
    private static final Pattern OTHER = Pattern.compile("\\d{9,14}");

    private static final String LA_POSTE = "356000000";

    private OfficialIdentifiers() {}

    /// Whether it identifies the place, rather than meaning unknown.
    public static boolean known(String pivot) {
        return !pivot.equals(UNKNOWN);
    }

    static Optional<String> read(String written) {
        var text = written.strip().toUpperCase(Locale.ROOT);
        // A number from a spreadsheet: 13002603200016.0
        if (text.endsWith(".0")) text = text.substring(0, text.length() - 2);
        var pivot = text.replaceAll("[\\s.\\u00a0\\u202f-]", "");
        // The leading zero of a SIRET is lost in a number.
        if (pivot.matches("\\d{13}") && luhn("0" + pivot)) pivot = "0" + pivot;
        var known = (OTHER.matcher(pivot).matches() && pivot.chars().anyMatch(c -> c != '0'))
                || RNA.matcher(pivot).matches();
        return known ? Optional.of(pivot) : Optional.empty();
    }

    /// Whether the check digit of a SIRET is right. La Poste's 14,000 do not follow Luhn: their digits sum to a
    /// multiple of 5.
    static boolean luhn(String siret) {
        var sum = 0;
        var plain = 0;
        for (var i = 0; i < siret.length(); i++) {
            var digit = siret.charAt(siret.length() - 1 - i) - '0';
            plain += digit;
            sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }
        return sum % 10 == 0 || (siret.startsWith(LA_POSTE) && plain % 5 == 0);
    }
}
