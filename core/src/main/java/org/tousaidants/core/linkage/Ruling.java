package org.tousaidants.core.linkage;

/// « Décision humaine » — a person said that two records are one same thing, or are not. It outweighs all likeness.
public record Ruling(RecordKey left, RecordKey right, boolean same) {
    public Ruling {
        if (left.compareTo(right) > 0) {
            var other = left;
            left = right;
            right = other;
        }
        if (left.equals(right)) throw new IllegalArgumentException("a record is compared with itself: " + left);
    }

    public static Ruling same(RecordKey left, RecordKey right) {
        return new Ruling(left, right, true);
    }

    public static Ruling distinct(RecordKey left, RecordKey right) {
        return new Ruling(left, right, false);
    }
}
