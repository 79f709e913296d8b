package org.tousaidants.places.matching;

/// Assigns numbers to texts such as phones, positions and names, without storing the texts; equal texts get equal
/// numbers. Among a million texts, two different texts get the same number with a probability of one in ten million.
final class TextHashNumbers {
    static final int NONE = -1;

    private static final long OFFSET = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;
    private static final double FULL = 0.6;

    private long[] keys = new long[1024];
    private int[] numbers = new int[1024];
    private int size;

    /// Returns the number of a text.
    ///
    /// @param sort kind of the text; texts of different kinds, such as a phone and a position, never get
    ///     the same number
    int of(char sort, String text) {
        return text.isEmpty() ? NONE : of(hash(sort, text));
    }

    int size() {
        return size;
    }

    private int of(long key) {
        var slot = slot(key);
        if (keys[slot] == key) return numbers[slot];
        if (size >= keys.length * FULL) {
            grow();
            slot = slot(key);
        }
        keys[slot] = key;
        numbers[slot] = size;
        return size++;
    }

    private int slot(long key) {
        var slot = (int) (key >>> 20) & keys.length - 1;
        while (keys[slot] != 0 && keys[slot] != key) slot = slot + 1 & keys.length - 1;
        return slot;
    }

    private void grow() {
        var before = keys;
        var numbered = numbers;
        keys = new long[before.length * 2];
        numbers = new int[keys.length];
        for (var i = 0; i < before.length; i++)
            if (before[i] != 0) {
                var slot = slot(before[i]);
                keys[slot] = before[i];
                numbers[slot] = numbered[i];
            }
    }

    /// Returns the hash of a text; never 0, because 0 marks an empty slot of the table.
    ///
    /// @param sort kind of the text, which changes the hash
    private static long hash(char sort, String text) {
        var hash = (OFFSET ^ sort) * PRIME;
        for (var i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * PRIME;
        hash = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
        hash ^= hash >>> 29;
        return hash == 0 ? 1 : hash;
    }
}
