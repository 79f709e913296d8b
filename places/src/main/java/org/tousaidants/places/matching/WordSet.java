package org.tousaidants.places.matching;

import java.util.Arrays;

/// A set of words with weights, in any order. Words of a commune's name have no weight when two places of this
/// commune are compared.
///
/// @param words numbers of the words in the vocabulary, which contains their weights; the most
///     distinctive word first
record WordSet(int[] words) {
    static final WordSet EMPTY = new WordSet(new int[0]);

    /// The overlap of two sets of words.
    ///
    /// @param left total weight of the left set, in nats
    /// @param right total weight of the right set, in nats
    /// @param shared weight of the common words, in nats
    record WordOverlap(float left, float right, float shared) {
        boolean comparable() {
            return left > 0 && right > 0;
        }

        /// Returns the weight of the common words divided by the weight of all words of both sets, from 0 to
        /// 1.
        float jaccard() {
            return shared / (left + right - shared);
        }

        /// Returns the weight of the common words divided by the weight of the lighter set, from 0 to 1.
        float containment() {
            return shared / Math.min(left, right);
        }
    }

    boolean isEmpty() {
        return words.length == 0;
    }

    /// Returns the words that this set and the set of another record have in common, with their weights.
    ///
    /// @param other the other set
    /// @param silentHere words without weight in this record, which are those of its commune
    /// @param silentThere words without weight in the other record
    WordOverlap with(WordSet other, RecordWordVocabulary vocabulary, int[] silentHere, int[] silentThere) {
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
        if (left == 0 || right == 0 || unmatched == 0) return new WordOverlap(left, right, shared);
        for (var i = 0; i < words.length; i++) {
            if ((unmatched & 1L << i) == 0) continue;
            var best = 0f;
            var at = -1;
            for (var j = 0; j < other.words.length; j++) {
                if ((rightTaken & 1L << j) != 0
                        || holds(silentHere, other.words[j])
                        || holds(silentThere, other.words[j])) continue;
                var alike = vocabulary.alike(words[i], other.words[j]);
                // A misspelt word is rare and would weigh too much, so the lower weight of the
                // correct word is used.
                var says = alike * Math.min(vocabulary.nats(words[i]), vocabulary.nats(other.words[j]));
                if (says > best) {
                    best = says;
                    at = j;
                }
            }
            if (at < 0) continue;
            rightTaken |= 1L << at;
            // A misspelt word weighs more than the correct word; this additional weight is not counted
            // as a difference between the names.
            var here = vocabulary.nats(words[i]);
            var there = vocabulary.nats(other.words[at]);
            var excess = Math.abs(here - there);
            if (here > there) left -= excess;
            else right -= excess;
            shared += best;
        }
        return new WordOverlap(left, right, shared);
    }

    WordSet without(int[] silent) {
        var kept = 0;
        var some = new int[words.length];
        for (var word : words) if (!holds(silent, word)) some[kept++] = word;
        return kept == words.length ? this : new WordSet(Arrays.copyOf(some, kept));
    }

    private static boolean holds(int[] few, int word) {
        for (var one : few) if (one == word) return true;
        return false;
    }
}
