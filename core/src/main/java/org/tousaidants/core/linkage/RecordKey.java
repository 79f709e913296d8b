package org.tousaidants.core.linkage;

import java.util.Comparator;

/// « Clé de fiche » — the source of a record and its id there; no two records share it. Everything is sorted by it,
/// so that the order of the input never shows.
public record RecordKey(String source, String id) implements Comparable<RecordKey> {
    private static final Comparator<RecordKey> ORDER =
            Comparator.comparing(RecordKey::source).thenComparing(RecordKey::id);

    @Override
    public int compareTo(RecordKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return source + " " + id;
    }
}
