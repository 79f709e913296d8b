package org.tousaidants.core.linkage;

import java.util.Comparator;

/// « Clé de fiche » — the source of a record and its id there; unique. All outputs are sorted by it, so that they
/// do not depend on the order of the input.
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
