package org.tousaidants.places.matching;

import java.util.ArrayList;
import java.util.List;
import org.tousaidants.core.territory.AccentRemoval;

/// Normalises words: lower case, no accents, no punctuation; digits are separated from letters.
final class PlaceNameNormaliser {
    /// Maximum length of a name in characters. No real name is longer; further text is a description or
    /// malicious.
    private static final int LONGEST = 300;

    private PlaceNameNormaliser() {}

    static List<String> words(String text) {
        var words = new ArrayList<String>(8);
        var word = new StringBuilder(16);
        var digits = false;
        for (var i = 0; i < Math.min(text.length(), LONGEST); i++) {
            var c = text.charAt(i);
            if (c >= 0x300 && c <= 0x36F || c == '.' && initial(text, i)) continue;
            var before = word.length();
            AccentRemoval.append(word, c);
            if (word.length() == before) {
                end(words, word);
                continue;
            }
            var digit = c >= '0' && c <= '9';
            if (before > 0 && digit != digits) {
                var tail = word.substring(before);
                word.setLength(before);
                end(words, word);
                word.append(tail);
            }
            digits = digit;
        }
        end(words, word);
        return words;
    }

    /// Returns whether the dot follows an initial, as in « C.C.A.S. », which is one word.
    private static boolean initial(String text, int dot) {
        return dot > 0
                && Character.isLetter(text.charAt(dot - 1))
                && (dot < 2 || !Character.isLetter(text.charAt(dot - 2)))
                && dot + 1 < text.length()
                && Character.isLetter(text.charAt(dot + 1))
                && (dot + 2 == text.length() || text.charAt(dot + 2) == '.');
    }

    private static void end(List<String> words, StringBuilder word) {
        if (word.isEmpty()) return;
        words.add(word.toString());
        word.setLength(0);
    }
}
