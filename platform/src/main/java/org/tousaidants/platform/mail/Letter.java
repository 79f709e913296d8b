package org.tousaidants.platform.mail;

import java.util.Locale;
import java.util.regex.Pattern;

/// « Courriel » — a plain-text letter to one person in their language. A subject with a line break or another
/// control character is refused, because a typed name could otherwise add mail headers.
///
/// @param html the same text as HTML; may be empty
/// @param leave address of the page to unsubscribe; may be empty
public record Letter(MailAddress to, String lang, String subject, String body, String html, String leave) {
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_NAME = 80;
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");
    private static final Pattern ADDRESS = Pattern.compile("https?://[!-~&&[^<>\"]]+");

    public Letter {
        if (subject.isBlank()
                || subject.length() > LONGEST_SUBJECT
                || subject.chars().anyMatch(Character::isISOControl))
            throw new IllegalArgumentException("invalid subject");
        if (body.isBlank()) throw new IllegalArgumentException("a letter without text");
        if (!leave.isEmpty() && !ADDRESS.matcher(leave).matches())
            throw new IllegalArgumentException("not a web address");
    }

    public Letter(MailAddress to, Locale in, String subject, String body) {
        this(to, in.getLanguage(), subject, body, "", "");
    }

    /// Returns a text typed by a person on one line, so that it cannot add a mail header or a line.
    public static String line(String typed) {
        return BREAKS.matcher(typed).replaceAll(" ").strip();
    }

    /// Returns a typed text on one line and shortened, for a subject.
    public static String name(String typed) {
        var line = line(typed);
        return line.codePointCount(0, line.length()) <= LONGEST_NAME
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
    }
}
