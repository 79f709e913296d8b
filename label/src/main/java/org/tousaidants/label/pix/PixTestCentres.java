package org.tousaidants.label.pix;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.helpers.HelperLabelDossiers;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.platform.bookings.SeatBookings;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Où passer Pix » — finds the nearest places that certify Pix, and the coming slots whose title contains « Pix ».
@Service
class PixTestCentres {
    /// Label of this service in the national schema.
    static final String CERTIFIES = "Certification PIX";

    private static final String NAMED = "pix";
    private static final int NEAREST = 5;
    private static final int DATES = 8;
    private static final int METRES = 1_000;

    /// A place that certifies Pix.
    ///
    /// @param kilometres distance in kilometres as the crow flies; empty if a position is unknown
    record NearbyPixCentre(Place place, Optional<Long> kilometres) {
        String mail() {
            return place.sheet().list(Field.COURRIELS).stream().findFirst().orElse("");
        }
    }

    record PixTestDate(String title, String place, LocalDateTime at, String path, int free) {}

    /// The places and dates near a helper.
    ///
    /// @param commune commune in the helper's file; empty if unknown
    record PixCentresNearHelper(Optional<Commune> commune, List<NearbyPixCentre> places, List<PixTestDate> dates) {}

    private final HelperLabelDossiers dossiers;
    private final TerritoryCommunes territories;
    private final PlaceDirectory directory;
    private final SeatBookings bookings;

    PixTestCentres(
            HelperLabelDossiers dossiers,
            TerritoryCommunes territories,
            PlaceDirectory directory,
            SeatBookings bookings) {
        this.dossiers = dossiers;
        this.territories = territories;
        this.directory = directory;
        this.bookings = bookings;
    }

    @Transactional(readOnly = true)
    PixCentresNearHelper around(SignedInPerson self) {
        var commune = dossiers.helperOf(self.id())
                .flatMap(helper -> territories.communes().byCode(helper.commune()));
        var origin = commune.map(Commune::centre);
        var near = directory.snapshot().places().stream()
                .filter(Place::inLists)
                .filter(place -> place.sheet().list(Field.DISPOSITIFS).contains(CERTIFIES))
                .map(place -> new NearbyPixCentre(place, kilometres(origin, place.point())))
                .sorted(Comparator.comparing(one -> one.kilometres().orElse(Long.MAX_VALUE)))
                .limit(NEAREST)
                .toList();
        var dates = bookings.comingNamed(NAMED, DATES).stream()
                .map(seats -> new PixTestDate(
                        seats.slot().title(),
                        seats.slot().place(),
                        LocalDateTime.ofInstant(seats.slot().starts(), ParisTime.ZONE),
                        seats.slot().path(),
                        seats.free()))
                .toList();
        return new PixCentresNearHelper(commune, near, dates);
    }

    private static Optional<Long> kilometres(Optional<GeoPoint> here, Optional<GeoPoint> there) {
        return here.flatMap(from -> there.map(to -> Math.round(from.metresTo(to) / METRES)));
    }
}
