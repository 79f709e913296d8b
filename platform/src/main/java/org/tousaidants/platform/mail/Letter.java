package org.tousaidants.platform.mail;

import java.util.Locale;
import java.util.regex.Pattern;

/// « Courriel » — plain text for one person in her language, with the same words as a page (`html`, empty: none) and
/// the address where she says that she wants no more of them (`leave`, empty: none). A subject with a line break or
/// another control character is refused: it would let a typed name add headers.
public record Letter(MailAddress to, String lang, String subject, String body, String html, String leave) {
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_NAME = 80;
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");
    private static final Pattern ADDRESS = Pattern.compile("https?://[!-~&&[^<>\"]]+");

    public Letter {
        if (subject.isBlank()
                || subject.length() > LONGEST_SUBJECT
                || subject.chars().anyMatch(Character::isISOControl))
            throw new IllegalArgumentException("not the subject of a letter");
        if (body.isBlank()) throw new IllegalArgumentException("a letter without words");
        if (!leave.isEmpty() && !ADDRESS.matcher(leave).matches())
            throw new IllegalArgumentException("not a web address");
    }

    public Letter(MailAddress to, Locale in, String subject, String body) {
        this(to, in.getLanguage(), subject, body, "", "");
    }

    /// What a person typed, on one line: it adds neither a header nor a line of its own.
    public static String line(String typed) {
        return BREAKS.matcher(typed).replaceAll(" ").strip();
    }

    /// The same, short enough for a subject.
    public static String name(String typed) {
        var line = line(typed);
        return line.codePointCount(0, line.length()) <= LONGEST_NAME
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
    }
}
