package org.tousaidants.places.columnmapping;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// « Pivots » — parses the identifier of an organisation: SIRET, RNA, or another official number.
public final class OrganisationIdentifierParser {
    /// The value that the national tool writes for an unknown SIRET, because the column is required.
    static final String UNKNOWN = "00000000000000";

    private static final Pattern RNA = Pattern.compile("W[A-Z0-9]{9}");

    /// Matches other official numbers of 9 to 14 digits, which the schema accepts: a SIREN, a RIDET of New
    /// Caledonia and others.
    private static final Pattern OTHER = Pattern.compile("\\d{9,14}");

    private static final String LA_POSTE = "356000000";

    private OrganisationIdentifierParser() {}

    /// Returns whether the value identifies an organisation. False for fourteen zeros, which the national file
    /// contains if the SIRET is unknown.
    public static boolean known(String pivot) {
        return !pivot.equals(UNKNOWN);
    }

    static Optional<String> read(String written) {
        var text = written.strip().toUpperCase(Locale.ROOT);
        // Spreadsheets append « .0 » to a number, as in 13002603200016.0.
        if (text.endsWith(".0")) text = text.substring(0, text.length() - 2);
        var pivot = text.replaceAll("[\\s.\\u00a0\\u202f-]", "");
        // Spreadsheets delete the leading zero of a SIRET.
        if (pivot.matches("\\d{13}") && luhn("0" + pivot)) pivot = "0" + pivot;
        var known = (OTHER.matcher(pivot).matches() && pivot.chars().anyMatch(c -> c != '0'))
                || RNA.matcher(pivot).matches();
        return known ? Optional.of(pivot) : Optional.empty();
    }

    /// Returns whether the check digit of a SIRET is correct (Luhn). The SIRETs of La Poste, about 14,000,
    /// follow another rule: the sum of their digits is a multiple of 5.
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
