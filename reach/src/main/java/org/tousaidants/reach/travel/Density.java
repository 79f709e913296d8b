package org.tousaidants.reach.travel;

import org.tousaidants.core.territory.Commune;

/// « Densité d’une commune » — of the seven classes of the INSEE, the three that change how fast one drives.
public enum Density {
    URBAN(25),
    BETWEEN(40),
    RURAL(50);

    private static final int TOWN = 20_000;
    private static final int SMALL_TOWN = 5_000;
    private final double carKmh;

    Density(double carKmh) {
        this.carKmh = carKmh;
    }

    double carKmh() {
        return carKmh;
    }

    /// By the class as the file of the INSEE words it.
    public static Density of(String grid) {
        if (grid.contains("entres urbains")) return URBAN;
        return grid.contains("einture") || grid.contains("etites villes") ? BETWEEN : RURAL;
    }

    /// Where no file says the class: by the inhabitants.
    public static Density of(int inhabitants) {
        return inhabitants >= TOWN ? URBAN : inhabitants >= SMALL_TOWN ? BETWEEN : RURAL;
    }

    static Density of(Commune commune) {
        return of(commune.population());
    }
}
