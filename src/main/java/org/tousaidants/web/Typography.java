package org.tousaidants.web;

import java.util.Locale;
import java.util.regex.Pattern;

/// Apostrophes and no-break spaces as a French printer sets them.
final class Typography {
    private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})'(?=[\\p{L}«\\d])");
    private static final Pattern BEFORE = Pattern.compile(" (?=[:;?!»%€])");
    private static final Pattern AFTER = Pattern.compile("« ");

    private Typography() {}

    static String of(String text, Locale locale) {
        var curly = APOSTROPHE.matcher(text).replaceAll("’");
        if (!locale.getLanguage().equals("fr")) return curly;
        return AFTER.matcher(BEFORE.matcher(curly).replaceAll("\u00a0")).replaceAll("«\u00a0");
    }
}
