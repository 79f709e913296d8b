package org.tousaidants.places.harvest;

import java.util.Locale;

/// Formats a number with a French word, in the singular for 0 and 1: « 0 refusée », « 1 refusée », « 2 refusées ».
final class CountWithFrenchWord {
    private CountWithFrenchWord() {}

    static String of(long number, String singular) {
        return of(number, singular, singular + "s");
    }

    static String of(long number, String singular, String plural) {
        return String.format(Locale.FRENCH, "%,d %s", number, number < 2 ? singular : plural);
    }
}
