package org.tousaidants.platform.web;

import java.util.Locale;
import java.util.regex.Pattern;

/// Adds the apostrophes and no-break spaces of French typography to a text.
final class FrenchTypography {
    private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})'(?=[\\p{L}«\\d])");
    private static final Pattern BEFORE = Pattern.compile(" (?=[:;?!»%€])");
    private static final Pattern AFTER = Pattern.compile("« ");

    private static final String PRONOUNS_BEGIN = "jtieonvc";
    private static final Pattern INVERTED =
            Pattern.compile("(?<=\\p{L})-(?=(?:je|tu|il|elle|on|nous|vous|ce)(?![-/\\p{L}\\d]))");

    private FrenchTypography() {}

    /// Returns the text with word joiners, so that a browser does not break « avez-vous » at its hyphen. Word
    /// joiners are invisible, and screen readers skip them.
    static String together(String text) {
        return mayInvert(text) ? INVERTED.matcher(text).replaceAll("-\u2060") : text;
    }

    /// Returns whether [#together] may change the text. This fast test runs some hundred times per page, and is
    /// false for most texts: they have no hyphen, or only hyphens in names such as « Saint-Jean ».
    private static boolean mayInvert(String text) {
        for (var at = text.indexOf('-'); at >= 0; at = text.indexOf('-', at + 1))
            if (at + 1 < text.length() && PRONOUNS_BEGIN.indexOf(text.charAt(at + 1)) >= 0) return true;
        return false;
    }

    static String of(String text, Locale locale) {
        var curly = APOSTROPHE.matcher(text).replaceAll("’");
        if (!locale.getLanguage().equals("fr")) return curly;
        return AFTER.matcher(BEFORE.matcher(curly).replaceAll("\u00a0")).replaceAll("«\u00a0");
    }
}
