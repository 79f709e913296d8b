package org.tousaidants.outreach.traveltimes;

import org.tousaidants.core.territory.Commune;

/// « Densité d’une commune » — three groups of the seven density classes of the INSEE, which differ in driving
/// speed.
public enum CommuneDensity {
    URBAN(25),
    BETWEEN(40),
    RURAL(50);

    private static final int TOWN = 20_000;
    private static final int SMALL_TOWN = 5_000;
    private final double carKmh;

    CommuneDensity(double carKmh) {
        this.carKmh = carKmh;
    }

    double carKmh() {
        return carKmh;
    }

    /// Returns the group for the wording of a class in the INSEE file.
    public static CommuneDensity of(String grid) {
        if (grid.contains("entres urbains")) return URBAN;
        return grid.contains("einture") || grid.contains("etites villes") ? BETWEEN : RURAL;
    }

    /// Returns the group of a commune that is estimated from its number of inhabitants, for communes whose
    /// density class is unknown.
    public static CommuneDensity of(int inhabitants) {
        return inhabitants >= TOWN ? URBAN : inhabitants >= SMALL_TOWN ? BETWEEN : RURAL;
    }

    static CommuneDensity of(Commune commune) {
        return of(commune.population());
    }
}
