package org.tousaidants.core.linkage;

/// « Décision humaine » — a person's decision that two records match or are distinct. It overrides the score.
public record RecordedDecision(RecordKey left, RecordKey right, boolean same) {
    public RecordedDecision {
        if (left.compareTo(right) > 0) {
            var other = left;
            left = right;
            right = other;
        }
        if (left.equals(right)) throw new IllegalArgumentException("a record is compared with itself: " + left);
    }

    public static RecordedDecision same(RecordKey left, RecordKey right) {
        return new RecordedDecision(left, right, true);
    }

    public static RecordedDecision distinct(RecordKey left, RecordKey right) {
        return new RecordedDecision(left, right, false);
    }
}
