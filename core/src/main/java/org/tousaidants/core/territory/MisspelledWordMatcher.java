package org.tousaidants.core.territory;

/// Compares the typed text, without spaces, with the beginning of a name or of one of its words. At most one letter
/// may be wrong, missing, added or swapped with the next letter.
final class MisspelledWordMatcher {
    /// Levels of a match with a misspelt word; a smaller number is a better match. All of them are worse than
    /// the levels of [CommuneSearch].
    static final int STUCK = 0;

    static final int ONE_LETTER = 1;
    static final int ONE_LETTER_BEGINS = 2;
    static final int ONE_LETTER_INSIDE = 3;
    static final int NONE = 4;

    private final String typed;

    MisspelledWordMatcher(String typed) {
        this.typed = typed;
    }

    int level(String name) {
        var article = CommuneNameNormaliser.articleLength(name);
        var best = NONE;
        for (int start = 0; start >= 0 && best > STUCK; start = next(name, start)) {
            if (!mayBegin(name, start)) continue;
            var edits = edits(name, start);
            if (edits == 0) best = STUCK;
            else if (edits == 1 && start > article) best = Math.min(best, ONE_LETTER_INSIDE);
            else if (edits == 1)
                best = Math.min(best, letters(name, start) <= typed.length() + 1 ? ONE_LETTER : ONE_LETTER_BEGINS);
        }
        return best;
    }

    /// Returns whether one of the first two letters is at its position or next to it. This fast test rejects
    /// most names.
    private boolean mayBegin(String name, int start) {
        var first = name.charAt(start);
        var second = skip(name, start + 1);
        if (typed.charAt(0) == first || typed.charAt(1) == first) return true;
        return second < name.length()
                && (typed.charAt(0) == name.charAt(second) || typed.charAt(1) == name.charAt(second));
    }

    /// Returns the number of corrections after which the name, from `start` on, begins with the typed text: 0,
    /// 1, or 2 for two or more.
    private int edits(String name, int start) {
        var same = 0;
        var at = start;
        while (same < typed.length() && at < name.length() && typed.charAt(same) == name.charAt(at)) {
            same++;
            at = skip(name, at + 1);
        }
        if (same == typed.length()) return 0;
        var after = skip(name, at + 1);
        if (rest(same + 1, name, at) || rest(same + 1, name, after) || rest(same, name, after)) return 1;
        var swapped = same + 1 < typed.length()
                && after < name.length()
                && typed.charAt(same) == name.charAt(after)
                && typed.charAt(same + 1) == name.charAt(at);
        return swapped && rest(same + 2, name, skip(name, after + 1)) ? 1 : 2;
    }

    private boolean rest(int from, String name, int at) {
        for (int i = from, j = at; i < typed.length(); i++, j = skip(name, j + 1))
            if (j >= name.length() || typed.charAt(i) != name.charAt(j)) return false;
        return true;
    }

    private static int skip(String name, int at) {
        return at < name.length() && name.charAt(at) == ' ' ? at + 1 : at;
    }

    private static int next(String name, int start) {
        var space = name.indexOf(' ', start);
        return space < 0 ? -1 : space + 1;
    }

    private static long letters(String name, int start) {
        return name.substring(start).chars().filter(c -> c != ' ').count();
    }
}
