package org.tousaidants.places.harvest;

import java.util.Locale;

/// Writes a number and a French word, which is singular up to one: « 0 refusée », « 1 refusée », « 2 refusées
/// ».
final class CountedWord {
    private CountedWord() {}

    static String of(long number, String singular) {
        return of(number, singular, singular + "s");
    }

    static String of(long number, String singular, String plural) {
        return String.format(Locale.FRENCH, "%,d %s", number, number < 2 ? singular : plural);
    }
}
