package org.tousaidants.places.columnmapping;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PhoneNumber;

/// Parses the phone numbers of a cell and returns the first in E.164. It checks the form of a number, not
/// whether the number is in service.
final class PhoneCellParser {
    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

    private static final Map<String, String> REGIONS = Map.of(
            "971", "GP", "972", "MQ", "973", "GF", "974", "RE", "975", "PM", "976", "YT", "986", "WF", "987", "PF",
            "988", "NC");
    private static final Pattern SEVERAL = Pattern.compile("[;|/\\n]|,(?=\\s)| ou | et | - ");
    private static final Pattern METROPOLITAN = Pattern.compile("\\+33[1-9]\\d{8}");

    private PhoneCellParser() {}

    /// The phone numbers found in a cell.
    ///
    /// @param dialled the first number in E.164; empty if none can be parsed
    /// @param others number of further phone numbers in the cell
    record ParsedPhone(Optional<String> dialled, int others) {}

    static ParsedPhone read(String written, String postcode) {
        var whole = one(written, postcode);
        if (whole.isPresent()) return new ParsedPhone(whole, 0);
        var found = new ArrayList<String>();
        for (var part : parts(written))
            one(part, postcode).filter(one -> !found.contains(one)).ifPresent(found::add);
        return new ParsedPhone(found.stream().findFirst(), Math.max(0, found.size() - 1));
    }

    private static List<String> parts(String written) {
        var parts = List.of(SEVERAL.split(written));
        if (parts.size() > 1) return parts;
        // Some cells contain two numbers without a separator: « 05 46 00 00 00 05 46 00 00 01 ».
        var digits = digits(written);
        return digits.length() == 20 && digits.charAt(0) == '0' && digits.charAt(10) == '0'
                ? List.of(digits.substring(0, 10), digits.substring(10))
                : List.of();
    }

    private static Optional<String> one(String written, String postcode) {
        var digits = digits(written);
        if (digits.length() < 6 || digits.length() > 16) return Optional.empty();
        return international(digits, postcode)
                .filter(Field.TELEPHONE::accepts)
                .filter(number -> !number.startsWith("+33")
                        || METROPOLITAN.matcher(number).matches());
    }

    private static Optional<String> international(String digits, String postcode) {
        if (digits.length() == 10 && digits.charAt(0) == '0' && digits.charAt(1) != '0')
            return PhoneNumber.national(digits).or(() -> Optional.of("+33" + digits.substring(1)));
        if (digits.startsWith("+330") && digits.length() == 13) return Optional.of("+33" + digits.substring(4));
        if (digits.startsWith("+33") && digits.length() == 12) return Optional.of(digits);
        // A phone number stored as an integer has lost its leading zero or plus sign.
        if (digits.length() == 9 && digits.charAt(0) != '0' && digits.charAt(0) != '+')
            return international("0" + digits, postcode);
        if (digits.length() == 11 && digits.startsWith("33")) return Optional.of("+" + digits);
        if (digits.startsWith("0033")) return international("+" + digits.substring(2), postcode);
        return parsed(digits, region(postcode));
    }

    private static Optional<String> parsed(String digits, String region) {
        try {
            var number = UTIL.parse(digits, region);
            return UTIL.isPossibleNumber(number)
                    ? Optional.of(UTIL.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private static String region(String postcode) {
        return postcode.length() < 3 ? "FR" : REGIONS.getOrDefault(postcode.substring(0, 3), "FR");
    }

    /// Returns the digits of the text and a leading plus sign. Returns an empty text if the text is a sentence,
    /// because a sentence may restrict the use of the number.
    private static String digits(String written) {
        var text = written.strip().replace("(0)", "");
        var digits = new StringBuilder(16);
        var letters = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= '0' && c <= '9') digits.append(c);
            else if (c == '+' && digits.isEmpty()) digits.append(c);
            else if (c == '.' && i == text.length() - 2 && text.charAt(i + 1) == '0' && digits.length() >= 9) break;
            else if (Character.isLetter(c)) letters++;
        }
        // Up to 20 letters are ignored, as in « Tél. : 05 46… » or « Accueil 05 46… ».
        return letters > 20 ? "" : digits.toString();
    }
}
