package org.tousaidants.places.matching;

import java.util.Arrays;

/// Finds values that several places of one source share: a switchboard, the SIRET of a head office, a position in
/// the middle of a commune. If a source lists a place twice, at one location or under one name, the place counts
/// only once.
final class SharedSourceValues {
    private static final int SOURCE_BITS = 12;
    private static final int SPOT_BITS = 26;

    private long[] said = new long[1024];
    private int size;

    /// Counts one occurrence of a value in a source.
    ///
    /// @param value number of the value, up to 67 million
    /// @param source number of the source
    /// @param spot number of the location or of the name of the place, equal for two records of one place
    void say(int value, int source, long spot) {
        if (value < 0) return;
        if (size == said.length) said = Arrays.copyOf(said, size * 2);
        var mixed = spot * 0x9E3779B97F4A7C15L >>> (64 - SPOT_BITS);
        said[size++] = ((long) value << SOURCE_BITS | source & ((1 << SOURCE_BITS) - 1)) << SPOT_BITS | mixed;
    }

    /// Returns, for each value, the number of different locations of the places that share it. Each source is
    /// counted separately, and the greatest of these numbers is returned.
    ///
    /// @param values number of values
    int[] spots(int values) {
        Arrays.sort(said, 0, size);
        var most = new int[values];
        var count = 0;
        for (var i = 0; i < size; i++) {
            if (i > 0 && said[i] == said[i - 1]) continue;
            count = i > 0 && said[i] >> SPOT_BITS == said[i - 1] >> SPOT_BITS ? count + 1 : 1;
            var value = (int) (said[i] >> SPOT_BITS + SOURCE_BITS);
            most[value] = Math.max(most[value], count);
        }
        return most;
    }
}
