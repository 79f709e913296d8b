package org.tousaidants.places.merging;

import org.tousaidants.places.directory.PlaceId;

/// « Paire » — two records, whichever is named first.
record Pair(PlaceId left, PlaceId right) {
    Pair {
        if (left.equals(right)) throw new IllegalArgumentException("a record with itself: " + left);
        if (left.value().compareTo(right.value()) > 0) {
            var other = left;
            left = right;
            right = other;
        }
    }
}
