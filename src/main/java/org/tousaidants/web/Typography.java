package org.tousaidants.web;

import java.util.Locale;
import java.util.regex.Pattern;

/// Apostrophes and no-break spaces as a French printer sets them.
final class Typography {
    private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})'(?=[\\p{L}«\\d])");
    private static final Pattern BEFORE = Pattern.compile(" (?=[:;?!»%€])");
    private static final Pattern AFTER = Pattern.compile("« ");

    private static final Pattern INVERTED =
            Pattern.compile("(?<=\\p{L})-(?=(?:je|tu|il|elle|on|nous|vous|ce)(?![-/\\p{L}\\d]))");

    private Typography() {}

    /// For the screen: « avez-vous » is not cut at its hyphen. A word joiner has no width and no sound.
    static String together(String text) {
        // Most texts have no hyphen, and each page asks this some hundred times.
        if (text.indexOf('-') < 0) return text;
        return INVERTED.matcher(text).replaceAll("-\u2060");
    }

    static String of(String text, Locale locale) {
        var curly = APOSTROPHE.matcher(text).replaceAll("’");
        if (!locale.getLanguage().equals("fr")) return curly;
        return AFTER.matcher(BEFORE.matcher(curly).replaceAll("\u00a0")).replaceAll("«\u00a0");
    }
}
