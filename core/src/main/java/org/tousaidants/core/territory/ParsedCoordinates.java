package org.tousaidants.core.territory;

import java.util.EnumSet;
import java.util.Set;

/// « Coordonnées » — the result of parsing two cells named latitude and longitude, with tolerance for common
/// errors.
public sealed interface ParsedCoordinates {
    /// The position is on French soil or near it. `repairs` are the errors that were corrected.
    record Parsed(Point point, Set<Repair> repairs) implements ParsedCoordinates {}

    /// The numbers are valid, but not in a French territory.
    record OutsideFrance(Point point) implements ParsedCoordinates {}

    /// Both cells are blank.
    record Absent() implements ParsedCoordinates {}

    record Unreadable(Flaw flaw) implements ParsedCoordinates {}

    enum Repair {
        DECIMAL_COMMA,
        SWAPPED,
        LAMBERT93
    }

    enum Flaw {
        /// The latitude or the longitude is missing.
        INCOMPLETE,
        NOT_A_NUMBER,
        /// Both are 0, a common placeholder for « unknown ».
        ZERO,
        /// The numbers exceed 90° or 180° and are not Lambert-93 coordinates.
        OUT_OF_RANGE
    }

    static ParsedCoordinates read(String latitude, String longitude) {
        if (latitude.isBlank() && longitude.isBlank()) return new Absent();
        if (latitude.isBlank() || longitude.isBlank()) return new Unreadable(Flaw.INCOMPLETE);
        var first = DecimalParser.read(latitude);
        var second = DecimalParser.read(longitude);
        if (first.isEmpty() || second.isEmpty()) return new Unreadable(Flaw.NOT_A_NUMBER);
        var repairs = EnumSet.noneOf(Repair.class);
        if (latitude.indexOf(',') >= 0 || longitude.indexOf(',') >= 0) repairs.add(Repair.DECIMAL_COMMA);
        return of(first.getAsDouble(), second.getAsDouble(), repairs);
    }

    private static ParsedCoordinates of(double first, double second, EnumSet<Repair> repairs) {
        if (first == 0 && second == 0) return new Unreadable(Flaw.ZERO);
        if (FrenchLandBoxes.anyHolds(first, second)) return new Parsed(new Point(first, second), repairs);
        if (FrenchLandBoxes.anyHolds(second, first)) {
            repairs.add(Repair.SWAPPED);
            return new Parsed(new Point(second, first), repairs);
        }
        if (Lambert93.plausible(first, second)) return lambert93(first, second, repairs);
        if (Lambert93.plausible(second, first)) return lambert93(second, first, repairs);
        return Math.abs(first) <= 90 && Math.abs(second) <= 180
                ? new OutsideFrance(new Point(first, second))
                : new Unreadable(Flaw.OUT_OF_RANGE);
    }

    private static ParsedCoordinates lambert93(double x, double y, EnumSet<Repair> repairs) {
        var point = Lambert93.toWgs84(x, y);
        repairs.add(Repair.LAMBERT93);
        return FrenchLandBoxes.anyHolds(point.latitude(), point.longitude())
                ? new Parsed(point, repairs)
                : new OutsideFrance(point);
    }
}
