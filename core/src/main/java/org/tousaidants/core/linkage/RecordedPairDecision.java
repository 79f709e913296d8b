package org.tousaidants.core.linkage;

/// « Décision humaine » — a person's decision that two records match or are distinct. It overrides the score.
public record RecordedPairDecision(RecordKey left, RecordKey right, boolean same) {
    public RecordedPairDecision {
        if (left.compareTo(right) > 0) {
            var other = left;
            left = right;
            right = other;
        }
        if (left.equals(right)) throw new IllegalArgumentException("a record is compared with itself: " + left);
    }

    public static RecordedPairDecision same(RecordKey left, RecordKey right) {
        return new RecordedPairDecision(left, right, true);
    }

    public static RecordedPairDecision distinct(RecordKey left, RecordKey right) {
        return new RecordedPairDecision(left, right, false);
    }
}
