package org.tousaidants.places.columnmapping;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Parses the mail addresses of a cell; returns them in lower case and in the order of the source.
final class MailCellParser {
    private static final Pattern SEPARATORS = Pattern.compile("[;|,/\\s<>()\"]+");
    private static final Pattern AT = Pattern.compile("(?i)\\s*(@|\\(at\\)|\\[at\\]|\\(a\\)| arobase )\\s*");
    private static final int LONGEST = 254;

    /// Resembles the regular expression of the national library, but refuses characters that would break a list,
    /// has no nested repetition, and accepts a local part of one letter.
    private static final Pattern MAIL = Pattern.compile(
            "[a-z0-9_][a-z0-9.!#$%&'*+=?^_`{}~-]*@[a-z0-9][a-z0-9-]{0,62}(\\.[a-z0-9][a-z0-9-]{0,62})+");

    private MailCellParser() {}

    record ParsedMails(List<String> mails, List<String> refused) {}

    static ParsedMails read(String written) {
        var whole = written.toLowerCase(Locale.ROOT);
        if (whole.length() <= LONGEST && MAIL.matcher(whole).matches())
            return new ParsedMails(List.of(whole), List.of());
        var mails = new LinkedHashSet<String>();
        var refused = new ArrayList<String>();
        for (var part : SEPARATORS.split(AT.matcher(written).replaceAll("@"))) {
            var mail = cleaned(part);
            if (mail.isEmpty()) continue;
            if (mail.length() <= LONGEST && MAIL.matcher(mail).matches()) mails.add(mail);
            else if (mail.contains("@")) refused.add(part);
        }
        // Words next to an address (« contact : a@b.fr ») are ignored. A cell that contains no address is
        // reported as a bad address.
        if (mails.isEmpty()) return new ParsedMails(List.of(), List.of(written));
        return new ParsedMails(List.copyOf(mails), List.copyOf(refused));
    }

    private static String cleaned(String part) {
        var mail = part.toLowerCase(Locale.ROOT);
        if (mail.startsWith("mailto:")) mail = mail.substring("mailto:".length());
        mail = mail.replace("%20", "").replace("%a0", "");
        var start = 0;
        var end = mail.length();
        while (start < end && ".:'-".indexOf(mail.charAt(start)) >= 0) start++;
        while (end > start && ".:'-".indexOf(mail.charAt(end - 1)) >= 0) end--;
        return mail.substring(start, end);
    }
}
