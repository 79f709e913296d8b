package org.tousaidants.places.directory;

import java.time.Instant;
import java.util.Optional;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.schema.CoordinatePrecision;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.ListedTerm;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.core.text.TextNormalisation;

/// « Lieu » — a place where people get help, with its current values.
///
/// @param changes number of changes of the place; a correction form repeats the number, so that an outdated
///     form is refused
/// @param goneAt time at which the last source withdrew the place; empty while a source lists it
/// @param closedAt time at which a person closed the place, which its public page then states; empty if open
public record Place(
        PlaceId id,
        PlaceCode code,
        PlaceSheet sheet,
        Optional<GeoPoint> point,
        OpeningHours hours,
        int changes,
        Instant changedAt,
        Optional<Instant> goneAt,
        Optional<Instant> closedAt) {

    static Place of(
            PlaceId id,
            PlaceCode code,
            PlaceSheet sheet,
            int changes,
            Instant changedAt,
            Optional<Instant> goneAt,
            Optional<Instant> closedAt) {
        var point = sheet.get(Field.LATITUDE)
                .flatMap(latitude -> sheet.get(Field.LONGITUDE)
                        .map(longitude -> new GeoPoint(Double.parseDouble(latitude), Double.parseDouble(longitude))));
        return new Place(
                id,
                code,
                sheet,
                point,
                OpeningHours.of(sheet.text(Field.HORAIRES)),
                changes,
                changedAt,
                goneAt,
                closedAt);
    }

    public String name() {
        return sheet.text(Field.NOM);
    }

    /// Returns whether searches and lists show the place: at least one source lists it and no person has closed
    /// it.
    public boolean inLists() {
        return goneAt.isEmpty() && closedAt.isEmpty();
    }

    public String commune() {
        return sheet.text(Field.COMMUNE);
    }

    /// Returns the precision of the coordinates; empty if the place has no coordinates.
    public Optional<CoordinatePrecision> precision() {
        return point.map(p -> sheet.get(Field.PRECISION)
                .flatMap(label -> ListedTerm.of(CoordinatePrecision.class, label))
                .orElse(CoordinatePrecision.EXACT));
    }

    /// Returns the last part of the public address: readable words, then the code that identifies the place.
    public String slug() {
        return words(name() + " " + commune()) + "-" + code;
    }

    private static String words(String text) {
        var plain = TextNormalisation.slug(text);
        if (plain.length() <= 60) return plain.isEmpty() ? "lieu" : plain;
        var cut = plain.lastIndexOf('-', 60);
        return plain.substring(0, cut > 0 ? cut : 60);
    }
}
