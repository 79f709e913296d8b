package org.tousaidants.path.outcomes;

import java.util.regex.Pattern;

/// « Masque des mots » — takes out of free words what leads to a person, before anybody reads them. Pure. What a
/// name is, no rule knows: a person of the coordination reads them next, and the helper never before her.
final class Screen {
    private static final Pattern MAIL = Pattern.compile("\\S+@\\S+");
    private static final Pattern ADDRESS = Pattern.compile("(?i)\\b(?:https?://|www\\.)\\S+");
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d[\\d .\\-]{4,}\\d");
    private static final Pattern TITLED =
            Pattern.compile("\\b(?:[Mm]onsieur|[Mm]adame|[Mm]me|Mlle|[Mm]r|M\\.)\\s+\\p{Lu}[\\p{L}'’-]*");
    private static final String MASK = "[…]";

    private Screen() {}

    static String masked(String words) {
        var masked = words;
        for (var pattern : new Pattern[] {MAIL, ADDRESS, NUMBER, TITLED})
            masked = pattern.matcher(masked).replaceAll(MASK);
        return masked;
    }
}
