package org.tousaidants.outreach.tourplanning;

import org.tousaidants.core.territory.Commune;

/// « Véhicule » — a bus, a van or an adviser’s own car. Moments are minutes of the day.
///
/// @param pause no driving nor service from its start to its end; empty when both are equal
/// @param setUp minutes between arriving and opening
record Vehicle(String name, Commune base, TimeWindow hours, TimeWindow pause, int setUp) {
    /// « Plage » — from a minute of the day to another.
    record TimeWindow(int from, int to) {
        static final TimeWindow NONE = new TimeWindow(0, 0);

        boolean empty() {
            return from == to;
        }

        int length() {
            return to - from;
        }
    }

    /// The arrival of a departure: driving stops during the pause.
    int driven(int leaves, int minutes) {
        if (pause.empty() || leaves >= pause.to() || leaves + minutes <= pause.from()) return leaves + minutes;
        return leaves >= pause.from() ? pause.to() + minutes : leaves + minutes + pause.length();
    }

    /// The earliest begin of work that cannot be interrupted.
    int begins(int from, int minutes) {
        return pause.empty() || from >= pause.to() || from + minutes <= pause.from() ? from : pause.to();
    }
}
