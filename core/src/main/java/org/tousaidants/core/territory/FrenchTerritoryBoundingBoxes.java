package org.tousaidants.core.territory;

/// Boxes around inhabited French soil, including some sea and some foreign land, as a coarse filter before
/// [Communes#ashore].
enum FrenchTerritoryBoundingBoxes {
    METROPOLE(41.2, 51.2, -5.3, 9.7),
    GUADELOUPE(15.7, 16.7, -61.9, -60.9),
    SAINT_MARTIN_AND_SAINT_BARTHELEMY(17.8, 18.2, -63.2, -62.7),
    MARTINIQUE(14.3, 15.0, -61.3, -60.7),
    GUYANE(2.1, 5.9, -54.7, -51.5),
    REUNION(-21.5, -20.8, 55.1, 55.9),
    MAYOTTE(-13.1, -12.5, 44.9, 45.4),
    SAINT_PIERRE_ET_MIQUELON(46.7, 47.2, -56.5, -56.0),
    NOUVELLE_CALEDONIE(-22.9, -19.3, 163.3, 168.4),
    WALLIS_ET_FUTUNA(-14.5, -13.0, -178.4, -175.9),
    POLYNESIE(-28, -7.5, -155, -134);

    private final double south;
    private final double north;
    private final double west;
    private final double east;

    FrenchTerritoryBoundingBoxes(double south, double north, double west, double east) {
        this.south = south;
        this.north = north;
        this.west = west;
        this.east = east;
    }

    static boolean anyHolds(double latitude, double longitude) {
        for (var land : values())
            if (latitude >= land.south && latitude <= land.north && longitude >= land.west && longitude <= land.east)
                return true;
        return false;
    }
}
