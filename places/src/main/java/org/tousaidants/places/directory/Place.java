package org.tousaidants.places.directory;

import java.time.Instant;
import java.util.Optional;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.schema.CoordinatePrecision;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.ListedTerm;
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.core.territory.Point;
import org.tousaidants.core.text.TextFolding;

/// « Lieu » — a place where people get help, with its current values.
///
/// @param changes number of its changes; a correction repeats it, so that an outdated form is refused
/// @param goneAt set when no source has the place any more
/// @param closedAt set when a person closed it; its public page then says so
public record Place(
        PlaceId id,
        PlaceCode code,
        Sheet sheet,
        Optional<Point> point,
        OpeningHours hours,
        int changes,
        Instant changedAt,
        Optional<Instant> goneAt,
        Optional<Instant> closedAt) {

    static Place of(
            PlaceId id,
            PlaceCode code,
            Sheet sheet,
            int changes,
            Instant changedAt,
            Optional<Instant> goneAt,
            Optional<Instant> closedAt) {
        var point = sheet.get(Field.LATITUDE)
                .flatMap(latitude -> sheet.get(Field.LONGITUDE)
                        .map(longitude -> new Point(Double.parseDouble(latitude), Double.parseDouble(longitude))));
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

    /// Whether searches and lists show the place: a source has it, and no person closed it.
    public boolean inLists() {
        return goneAt.isEmpty() && closedAt.isEmpty();
    }

    public String commune() {
        return sheet.text(Field.COMMUNE);
    }

    /// The precision of the coordinates; empty if the place has none.
    public Optional<CoordinatePrecision> precision() {
        return point.map(p -> sheet.get(Field.PRECISION)
                .flatMap(label -> ListedTerm.of(CoordinatePrecision.class, label))
                .orElse(CoordinatePrecision.EXACT));
    }

    /// The last part of the public address: words for people, then the code that identifies the place.
    public String slug() {
        return words(name() + " " + commune()) + "-" + code;
    }

    private static String words(String text) {
        var plain = TextFolding.slug(text);
        if (plain.length() <= 60) return plain.isEmpty() ? "lieu" : plain;
        var cut = plain.lastIndexOf('-', 60);
        return plain.substring(0, cut > 0 ? cut : 60);
    }
}
