package org.tousaidants.core.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// All records sorted by key. The position of a record is its rank, which other classes use to identify it.
final class RecordIndex<R> {
    private final List<R> records;
    private final RecordKey[] keys;
    private final int[] sources;
    private final boolean[] clean;
    private final int[] sizes;

    RecordIndex(List<R> given, Function<R, RecordKey> key, Set<String> cleanSources) {
        record Keyed<R>(RecordKey key, R record) {}
        var keyed = new ArrayList<Keyed<R>>(given.size());
        for (var record : given) keyed.add(new Keyed<>(key.apply(record), record));
        keyed.sort(Comparator.comparing(Keyed::key));
        records = new ArrayList<>(given.size());
        keys = new RecordKey[given.size()];
        sources = new int[given.size()];
        var names = new ArrayList<String>();
        for (var i = 0; i < keys.length; i++) {
            keys[i] = keyed.get(i).key();
            records.add(keyed.get(i).record());
            if (i > 0 && keys[i].equals(keys[i - 1])) throw new IllegalArgumentException("duplicate key: " + keys[i]);
            if (names.isEmpty() || !names.getLast().equals(keys[i].source())) names.add(keys[i].source());
            sources[i] = names.size() - 1;
        }
        clean = new boolean[names.size()];
        for (var i = 0; i < clean.length; i++) clean[i] = cleanSources.contains(names.get(i));
        sizes = new int[clean.length];
        for (var source : sources) sizes[source]++;
    }

    int size() {
        return keys.length;
    }

    R record(int rank) {
        return records.get(rank);
    }

    RecordKey key(int rank) {
        return keys[rank];
    }

    int source(int rank) {
        return sources[rank];
    }

    int sources() {
        return sizes.length;
    }

    /// Returns the number of records of a source.
    int sizeOf(int source) {
        return sizes[source];
    }

    boolean clean(int rank) {
        return clean[sources[rank]];
    }

    /// Returns the names of the well-kept sources.
    Set<String> wellKept() {
        var names = new TreeSet<String>();
        for (var i = 0; i < keys.length; i++) if (clean(i)) names.add(keys[i].source());
        return names;
    }

    boolean allClean() {
        for (var one : clean) if (!one) return false;
        return true;
    }

    /// Returns whether two records are in one well-kept source, so that they are presumed distinct and never
    /// compared.
    boolean presumedDistinct(int left, int right) {
        return sources[left] == sources[right] && clean[sources[left]];
    }

    /// Returns the rank of a record.
    ///
    /// @return the rank of the record with this key; -1 if there is none
    int rank(RecordKey key) {
        return Math.max(-1, Arrays.binarySearch(keys, key));
    }

    /// Returns the number of pairs that could match, that is, all pairs except those within one well-kept
    /// source.
    long pairs() {
        var pairs = (long) keys.length * (keys.length - 1) / 2;
        for (var from = 0; from < keys.length; ) {
            var to = from;
            while (to < keys.length && sources[to] == sources[from]) to++;
            if (clean[sources[from]]) pairs -= (long) (to - from) * (to - from - 1) / 2;
            from = to;
        }
        return pairs;
    }
}
