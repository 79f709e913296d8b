package org.tousaidants.find.understanding;

import java.util.Arrays;
import java.util.Set;
import org.tousaidants.find.understanding.RequestSentenceLexicon.LexiconPhrase;

/// The words of a sentence, each with the information whether a phrase has already used it. A word of five letters
/// or more may contain one typing error (a letter missing, added, wrong, or swapped with the next); a word of nine
/// letters or more may contain two. A word of the lexicon counts as correct.
final class RequestSentence {
    private static final int TYPO_FROM = 5;
    private static final int TWO_TYPOS_FROM = 9;

    /// Maximum number of letters that may follow a misspelt word stem: « impost » may mean « impôt », but «
    /// important » does not.
    private static final int MOST_AFTER_TYPO = 2;

    private static final int MOST_BETWEEN = 3;

    /// Small words that may stand between the words of a phrase, such as « chez le » in « rendez-vous chez le
    /// médecin ».
    private static final Set<String> SMALL = Set.of(
            "de",
            "du",
            "des",
            "d",
            "la",
            "le",
            "les",
            "l",
            "un",
            "une",
            "mon",
            "ma",
            "mes",
            "son",
            "sa",
            "ses",
            "ton",
            "votre",
            "vos",
            "notre",
            "nos",
            "leur",
            "leurs",
            "chez",
            "a",
            "au",
            "aux",
            "en",
            "sur",
            "pour",
            "cette",
            "ce",
            "cet",
            "trop",
            "tres",
            "bien",
            "the",
            "my",
            "his",
            "her",
            "nouvelle",
            "nouveau",
            "nouvel",
            "petit",
            "petite",
            "vieil",
            "vieux");

    final String[] words;
    final boolean[] used;
    private final boolean[] known;

    RequestSentence(String[] words, RequestSentenceLexicon lexicon) {
        this.words = words;
        this.used = new boolean[words.length];
        this.known = new boolean[words.length];
        for (var i = 0; i < words.length; i++) known[i] = lexicon.knows(words[i]);
    }

    /// Returns whether the sentence has a word that no phrase has used and that is not in the lexicon.
    boolean holdsUnknown() {
        for (var i = 0; i < words.length; i++) if (!used[i] && !known[i]) return true;
        return false;
    }

    boolean known(int i) {
        return known[i];
    }

    /// Returns the index after the phrase if the phrase occurs at `start` in unused words; -1 otherwise. If
    /// `typos` is false, every word must be spelt correctly.
    int end(LexiconPhrase phrase, int start, boolean typos) {
        var at = start;
        for (var i = 0; i < phrase.stems().length; i++) {
            var stem = phrase.stems()[i];
            if (i > 0) {
                var between = 0;
                while (at < words.length
                        && between < MOST_BETWEEN
                        && !stands(stem, at, typos)
                        && SMALL.contains(words[at])) {
                    at++;
                    between++;
                }
            }
            if (at >= words.length || !stands(stem, at, typos)) return -1;
            at++;
        }
        return at;
    }

    void claim(int from, int to) {
        Arrays.fill(used, from, to, true);
    }

    private boolean stands(String stem, int i, boolean typos) {
        return !used[i] && (right(stem, words[i]) || typos && !known[i] && mistaken(stem, words[i]));
    }

    private static boolean right(String stem, String word) {
        var last = stem.length() - 1;
        return stem.charAt(last) == '*' ? word.regionMatches(0, stem, 0, last) : stem.equals(word);
    }

    private static boolean mistaken(String stem, String word) {
        if (!stem.endsWith("*")) return near(stem, word);
        var root = stem.substring(0, stem.length() - 1);
        if (root.length() < TYPO_FROM) return false;
        if (Math.abs(word.length() - root.length()) <= 1 && near(root, word)) return true;
        if (word.length() < root.length()) return false;
        return word.length() <= root.length() + MOST_AFTER_TYPO && oneMistake(root, word.substring(0, root.length()));
    }

    private static boolean near(String expected, String typed) {
        if (expected.length() < TYPO_FROM) return false;
        return oneMistake(expected, typed)
                || expected.length() >= TWO_TYPOS_FROM
                        && typed.length() >= TWO_TYPOS_FROM - 1
                        && expected.charAt(0) == typed.charAt(0)
                        && twoMistakes(expected, typed);
    }

    /// Returns whether the two words are equal except for at most one letter that is missing, added, wrong, or
    /// swapped with the next. The first letters must be equal: people rarely mistype them, and « page » must not
    /// match « cage ».
    static boolean oneMistake(String expected, String typed) {
        if (Math.abs(expected.length() - typed.length()) > 1 || typed.isEmpty()) return false;
        if (expected.charAt(0) != typed.charAt(0)) return false;
        var i = 0;
        while (i < expected.length() && i < typed.length() && expected.charAt(i) == typed.charAt(i)) i++;
        var left = expected.substring(i);
        var right = typed.substring(i);
        if (left.length() == right.length())
            return left.length() <= 1
                    || left.substring(1).equals(right.substring(1))
                    || (left.charAt(0) == right.charAt(1)
                            && left.charAt(1) == right.charAt(0)
                            && left.substring(2).equals(right.substring(2)));
        return left.length() > right.length()
                ? left.substring(1).equals(right)
                : right.substring(1).equals(left);
    }

    private static boolean twoMistakes(String expected, String typed) {
        if (Math.abs(expected.length() - typed.length()) > 2) return false;
        var before = new int[typed.length() + 1];
        for (var j = 0; j < before.length; j++) before[j] = j;
        for (var i = 1; i <= expected.length(); i++) {
            var row = new int[before.length];
            row[0] = i;
            for (var j = 1; j < row.length; j++)
                row[j] = Math.min(
                        Math.min(row[j - 1], before[j]) + 1,
                        before[j - 1] + (expected.charAt(i - 1) == typed.charAt(j - 1) ? 0 : 1));
            before = row;
        }
        return before[typed.length()] <= 2;
    }
}
