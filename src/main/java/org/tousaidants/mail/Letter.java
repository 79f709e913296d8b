package org.tousaidants.mail;

/// « Courriel » — plain text for one person. A subject with a line break or another control character is refused: it
/// would let a name typed by somebody add headers.
public record Letter(MailAddress to, String subject, String body) {
    private static final int LONGEST_SUBJECT = 200;

    public Letter {
        if (subject.isBlank()
                || subject.length() > LONGEST_SUBJECT
                || subject.chars().anyMatch(Character::isISOControl))
            throw new IllegalArgumentException("not the subject of a letter");
        if (body.isBlank()) throw new IllegalArgumentException("a letter without words");
    }
}
