package org.tousaidants.places.matching;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.tousaidants.core.schema.Field;

/// Converts a cell of a file to a value of the national schema; the result is empty if the cell cannot be converted.
final class MatchingCellReader {
    private static final Pattern BLANKS = Pattern.compile("[\\s\u00a0]+");
    private static final Pattern HOST = Pattern.compile("(?i)(?:[a-z][a-z+.-]*://)?[^\\s/]+\\.[a-z]{2,}.*");
    private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z+.-]*://.*");

    private MatchingCellReader() {}

    static Optional<String> read(Field field, String written) {
        var value = switch (field) {
            case CODE_POSTAL -> postcode(written);
            case CODE_INSEE -> insee(written);
            case PIVOT -> pivot(written);
            case TELEPHONE -> phone(written);
            case COURRIELS -> mails(written);
            case SITE_WEB -> sites(written);
            case TYPOLOGIE -> typology(written);
            default -> field.list() ? list(field, written) : oneLine(written);
        };
        return value.isEmpty() || !field.accepts(value) ? Optional.empty() : Optional.of(value);
    }

    private static String oneLine(String written) {
        if (!untidy(written)) return written;
        return BLANKS.matcher(written).replaceAll(" ").strip();
    }

    private static boolean untidy(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < ' ' || c == ' ' && (i == 0 || i == text.length() - 1 || text.charAt(i + 1) == ' ') || c == '\u00a0')
                return true;
        }
        return false;
    }

    /// Returns a postcode in five digits: spreadsheets change « 01200 » to « 1200 » and « 17000 » to « 17000.0
    /// ».
    private static String postcode(String written) {
        var digits = whole(written).replace(" ", "");
        return digits.matches("\\d{4}") ? "0" + digits : digits;
    }

    private static String insee(String written) {
        var code = whole(written).toUpperCase(Locale.ROOT);
        return code.matches("\\d{4}|[AB]\\d{3}") ? "0" + code : code;
    }

    private static String pivot(String written) {
        var code = whole(written).replaceAll("[\\s.-]", "");
        // Spreadsheets delete the leading zeros of a SIRET, as they do with a postcode. The missing digits
        // are therefore filled with zeros.
        return code.matches("\\d{12,13}") ? "0".repeat(14 - code.length()) + code : code;
    }

    private static String whole(String written) {
        var stripped = written.strip();
        return stripped.endsWith(".0") ? stripped.substring(0, stripped.length() - 2) : stripped;
    }

    /// Returns the first phone number in the cell, in E.164.
    static String phone(String written) {
        var first = written.split("[/;|]|\\bou\\b", 2)[0];
        var digits = new StringBuilder(first.length());
        var international = first.strip().startsWith("+");
        for (var i = 0; i < first.length(); i++) if (Character.isDigit(first.charAt(i))) digits.append(first.charAt(i));
        var number = digits.toString();
        if (number.startsWith("0033")) number = number.substring(2);
        if (number.startsWith("330") && number.length() == 12) number = "33" + number.substring(3);
        if (international || number.startsWith("33") && number.length() == 11) return "+" + number;
        if (number.length() == 9 && number.charAt(0) != '0') number = "0" + number;
        if (number.length() != 10 || number.charAt(0) != '0') return "";
        return switch (number.substring(0, 4)) {
            case "0590", "0690" -> "+590" + number.substring(1);
            case "0594", "0694" -> "+594" + number.substring(1);
            case "0596", "0696" -> "+596" + number.substring(1);
            case "0262", "0692", "0693", "0269", "0639" -> "+262" + number.substring(1);
            default -> "+33" + number.substring(1);
        };
    }

    private static String mails(String written) {
        var mails = new ArrayList<String>(1);
        for (var part : written.split("[\\s;,|<>/]+")) {
            var mail = part.replaceFirst("(?i)^mailto:", "").toLowerCase(Locale.ROOT);
            var at = mail.indexOf('@');
            if (at > 0 && mail.indexOf('.', at) > at + 1 && !mails.contains(mail)) mails.add(mail);
        }
        return String.join("|", mails);
    }

    private static String sites(String written) {
        var sites = new ArrayList<String>(1);
        for (var part : written.split("[\\s|]+|;(?=\\S*\\.)")) {
            if (!HOST.matcher(part).matches() || part.indexOf('@') >= 0) continue;
            var site = SCHEME.matcher(part).matches() ? part : "https://" + part;
            if (!sites.contains(site)) sites.add(site);
        }
        return String.join("|", sites);
    }

    private static String typology(String written) {
        if (Field.TYPOLOGIE.accepts(written)) return written;
        var known = new TreeSet<String>();
        for (var part : written.split("[|;,]")) {
            var word = part.strip();
            if (Field.TYPOLOGIE.terms().contains(word)) known.add(word);
            else known.addAll(PlaceNameLexicon.SHIPPED.codes(word));
        }
        known.retainAll(Field.TYPOLOGIE.terms());
        return String.join("|", known);
    }

    private static String list(Field field, String written) {
        if (field.terms().isEmpty()) return oneLine(written);
        var known = new ArrayList<String>();
        for (var part : written.split("[|;]")) {
            var word = oneLine(part);
            if (field.terms().contains(word) && !known.contains(word)) known.add(word);
        }
        return String.join("|", known);
    }
}
