package org.tousaidants.places.merging;

import org.tousaidants.places.directory.PlaceId;

/// « Paire » — two records in no order.
record RecordPair(PlaceId left, PlaceId right) {
    RecordPair {
        if (left.equals(right)) throw new IllegalArgumentException("a record with itself: " + left);
        if (left.value().compareTo(right.value()) > 0) {
            var other = left;
            left = right;
            right = other;
        }
    }
}
