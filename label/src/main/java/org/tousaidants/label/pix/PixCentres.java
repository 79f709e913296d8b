package org.tousaidants.label.pix;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Point;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.bookings.Bookings;
import org.tousaidants.platform.identity.Actor;

/// « Où passer Pix » — finds the nearest places that certify Pix, and coming dates that mention Pix.
@Service
class PixCentres {
    /// The term of the national schema for places that certify.
    static final String CERTIFIES = "Certification PIX";

    private static final String NAMED = "pix";
    private static final int NEAREST = 5;
    private static final int DATES = 8;
    private static final int METRES = 1_000;

    /// @param kilometres as the crow flies; empty if a position is unknown
    record Near(Place place, Optional<Long> kilometres) {
        String mail() {
            return place.sheet().list(Field.COURRIELS).stream().findFirst().orElse("");
        }
    }

    record Date(String title, String place, LocalDateTime at, String path, int free) {}

    /// @param commune of the helper's file; empty if unknown
    record Around(Optional<Commune> commune, List<Near> places, List<Date> dates) {}

    private final HelperDossiers dossiers;
    private final Territories territories;
    private final Directory directory;
    private final Bookings bookings;

    PixCentres(HelperDossiers dossiers, Territories territories, Directory directory, Bookings bookings) {
        this.dossiers = dossiers;
        this.territories = territories;
        this.directory = directory;
        this.bookings = bookings;
    }

    @Transactional(readOnly = true)
    Around around(Actor self) {
        var commune = dossiers.helperOf(self.id())
                .flatMap(helper -> territories.communes().byCode(helper.commune()));
        var origin = commune.map(Commune::centre);
        var near = directory.snapshot().places().stream()
                .filter(Place::inLists)
                .filter(place -> place.sheet().list(Field.DISPOSITIFS).contains(CERTIFIES))
                .map(place -> new Near(place, kilometres(origin, place.point())))
                .sorted(Comparator.comparing(one -> one.kilometres().orElse(Long.MAX_VALUE)))
                .limit(NEAREST)
                .toList();
        var dates = bookings.comingNamed(NAMED, DATES).stream()
                .map(seats -> new Date(
                        seats.slot().title(),
                        seats.slot().place(),
                        LocalDateTime.ofInstant(seats.slot().starts(), ParisTime.ZONE),
                        seats.slot().path(),
                        seats.free()))
                .toList();
        return new Around(commune, near, dates);
    }

    private static Optional<Long> kilometres(Optional<Point> here, Optional<Point> there) {
        return here.flatMap(from -> there.map(to -> Math.round(from.metresTo(to) / METRES)));
    }
}
