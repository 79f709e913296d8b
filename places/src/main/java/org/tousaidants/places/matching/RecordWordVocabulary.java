package org.tousaidants.places.matching;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// Assigns a number to each known word, so that two records are compared without reading letters unless two words
/// are nearly equal. A rare word has a greater weight.
final class RecordWordVocabulary {
    private static final int LONGEST_TYPO = 24;

    private final Map<String, Integer> ranks = new HashMap<>(32_768);
    private String[] words = new String[1024];
    private int[] letters = new int[1024];
    private int[] records = new int[1024];
    private int[] lastRecord = new int[1024];
    private float[] nats = {};
    private int size;

    /// Returns the number of a word in the vocabulary and counts its occurrence in a record.
    ///
    /// @param record number of the record that contains the word; a word counts once per record
    int rank(String word, int record) {
        var rank = rank(word);
        if (lastRecord[rank] != record) {
            lastRecord[rank] = record;
            records[rank]++;
        }
        return rank;
    }

    int rank(String word) {
        var known = ranks.get(word);
        if (known != null) return known;
        if (size == words.length) {
            words = Arrays.copyOf(words, size * 2);
            letters = Arrays.copyOf(letters, size * 2);
            records = Arrays.copyOf(records, size * 2);
            lastRecord = Arrays.copyOf(lastRecord, size * 2);
        }
        words[size] = word;
        letters[size] = letters(word);
        lastRecord[size] = -1;
        ranks.put(word, size);
        return size++;
    }

    /// Returns the number of a word; -1 if no record contains the word.
    int known(String word) {
        return ranks.getOrDefault(word, -1);
    }

    String word(int rank) {
        return words[rank];
    }

    /// Returns, by word, the number of records that contain the word, the most frequent word first. Words in
    /// fewer than `atLeast` records are absent.
    Map<String, Integer> counts(int atLeast) {
        var counts = new LinkedHashMap<String, Integer>();
        IntStream.range(0, size)
                .filter(rank -> records[rank] >= atLeast)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(rank -> -records[rank]).thenComparing(rank -> words[rank]))
                .forEach(rank -> counts.put(words[rank], records[rank]));
        return counts;
    }

    /// Computes the weight of each word in nats, after all words are counted; rare words weigh more. The
    /// frequencies of the whole country are included, because otherwise a common word such as « maison » would
    /// count as rare among three records.
    ///
    /// @param all number of records
    /// @param usual frequencies of words in the whole country
    void weigh(int all, RecordWordFrequencies usual) {
        nats = new float[size];
        for (var rank = 0; rank < size; rank++) {
            var share = (records[rank] + 0.5 + usual.records(words[rank])) / (all + 1.0 + usual.all());
            nats[rank] = (float) Math.max(0.3, -Math.log(share));
        }
    }

    float nats(int rank) {
        return nats[rank];
    }

    /// Returns the similarity of two different words from 0 to 1. Words are similar if one is a misspelling, an
    /// initial, or the abbreviated beginning of the other.
    ///
    /// @param left number of the first word
    /// @param right number of the second word
    float alike(int left, int right) {
        if (left == right) return 1;
        var leftWord = words[left];
        var other = words[right];
        var shorter = Math.min(leftWord.length(), other.length());
        var longer = Math.max(leftWord.length(), other.length());
        if (leftWord.charAt(0) < 'a' || other.charAt(0) < 'a') return 0;
        if (shorter == 1) return leftWord.charAt(0) == other.charAt(0) ? 0.5f : 0;
        if (shorter >= 3 && longer > shorter + 1 && (leftWord.startsWith(other) || other.startsWith(leftWord)))
            return shorter >= 5 ? 0.85f : 0.6f;
        if (shorter < 4 || longer > LONGEST_TYPO) return 0;
        var allowed = shorter < 8 ? 1 : 2;
        if (longer - shorter > allowed || Integer.bitCount(letters[left] ^ letters[right]) > 2 * allowed) return 0;
        var wrong = wrong(leftWord, other, allowed);
        if (wrong > allowed) return 0;
        return shorter < 6 ? 0.75f : 0.9f;
    }

    private static int letters(String word) {
        var letters = 0;
        for (var i = 0; i < word.length(); i++) letters |= 1 << (word.charAt(i) & 31);
        return letters;
    }

    /// Returns the number of wrong, missing, added or swapped letters between two words. If this number is
    /// greater than `allowed`, returns any number greater than `allowed`.
    static int wrong(String one, String other, int allowed) {
        var width = other.length() + 1;
        var beforeLast = new int[width];
        var last = new int[width];
        var row = new int[width];
        for (var j = 0; j < width; j++) last[j] = j;
        for (var i = 1; i <= one.length(); i++) {
            row[0] = i;
            var best = i;
            for (var j = 1; j < width; j++) {
                var same = one.charAt(i - 1) == other.charAt(j - 1);
                var cost = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) cost = Math.min(cost, beforeLast[j - 2] + 1);
                row[j] = cost;
                best = Math.min(best, cost);
            }
            if (best > allowed) return best;
            var spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[width - 1];
    }
}
