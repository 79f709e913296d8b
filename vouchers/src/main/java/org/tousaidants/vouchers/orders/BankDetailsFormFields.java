package org.tousaidants.vouchers.orders;

import java.util.Locale;
import java.util.Optional;
import org.iban4j.CountryCode;
import org.iban4j.Iban;
import org.iban4j.Iban4jException;

/// « Coordonnées bancaires » — validates a typed IBAN and a typed SIRET.
public final class BankDetailsFormFields {
    /// The digit that replaces each letter from A to Z when the check digits of a French account (« clé RIB »)
    /// are computed.
    private static final String RIB_DIGITS = "12345678912345678923456789";

    /// SIREN of La Poste. The SIRETs of its 14,000 establishments do not follow the Luhn rule: the sum of their
    /// digits is a multiple of five.
    private static final String LA_POSTE = "356000000";

    private BankDetailsFormFields() {}

    /// Returns the typed IBAN without spaces; empty if a check digit is wrong.
    public static Optional<String> iban(String typed) {
        try {
            return Optional.of(Iban.valueOf(
                            typed.replaceAll("[\\s\u00a0\u202f.-]", "").toUpperCase(Locale.ROOT)))
                    .filter(iban -> iban.getCountryCode() != CountryCode.FR || keyIsRight(iban.getBban()))
                    .map(Iban::toString);
        } catch (Iban4jException | IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    public static boolean abroad(String iban) {
        return !iban.startsWith("FR");
    }

    /// « Clé RIB » — returns whether the French check digits inside the IBAN are correct. The library that
    /// checks the IBAN does not check them.
    ///
    /// @param bban the account number inside the IBAN
    private static boolean keyIsRight(String bban) {
        var digits = new StringBuilder();
        for (var sign : bban.toCharArray())
            digits.append(Character.isDigit(sign) ? sign : RIB_DIGITS.charAt(sign - 'A'));
        var rest = (89 * Long.parseLong(digits.substring(0, 5))
                        + 15 * Long.parseLong(digits.substring(5, 10))
                        + 3 * Long.parseLong(digits.substring(10, 21)))
                % 97;
        return 97 - rest == Long.parseLong(digits.substring(21));
    }

    /// Returns the typed SIRET without spaces; empty unless it has fourteen digits and a correct check digit.
    public static Optional<String> siret(String typed) {
        var digits = typed.replaceAll("[\\s\u00a0\u202f]", "");
        if (!digits.matches("\\d{14}")) return Optional.empty();
        var plain = 0;
        var sum = 0;
        for (var n = 0; n < digits.length(); n++) {
            var digit = digits.charAt(digits.length() - 1 - n) - '0';
            plain += digit;
            var weighed = digit * (n % 2 + 1);
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0 || digits.startsWith(LA_POSTE) && plain % 5 == 0 ? Optional.of(digits) : Optional.empty();
    }
}
