package org.tousaidants.core.schema;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// « Numéro de téléphone » — converts telephone numbers. They are stored in international form (`+262262123456`),
/// and shown and typed in the local form of the place: « 05 46 12 34 56 », « 0262 12 34 56 » in La Réunion, « 12 34
/// 56 » in Nouvelle-Calédonie.
public final class PhoneNumber {
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[0-9]{8,14}");
    private static final Pattern NOT_DIALLED = Pattern.compile("[^+0-9]");

    /// Overseas numbers with nine digits after a zero, whose first four digits identify the territory.
    private static final Pattern OVERSEAS = Pattern.compile("\\+(?:262|590|594|596)([0-9]{3})([0-9]{6})");

    /// Overseas numbers without a zero: Saint-Pierre-et-Miquelon, Wallis-et-Futuna, Nouvelle-Calédonie,
    /// Polynésie française.
    private static final Pattern ISLANDS = Pattern.compile("\\+(?:508([0-9]{6})|68[17]([0-9]{6})|689([0-9]{8}))");

    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("0590", "+590"),
            Map.entry("0690", "+590"),
            Map.entry("0691", "+590"),
            Map.entry("0594", "+594"),
            Map.entry("0694", "+594"),
            Map.entry("0596", "+596"),
            Map.entry("0696", "+596"),
            Map.entry("0697", "+596"),
            Map.entry("0262", "+262"),
            Map.entry("0263", "+262"),
            Map.entry("0692", "+262"),
            Map.entry("0693", "+262"),
            Map.entry("0269", "+262"),
            Map.entry("0639", "+262"));

    private static final Map<String, String> ISLAND_CODES =
            Map.of("975", "+508", "986", "+681", "987", "+689", "988", "+687");

    private PhoneNumber() {}

    /// Returns whether the number is complete, with its country code, such as `+33546000000`.
    public static boolean international(String number) {
        return INTERNATIONAL.matcher(number).matches();
    }

    /// Returns the number for a `tel:` link: digits and the plus sign.
    public static String dialled(String number) {
        var strange = 0;
        while (strange < number.length() && "+0123456789".indexOf(number.charAt(strange)) >= 0) strange++;
        if (strange == number.length()) return number;
        return NOT_DIALLED.matcher(number).replaceAll("");
    }

    /// Returns the number in its local form, with no-break spaces; any other text is returned unchanged.
    public static String said(String number) {
        var dialled = dialled(number);
        // Fast path for the most frequent case, because a page of results shows a dozen numbers.
        var code = dialled.startsWith("+33") ? 3 : dialled.startsWith("0") ? 1 : dialled.length();
        if (dialled.length() == code + 9 && dialled.charAt(code) != '0' && dialled.indexOf('+', code) < 0)
            return pairs("0" + dialled.substring(code));
        var overseas = OVERSEAS.matcher(dialled);
        if (overseas.matches()) return "0" + overseas.group(1) + "\u00a0" + pairs(overseas.group(2));
        var island = ISLANDS.matcher(dialled);
        if (!island.matches()) return number;
        for (var group = 1; group <= island.groupCount(); group++)
            if (island.group(group) != null) return pairs(island.group(group));
        return number;
    }

    /// Returns a typed number in international form. A number without a country code gets the country code of
    /// the territory of the postcode. Any text that is not a number is returned unchanged; the schema then
    /// refuses it.
    public static String typed(String text, String postcode) {
        var digits = text.replaceAll("[\\s.\\-()]", "");
        if (digits.matches("0[1-9][0-9]{8}")) return national(digits).orElseGet(() -> "+33" + digits.substring(1));
        var island = ISLAND_CODES.get(postcode.substring(0, Math.min(3, postcode.length())));
        return island != null && digits.matches(island.equals("+689") ? "[0-9]{8}" : "[0-9]{6}")
                ? island + digits
                : digits;
    }

    /// Returns a ten-digit number of La Réunion, Mayotte, the Antilles or Guyane with its country code; empty
    /// for other numbers.
    public static Optional<String> national(String tenDigits) {
        return Optional.ofNullable(CODES.get(tenDigits.substring(0, 4))).map(code -> code + tenDigits.substring(1));
    }

    private static String pairs(String digits) {
        var spaced = new StringBuilder(digits.length() * 3 / 2);
        for (var i = 0; i < digits.length(); i++) {
            if (i > 0 && i % 2 == 0) spaced.append('\u00a0');
            spaced.append(digits.charAt(i));
        }
        return spaced.toString();
    }
}
