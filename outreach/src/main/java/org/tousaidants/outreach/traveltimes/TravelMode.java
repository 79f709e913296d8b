package org.tousaidants.outreach.traveltimes;

import java.util.Locale;

/// « Mode de déplacement » — a means of travel. Each has a ratio of the way to the straight line, and the minutes to
/// the vehicle and from it.
public enum TravelMode {
    CAR(1.3, 3),
    FOOT(1.35, 0),
    BIKE(1.5, 1);

    static final double FOOT_KMH = 4.5;
    private static final double BIKE_KMH = 14;

    final double detour;
    final double accessMinutes;

    TravelMode(double detour, double accessMinutes) {
        this.detour = detour;
        this.accessMinutes = accessMinutes;
    }

    double kmh(CommuneDensity density) {
        return switch (this) {
            case CAR -> density.carKmh();
            case FOOT -> FOOT_KMH;
            case BIKE -> BIKE_KMH;
        };
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Returns the means of travel with this code.
    ///
    /// @throws IllegalArgumentException if there is none; the message lists the known codes
    public static TravelMode of(String code) {
        for (var mode : values()) if (mode.code().equals(code)) return mode;
        throw new IllegalArgumentException("mode « " + code + " » : écrivez car, foot ou bike");
    }
}
