package org.tousaidants.core.territory;

import java.util.EnumSet;
import java.util.Set;

/// « Coordonnées » — the result of parsing two cells with latitude and longitude, in which common errors are
/// tolerated.
public sealed interface ParsedCoordinates {
    /// The position is on French soil or near it.
    ///
    /// @param repairs errors that were corrected
    record ValidCoordinates(GeoPoint point, Set<CoordinateRepair> repairs) implements ParsedCoordinates {}

    /// The numbers are valid, but the position is not in a French territory.
    record CoordinatesOutsideFrance(GeoPoint point) implements ParsedCoordinates {}

    /// Both cells are blank.
    record NoCoordinates() implements ParsedCoordinates {}

    record UnreadableCoordinates(CoordinateFlaw flaw) implements ParsedCoordinates {}

    enum CoordinateRepair {
        DECIMAL_COMMA,
        SWAPPED,
        LAMBERT93
    }

    enum CoordinateFlaw {
        /// The latitude or the longitude is missing.
        INCOMPLETE,
        NOT_A_NUMBER,
        /// Both numbers are 0, which is a common placeholder for « unknown ».
        ZERO,
        /// The numbers exceed 90° or 180° and are not Lambert-93 coordinates.
        OUT_OF_RANGE
    }

    static ParsedCoordinates read(String latitude, String longitude) {
        if (latitude.isBlank() && longitude.isBlank()) return new NoCoordinates();
        if (latitude.isBlank() || longitude.isBlank()) return new UnreadableCoordinates(CoordinateFlaw.INCOMPLETE);
        var first = DecimalParser.read(latitude);
        var second = DecimalParser.read(longitude);
        if (first.isEmpty() || second.isEmpty()) return new UnreadableCoordinates(CoordinateFlaw.NOT_A_NUMBER);
        var repairs = EnumSet.noneOf(CoordinateRepair.class);
        if (latitude.indexOf(',') >= 0 || longitude.indexOf(',') >= 0) repairs.add(CoordinateRepair.DECIMAL_COMMA);
        return of(first.getAsDouble(), second.getAsDouble(), repairs);
    }

    private static ParsedCoordinates of(double first, double second, EnumSet<CoordinateRepair> repairs) {
        if (first == 0 && second == 0) return new UnreadableCoordinates(CoordinateFlaw.ZERO);
        if (FrenchTerritoryBoundingBoxes.anyHolds(first, second))
            return new ValidCoordinates(new GeoPoint(first, second), repairs);
        if (FrenchTerritoryBoundingBoxes.anyHolds(second, first)) {
            repairs.add(CoordinateRepair.SWAPPED);
            return new ValidCoordinates(new GeoPoint(second, first), repairs);
        }
        if (Lambert93.plausible(first, second)) return lambert93(first, second, repairs);
        if (Lambert93.plausible(second, first)) return lambert93(second, first, repairs);
        return Math.abs(first) <= 90 && Math.abs(second) <= 180
                ? new CoordinatesOutsideFrance(new GeoPoint(first, second))
                : new UnreadableCoordinates(CoordinateFlaw.OUT_OF_RANGE);
    }

    private static ParsedCoordinates lambert93(double x, double y, EnumSet<CoordinateRepair> repairs) {
        var point = Lambert93.toWgs84(x, y);
        repairs.add(CoordinateRepair.LAMBERT93);
        return FrenchTerritoryBoundingBoxes.anyHolds(point.latitude(), point.longitude())
                ? new ValidCoordinates(point, repairs)
                : new CoordinatesOutsideFrance(point);
    }
}
