package org.tousaidants.matching;

/// The numbers 0 to n - 1, taken by decreasing key: made in one sweep, because most are never taken.
final class Heap {
    private final int[] items;
    private final double[] keys;
    private int size;

    Heap(int size, double[] keys) {
        this.items = new int[size];
        this.keys = keys;
        this.size = size;
        for (var i = 0; i < size; i++) items[i] = i;
        for (var i = size / 2 - 1; i >= 0; i--) sink(i);
    }

    int size() {
        return size;
    }

    int pop() {
        var top = items[0];
        items[0] = items[--size];
        sink(0);
        return top;
    }

    private void sink(int at) {
        var item = items[at];
        while (2 * at + 1 < size) {
            var child = 2 * at + 1;
            if (child + 1 < size && keys[items[child + 1]] > keys[items[child]]) child++;
            if (keys[items[child]] <= keys[item]) break;
            items[at] = items[child];
            at = child;
        }
        items[at] = item;
    }
}
