package org.tousaidants.reach.tours;

import java.util.Arrays;

/// Where a stop that waits costs least in each tour: the two cheapest positions, kept as long as the tour stays as it
/// was, so that a tour that nobody touched is looked through once.
final class Cheapest {
    private final int stops;
    private int[] versions = {};
    private double[] more = {};
    private int[] positions = {};

    Cheapest(int stops) {
        this.stops = stops;
    }

    void room(int tours) {
        if (versions.length >= tours * stops) return;
        versions = Arrays.copyOf(versions, tours * stops);
        more = Arrays.copyOf(more, 2 * versions.length);
        positions = Arrays.copyOf(positions, 2 * versions.length);
    }

    /// Where it stands in these tables.
    int at(int tour, int stop) {
        return tour * stops + stop;
    }

    boolean known(int at, int version) {
        return versions[at] == version;
    }

    /// Infinite where it does not fit.
    double first(int at) {
        return more[2 * at];
    }

    double second(int at) {
        return more[2 * at + 1];
    }

    int firstPosition(int at) {
        return positions[2 * at];
    }

    int secondPosition(int at) {
        return positions[2 * at + 1];
    }

    void know(int at, int version, double first, int firstAt, double second, int secondAt) {
        versions[at] = version;
        more[2 * at] = first;
        more[2 * at + 1] = second;
        positions[2 * at] = firstAt;
        positions[2 * at + 1] = secondAt;
    }
}
