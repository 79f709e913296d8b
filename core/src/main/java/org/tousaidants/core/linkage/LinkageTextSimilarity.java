package org.tousaidants.core.linkage;

/// Computes the similarity of two prepared values. It is called millions of times, so frequent paths allocate
/// no memory.
final class LinkageTextSimilarity {
    private static final double PREFIX = 0.1;
    private static final int PREFIX_LETTERS = 4;

    private LinkageTextSimilarity() {}

    /// Returns the Jaro–Winkler similarity, from 0 to 1, which is the Jaro similarity raised for a common
    /// prefix.
    static double jaroWinkler(String one, String other) {
        var jaro = jaro(one, other);
        if (jaro < 0.7) return jaro;
        var prefix = 0;
        var most = Math.min(PREFIX_LETTERS, Math.min(one.length(), other.length()));
        while (prefix < most && one.charAt(prefix) == other.charAt(prefix)) prefix++;
        return jaro + prefix * PREFIX * (1 - jaro);
    }

    static double jaro(String one, String other) {
        if (one.length() > other.length()) return jaro(other, one);
        var shorter = Math.min(one.length(), Long.SIZE);
        var longer = Math.min(other.length(), Long.SIZE);
        if (shorter == 0) return longer == 0 ? 1 : 0;
        var reach = Math.max(0, longer / 2 - 1);
        // Bit set of the letters of the first text that are already matched to a letter of the second text.
        var inOne = 0L;
        var inOther = 0L;
        for (var i = 0; i < shorter; i++) {
            var letter = one.charAt(i);
            var end = Math.min(longer, i + reach + 1);
            for (var k = Math.max(0, i - reach); k < end; k++)
                if ((inOther & 1L << k) == 0 && other.charAt(k) == letter) {
                    inOne |= 1L << i;
                    inOther |= 1L << k;
                    break;
                }
        }
        var common = Long.bitCount(inOne);
        if (common == 0) return 0;
        var swapped = 0;
        for (var left = inOne; left != 0; left &= left - 1) {
            if (one.charAt(Long.numberOfTrailingZeros(left)) != other.charAt(Long.numberOfTrailingZeros(inOther)))
                swapped++;
            inOther &= inOther - 1;
        }
        double found = common;
        return (found / shorter + found / longer + (found - swapped / 2.0) / found) / 3;
    }

    /// Returns the number of insertions, deletions, substitutions and transpositions that change one text into
    /// the other.
    ///
    /// @param most largest number that is computed exactly
    /// @return `most` + 1 if there are more than `most`
    static int edits(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) return most + 1;
        var width = other.length() + 1;
        var before = new int[width];
        var last = new int[width];
        var now = new int[width];
        for (var k = 0; k < width; k++) last[k] = k;
        for (var i = 1; i <= one.length(); i++) {
            now[0] = i;
            var least = i;
            for (var k = 1; k < width; k++) {
                var changed = one.charAt(i - 1) == other.charAt(k - 1) ? 0 : 1;
                var edits = Math.min(Math.min(now[k - 1], last[k]) + 1, last[k - 1] + changed);
                if (i > 1
                        && k > 1
                        && one.charAt(i - 1) == other.charAt(k - 2)
                        && one.charAt(i - 2) == other.charAt(k - 1)) edits = Math.min(edits, before[k - 2] + 1);
                now[k] = edits;
                least = Math.min(least, edits);
            }
            if (least > most) return most + 1;
            var free = before;
            before = last;
            last = now;
            now = free;
        }
        return Math.min(most + 1, last[width - 1]);
    }

    /// Returns the weighted Jaccard similarity of two sorted sets of words, from 0 to 1: the weight of the
    /// common words divided by the weight of all words.
    ///
    /// @param weights weight of each word, by its number
    static double overlap(int[] one, int[] other, float[] weights) {
        var common = 0f;
        var union = 0f;
        var i = 0;
        var k = 0;
        while (i < one.length && k < other.length) {
            if (one[i] == other[k]) {
                common += weights[one[i++]];
                k++;
            } else if (one[i] < other[k]) union += weights[one[i++]];
            else union += weights[other[k++]];
        }
        while (i < one.length) union += weights[one[i++]];
        while (k < other.length) union += weights[other[k++]];
        return common == 0 ? 0 : common / (common + union);
    }
}
