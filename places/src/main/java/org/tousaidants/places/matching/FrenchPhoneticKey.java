package org.tousaidants.places.matching;

/// Computes a rough phonetic key of a French word; the key is equal for different spellings of the same sound.
final class FrenchPhoneticKey {
    private FrenchPhoneticKey() {}

    /// Returns the phonetic key of a word.
    ///
    /// @param word the word, already normalised
    static String of(String word) {
        var out = new StringBuilder(word.length());
        for (var i = 0; i < word.length(); ) i += sound(word, i, out);
        var end = out.length();
        // These letters are silent at the end of a word: « Prévert » and « Préver », « Loups » and « Loup »
        // sound alike.
        while (end > 2 && "tsdxe".indexOf(out.charAt(end - 1)) >= 0) end--;
        out.setLength(end);
        return out.toString();
    }

    private static int sound(String word, int i, StringBuilder out) {
        var c = word.charAt(i);
        var next = i + 1 < word.length() ? word.charAt(i + 1) : ' ';
        if (word.startsWith("eau", i)) return add(out, 'o', 3);
        if (word.startsWith("sch", i)) return add(out, 'x', 3);
        switch (c) {
            case 'a' -> {
                if (next == 'u') return add(out, 'o', 2);
                if (next == 'i' || next == 'y') return add(out, 'e', 2);
                return add(out, 'a', 1);
            }
            case 'e' -> {
                if (next == 'i' || next == 'y') return add(out, 'e', 2);
                return add(out, 'e', 1);
            }
            case 'c' -> {
                if (next == 'h') return add(out, 'x', 2);
                if (next == 'e' || next == 'i' || next == 'y') return add(out, 's', 1);
                return add(out, 'k', next == 'k' ? 2 : 1);
            }
            case 'p' -> {
                return next == 'h' ? add(out, 'f', 2) : add(out, 'p', 1);
            }
            case 'q' -> {
                return add(out, 'k', next == 'u' ? 2 : 1);
            }
            case 'g' -> {
                if (next == 'e' || next == 'i' || next == 'y') return add(out, 'j', 1);
                return add(out, 'g', next == 'u' ? 2 : 1);
            }
            case 'h' -> {
                return 1;
            }
            case 'y' -> {
                return add(out, 'i', 1);
            }
            case 'z' -> {
                return add(out, 's', 1);
            }
            case 'm' -> {
                return add(out, 'n', 1);
            }
            case 'w' -> {
                return add(out, 'v', 1);
            }
            default -> {
                return add(out, c, 1);
            }
        }
    }

    /// Adds a sound to the key unless it is the same as the previous sound. Returns the number of letters to
    /// skip.
    ///
    /// @param out the key
    /// @param letters number of letters that spell the sound
    private static int add(StringBuilder out, char sound, int letters) {
        if (out.isEmpty() || out.charAt(out.length() - 1) != sound) out.append(sound);
        return letters;
    }
}
