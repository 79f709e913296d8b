package org.tousaidants.reach.planner;

import org.tousaidants.core.territory.Commune;

/// « Véhicule » — a bus, a van or an adviser's own car. Moments are minutes of the day.
///
/// @param pause there is no driving nor service from its start to its end; empty when both are the same
/// @param setUp minutes between arriving and opening the door
record Vehicle(String name, Commune base, Hours hours, Hours pause, int setUp) {
    /// « Plage » — from a minute of the day to another.
    record Hours(int from, int to) {
        static final Hours NONE = new Hours(0, 0);

        boolean empty() {
            return from == to;
        }

        int length() {
            return to - from;
        }
    }

    /// The arrival of a departure: what falls into the pause is driven after it.
    int driven(int leaves, int minutes) {
        if (pause.empty() || leaves >= pause.to() || leaves + minutes <= pause.from()) return leaves + minutes;
        return leaves >= pause.from() ? pause.to() + minutes : leaves + minutes + pause.length();
    }

    /// When a piece of work that is not cut begins at the earliest.
    int begins(int from, int minutes) {
        return pause.empty() || from >= pause.to() || from + minutes <= pause.from() ? from : pause.to();
    }
}
