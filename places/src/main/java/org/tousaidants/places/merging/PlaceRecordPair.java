package org.tousaidants.places.merging;

import org.tousaidants.places.directory.PlaceId;

/// « Paire » — two records, whose order has no meaning.
record PlaceRecordPair(PlaceId left, PlaceId right) {
    PlaceRecordPair {
        if (left.equals(right)) throw new IllegalArgumentException("a record with itself: " + left);
        if (left.value().compareTo(right.value()) > 0) {
            var other = left;
            left = right;
            right = other;
        }
    }
}
