package org.tousaidants.places.harvest;

/// Detects repeated ids in a run with 12 to 24 bytes for each id, so that millions of ids fit in memory. Two ids
/// with the same 64-bit hash would be considered equal, which happens once in ten million runs of a million records.
final class RepeatedIdDetector {
    private long[] hashes = new long[1 << 12];
    private int[] lines = new int[1 << 12];
    private int size;

    /// Returns the line number of the first record with this id. If the id is new, stores it with this line
    /// number and returns 0.
    int meet(String id, long line) {
        if (size * 2 > hashes.length) grow();
        var hash = hash(id);
        var at = slot(hashes, hash);
        if (hashes[at] != 0) return lines[at];
        hashes[at] = hash;
        lines[at] = Math.clamp(line, 1, Integer.MAX_VALUE);
        size++;
        return 0;
    }

    private void grow() {
        var oldHashes = hashes;
        var oldLines = lines;
        hashes = new long[oldHashes.length * 2];
        lines = new int[oldLines.length * 2];
        for (var i = 0; i < oldHashes.length; i++) {
            if (oldHashes[i] == 0) continue;
            var at = slot(hashes, oldHashes[i]);
            hashes[at] = oldHashes[i];
            lines[at] = oldLines[i];
        }
    }

    private static int slot(long[] table, long hash) {
        var mask = table.length - 1;
        var at = (int) (hash ^ (hash >>> 32)) & mask;
        while (table[at] != 0 && table[at] != hash) at = (at + 1) & mask;
        return at;
    }

    /// Returns the hash of an id: FNV-1a, then the finaliser of SplitMix64. Never returns 0, because 0 marks an
    /// empty slot of the table.
    private static long hash(String id) {
        var hash = 0xcbf29ce484222325L;
        for (var i = 0; i < id.length(); i++) hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        hash ^= hash >>> 31;
        return hash == 0 ? 1 : hash;
    }
}
