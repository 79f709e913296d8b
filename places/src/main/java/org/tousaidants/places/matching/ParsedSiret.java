package org.tousaidants.places.matching;

/// A parsed SIRET, the number of a French establishment: its first nine digits identify the company, all fourteen
/// digits the site.
///
/// @param siren the first nine digits as a number; -1 if unknown
/// @param siret all digits as a number; -1 if only the company is known
/// @param shared whether several places of one source have this SIRET, because it belongs to their head
///     office
record ParsedSiret(long siren, long siret, boolean shared) {
    static final ParsedSiret UNKNOWN = new ParsedSiret(-1, -1, false);

    static final int ANOTHER = 0;
    static final int ANOTHER_SITE = 1;
    static final int SAME_COMPANY = 2;
    static final int SAME_SHARED = 3;
    static final int SAME = 4;

    private static final long LA_POSTE = 356_000_000;

    /// Parses a SIRET or SIREN; a number with a wrong check digit counts as unknown.
    static ParsedSiret read(String pivot) {
        var digits = pivot.replaceAll("[\\s.]", "");
        if (!digits.matches("\\d{9}|\\d{14}")) return UNKNOWN;
        var siren = Long.parseLong(digits.substring(0, 9));
        if (siren == 0 || !luhn(digits.substring(0, 9))) return UNKNOWN;
        var whole = digits.length() == 14 && (luhn(digits) || siren == LA_POSTE);
        return new ParsedSiret(siren, whole ? Long.parseLong(digits) : -1, false);
    }

    ParsedSiret sharedBy(boolean several) {
        return several == shared ? this : new ParsedSiret(siren, siret, several);
    }

    int compare(ParsedSiret other) {
        if (siren < 0 || other.siren < 0) return -1;
        if (siren != other.siren) return ANOTHER;
        if (siret < 0 || other.siret < 0) return SAME_COMPANY;
        if (siret != other.siret) return ANOTHER_SITE;
        return shared || other.shared ? SAME_SHARED : SAME;
    }

    private static boolean luhn(String digits) {
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(digits.length() - 1 - i) - '0';
            var twice = i % 2 == 0 ? digit : digit * 2;
            sum += twice > 9 ? twice - 9 : twice;
        }
        return sum % 10 == 0;
    }
}
