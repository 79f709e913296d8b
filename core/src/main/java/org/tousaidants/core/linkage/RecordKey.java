package org.tousaidants.core.linkage;

import java.util.Comparator;

/// « Clé de fiche » — the unique key of a record: its source and its id in this source. All outputs are sorted by
/// key, so that they do not depend on the order of the input.
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
