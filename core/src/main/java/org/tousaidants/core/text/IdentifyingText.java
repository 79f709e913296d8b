package org.tousaidants.core.text;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// « Ce qui désigne quelqu’un » — finds mail and web addresses, long numbers and titled names in a free text. Pure. No
/// rule recognises a bare name: a person reads the text next.
public final class IdentifyingText {
    /// The kind of a passage that identifies a person.
    public enum Kind {
        MAIL,
        ADDRESS,
        /// A phone number, a date of birth, a number of social security or of a file: six digits or more.
        NUMBER,
        /// A name after « Madame » or « M. ».
        NAME
    }

    private static final String MASK = "[…]";
    private static final Map<Kind, Pattern> PATTERNS = new EnumMap<>(Map.of(
            Kind.MAIL,
            Pattern.compile("(?i)\\S+@\\S+|\\S+\\s*(?:[(\\[]\\s*(?:at|arobase)\\s*[)\\]]|\\barobase\\b)\\s*\\S+"),
            Kind.ADDRESS,
            Pattern.compile("(?i)\\b(?:https?://|www\\.)\\S+"),
            Kind.NUMBER,
            Pattern.compile("\\+?\\p{Nd}(?:[\\s\\u00a0\\u202f./_()\\-–—]*\\p{Nd}){5,}(?:[\\s.\\-]*\\p{Nd})*"),
            Kind.NAME,
            Pattern.compile("\\b(?:[Mm]onsieur|[Mm]adame|[Mm]me|Mlle|[Mm]r|M\\.)\\s+\\p{Lu}[\\p{L}'’-]*")));

    private IdentifyingText() {}

    /// The kinds found in a text; empty for a text that may be read on.
    public static Set<Kind> found(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        var found = EnumSet.noneOf(Kind.class);
        PATTERNS.forEach((kind, pattern) -> {
            if (pattern.matcher(plain).find()) found.add(kind);
        });
        return found;
    }

    /// The text with each passage replaced by « […] ».
    public static String masked(String text) {
        var masked = text;
        for (var pattern : PATTERNS.values()) masked = pattern.matcher(masked).replaceAll(MASK);
        return masked;
    }
}
