package org.tousaidants.places.matching;

import java.util.Arrays;

/// A set of words with weights, in any order. Words of the commune's name weigh nothing between places of that
/// commune.
///
/// @param words numbers in the vocabulary, which has the weights; the most distinctive first
record WordBag(int[] words) {
    static final WordBag EMPTY = new WordBag(new int[0]);

    /// The overlap of two sets of words.
    ///
    /// @param left total weight of the left set
    /// @param shared weight of the common words
    record Overlap(float left, float right, float shared) {
        boolean comparable() {
            return left > 0 && right > 0;
        }

        /// The common weight divided by the weight of the union, from 0 to 1.
        float jaccard() {
            return shared / (left + right - shared);
        }

        /// The common weight divided by that of the lighter set, from 0 to 1.
        float containment() {
            return shared / Math.min(left, right);
        }
    }

    boolean isEmpty() {
        return words.length == 0;
    }

    /// @param silentHere words without weight for these two records: those of their communes
    Overlap with(WordBag other, WordVocabulary vocabulary, int[] silentHere, int[] silentThere) {
        var rightTaken = 0L;
        var left = 0f;
        var shared = 0f;
        var unmatched = 0L;
        for (var i = 0; i < words.length; i++) {
            if (holds(silentHere, words[i]) || holds(silentThere, words[i])) continue;
            left += vocabulary.nats(words[i]);
            var found = false;
            for (var j = 0; j < other.words.length && !found; j++) {
                if (words[i] != other.words[j] || (rightTaken & 1L << j) != 0) continue;
                rightTaken |= 1L << j;
                shared += vocabulary.nats(words[i]);
                found = true;
            }
            if (!found) unmatched |= 1L << i;
        }
        var right = 0f;
        for (var j = 0; j < other.words.length; j++)
            if (!holds(silentHere, other.words[j]) && !holds(silentThere, other.words[j]))
                right += vocabulary.nats(other.words[j]);
        if (left == 0 || right == 0 || unmatched == 0) return new Overlap(left, right, shared);
        for (var i = 0; i < words.length; i++) {
            if ((unmatched & 1L << i) == 0) continue;
            var best = 0f;
            var at = -1;
            for (var j = 0; j < other.words.length; j++) {
                if ((rightTaken & 1L << j) != 0
                        || holds(silentHere, other.words[j])
                        || holds(silentThere, other.words[j])) continue;
                var alike = vocabulary.alike(words[i], other.words[j]);
                // A misspelt word is rare, so it gets the weight of the correct word.
                var says = alike * Math.min(vocabulary.nats(words[i]), vocabulary.nats(other.words[j]));
                if (says > best) {
                    best = says;
                    at = j;
                }
            }
            if (at < 0) continue;
            rightTaken |= 1L << at;
            // The additional weight of the misspelt form is not a difference.
            var here = vocabulary.nats(words[i]);
            var there = vocabulary.nats(other.words[at]);
            var excess = Math.abs(here - there);
            if (here > there) left -= excess;
            else right -= excess;
            shared += best;
        }
        return new Overlap(left, right, shared);
    }

    WordBag without(int[] silent) {
        var kept = 0;
        var some = new int[words.length];
        for (var word : words) if (!holds(silent, word)) some[kept++] = word;
        return kept == words.length ? this : new WordBag(Arrays.copyOf(some, kept));
    }

    private static boolean holds(int[] few, int word) {
        for (var one : few) if (one == word) return true;
        return false;
    }
}
