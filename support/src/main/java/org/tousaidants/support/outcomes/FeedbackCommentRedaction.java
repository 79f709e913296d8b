package org.tousaidants.support.outcomes;

import java.util.regex.Pattern;

/// « Masque des mots » — masks personal data in free texts before anyone reads them. Names are not recognised, so a
/// coordinator reads each text before the helper does. The class has no side effects.
final class FeedbackCommentRedaction {
    private static final Pattern MAIL = Pattern.compile("\\S+@\\S+");
    private static final Pattern ADDRESS = Pattern.compile("(?i)\\b(?:https?://|www\\.)\\S+");
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d[\\d .\\-]{4,}\\d");
    private static final Pattern TITLED =
            Pattern.compile("\\b(?:[Mm]onsieur|[Mm]adame|[Mm]me|Mlle|[Mm]r|M\\.)\\s+\\p{Lu}[\\p{L}'’-]*");
    private static final String MASK = "[…]";

    private FeedbackCommentRedaction() {}

    static String masked(String words) {
        var masked = words;
        for (var pattern : new Pattern[] {MAIL, ADDRESS, NUMBER, TITLED})
            masked = pattern.matcher(masked).replaceAll(MASK);
        return masked;
    }
}
