package org.tousaidants.label.helpers;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.tousaidants.core.territory.AccentRemoval;

/// Compares names of organisations: « C.C.A.S. de Saint-Jean » is equal to « centre communal d’action sociale St
/// Jean ». In doubt, two names count as equal: a peer is then wrongly excluded from an interview, which is less
/// harmful than a colleague as a peer.
final class OrganisationNameComparison {
    private static final Set<String> ALONE = Set.of("aucune", "aucun", "sans", "none", "seul", "seule");

    /// Words that are ignored: small words, and words that only name a kind of organisation.
    private static final Set<String> SMALL = Set.of(
            "de",
            "du",
            "des",
            "la",
            "le",
            "les",
            "et",
            "a",
            "au",
            "aux",
            "en",
            "sur",
            "association",
            "asso",
            "assoc",
            "l",
            "d");

    /// Abbreviations by the full name of a kind of organisation, which is written without small words.
    private static final Map<String, String> SHORT = Map.of(
            "centrecommunalactionsociale", "ccas",
            "centreintercommunalactionsociale", "cias",
            "communauteagglomeration", "cda",
            "communautecommunes", "cdc",
            "conseildepartemental", "departement",
            "maisonfranceservices", "franceservices");

    private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}.]+");

    private OrganisationNameComparison() {}

    static boolean alone(String typed) {
        return ALONE.contains(letters(typed));
    }

    /// Returns the key by which a name is compared; empty if there is no name.
    static String key(String typed) {
        var key = new StringBuilder();
        for (var word : WORDS.split(typed)) {
            var letters = letters(word);
            if (SMALL.contains(letters)) continue;
            key.append(
                    switch (letters) {
                        case "st" -> "saint";
                        case "ste" -> "sainte";
                        case "service" -> "services";
                        case "ville", "commune" -> "mairie";
                        default -> letters;
                    });
        }
        var all = key.toString();
        for (var one : SHORT.entrySet()) all = all.replace(one.getKey(), one.getValue());
        return all.isEmpty() ? letters(typed) : all;
    }

    private static String letters(String text) {
        var key = new StringBuilder();
        for (var i = 0; i < text.length(); i++) AccentRemoval.append(key, text.charAt(i));
        return key.toString();
    }
}
