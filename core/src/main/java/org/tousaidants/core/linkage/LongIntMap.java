package org.tousaidants.core.linkage;

import java.util.Arrays;

/// A map from longs to ints without boxing.
final class LongIntMap {
    private static final int ABSENT = -1;

    private long[] keys = new long[64];
    private int[] values = new int[64];
    private int size;

    LongIntMap() {
        Arrays.fill(values, ABSENT);
    }

    int size() {
        return size;
    }

    /// Returns the number of this key: 0 for the first key that was added, 1 for the second, and so on.
    int number(long key) {
        var slot = slot(key);
        if (values[slot] == ABSENT) {
            if (size * 2 >= keys.length) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
            values[slot] = size++;
        }
        return values[slot];
    }

    int get(long key, int otherwise) {
        var value = values[slot(key)];
        return value == ABSENT ? otherwise : value;
    }

    void put(long key, int value) {
        var slot = slot(key);
        if (values[slot] == ABSENT) {
            if (size * 2 >= keys.length) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
            size++;
        }
        values[slot] = value;
    }

    /// Returns all keys, in ascending order.
    long[] sortedKeys() {
        var sorted = new long[size];
        var next = 0;
        for (var slot = 0; slot < keys.length; slot++) if (values[slot] != ABSENT) sorted[next++] = keys[slot];
        Arrays.sort(sorted);
        return sorted;
    }

    private int slot(long key) {
        var slot = (int) mix(key) & keys.length - 1;
        while (values[slot] != ABSENT && keys[slot] != key) slot = slot + 1 & keys.length - 1;
        return slot;
    }

    private void grow() {
        var oldKeys = keys;
        var oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new int[oldKeys.length * 2];
        Arrays.fill(values, ABSENT);
        for (var i = 0; i < oldKeys.length; i++)
            if (oldValues[i] != ABSENT) {
                var slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
    }

    static long mix(long bits) {
        bits = (bits ^ bits >>> 32) * 0x9E3779B97F4A7C15L;
        bits = (bits ^ bits >>> 29) * 0xBF58476D1CE4E5B9L;
        return bits ^ bits >>> 32;
    }
}
