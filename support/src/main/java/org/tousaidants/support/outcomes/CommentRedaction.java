package org.tousaidants.support.outcomes;

import java.util.regex.Pattern;

/// « Masque des mots » — masks personal data in free text before anyone reads it. Pure. No rule recognises names:
/// the coordination reads the text next, and the helper only afterwards.
final class CommentRedaction {
    private static final Pattern MAIL = Pattern.compile("\\S+@\\S+");
    private static final Pattern ADDRESS = Pattern.compile("(?i)\\b(?:https?://|www\\.)\\S+");
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d[\\d .\\-]{4,}\\d");
    private static final Pattern TITLED =
            Pattern.compile("\\b(?:[Mm]onsieur|[Mm]adame|[Mm]me|Mlle|[Mm]r|M\\.)\\s+\\p{Lu}[\\p{L}'’-]*");
    private static final String MASK = "[…]";

    private CommentRedaction() {}

    static String masked(String words) {
        var masked = words;
        for (var pattern : new Pattern[] {MAIL, ADDRESS, NUMBER, TITLED})
            masked = pattern.matcher(masked).replaceAll(MASK);
        return masked;
    }
}
