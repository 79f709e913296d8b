package org.tousaidants.core.territory;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.function.IntConsumer;

/// A sorted index from words to the names that contain them.
final class NameWordIndex {
    private final String[] words;
    private final int[][] holders;

    NameWordIndex(String[] names) {
        var index = new HashMap<String, NamesWithWord>(40_000);
        for (int i = 0; i < names.length; i++)
            for (var word : names[i].split(" "))
                index.computeIfAbsent(word, w -> new NamesWithWord()).add(i);
        words = index.keySet().toArray(String[]::new);
        Arrays.sort(words);
        holders = Arrays.stream(words)
                .map(w -> index.getOrDefault(w, new NamesWithWord()).trimmed())
                .toArray(int[][]::new);
    }

    /// Calls the consumer with the names that contain a word with one of these prefixes, namely the prefix that
    /// the fewest words have. The same name may be passed twice.
    ///
    /// @param beginnings the prefixes
    /// @param name receives the index of each name
    void forEachHolderOfRarest(List<String> beginnings, IntConsumer name) {
        var from = 0;
        var to = 0;
        var fewest = Integer.MAX_VALUE;
        for (var beginning : beginnings) {
            var first = first(beginning);
            var end = first(beginning + Character.MAX_VALUE);
            var count = 0;
            for (int w = first; w < end; w++) count += holders[w].length;
            if (count < fewest) {
                fewest = count;
                from = first;
                to = end;
            }
        }
        for (int w = from; w < to; w++) for (int i : holders[w]) name.accept(i);
    }

    private int first(String word) {
        var found = Arrays.binarySearch(words, word);
        return found < 0 ? -found - 1 : found;
    }

    private static final class NamesWithWord {
        private int[] names = new int[1];
        private int size;

        void add(int name) {
            if (size == names.length) names = Arrays.copyOf(names, 2 * size);
            names[size++] = name;
        }

        int[] trimmed() {
            return Arrays.copyOf(names, size);
        }
    }
}
