package org.tousaidants.outreach.tourplanning;

import org.tousaidants.core.territory.Commune;

/// « Véhicule » — a bus, a van or an adviser’s own car. All times are minutes from midnight.
///
/// @param pause period without driving or service; none if start and end are equal
/// @param setUp minutes between arriving and opening
record HelpBusVehicle(String name, Commune base, VehicleTimeWindow hours, VehicleTimeWindow pause, int setUp) {
    /// « Plage » — a period from one minute of the day to another.
    record VehicleTimeWindow(int from, int to) {
        static final VehicleTimeWindow NONE = new VehicleTimeWindow(0, 0);

        boolean empty() {
            return from == to;
        }

        int length() {
            return to - from;
        }
    }

    /// Returns the minute of arrival after a drive. The vehicle does not drive during the pause.
    ///
    /// @param leaves minute of departure
    /// @param minutes duration of the drive in minutes
    int driven(int leaves, int minutes) {
        if (pause.empty() || leaves >= pause.to() || leaves + minutes <= pause.from()) return leaves + minutes;
        return leaves >= pause.from() ? pause.to() + minutes : leaves + minutes + pause.length();
    }

    /// Returns the earliest minute at which work can begin that must not be interrupted by the pause.
    ///
    /// @param from earliest allowed minute
    /// @param minutes duration of the work in minutes
    int begins(int from, int minutes) {
        return pause.empty() || from >= pause.to() || from + minutes <= pause.from() ? from : pause.to();
    }
}
