package org.tousaidants.label.skills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceId;

class NearestPlacesOfCommunesTest {
    private static final List<Commune> COMMUNES = Communes.shipped().inDepartement("17");

    @Test
    void theNearestIsTheNearestOnTheGround() {
        var random = new Random(17);
        var places = new ArrayList<Place>();
        for (var i = 0; i < 60; i++)
            places.add(place(
                    i, Optional.of(new GeoPoint(45 + 1.5 * random.nextDouble(), -1.6 + 1.8 * random.nextDouble()))));
        for (var from : NearestPlacesOfCommunes.of(COMMUNES, places).from()) {
            var metres = places.stream()
                    .mapToDouble(
                            p -> p.point().orElseThrow().metresTo(from.commune().centre()))
                    .min()
                    .orElseThrow();
            assertThat(from.metres()).isEqualTo(metres);
        }
    }

    @Test
    void whenNobodyOffersItEveryCommuneIsTooFar() {
        var reach = NearestPlacesOfCommunes.of(COMMUNES, List.of());
        assertThat(reach.beyond(100)).hasSameSizeAs(COMMUNES);
        assertThat(reach.from().getFirst().nearest()).isEmpty();
    }

    @Test
    void aPlaceThatIsNowhereIsNearToNobody() {
        var reach = NearestPlacesOfCommunes.of(COMMUNES, List.of(place(1, Optional.empty())));
        assertThat(reach.offering()).hasSize(1);
        assertThat(reach.beyond(100)).hasSameSizeAs(COMMUNES);
    }

    @Test
    void theMostPeopledCommunesComeFirstAndAtTheLimitIsNear() {
        var saintes = Communes.shipped().byCode("17415").orElseThrow();
        var reach = NearestPlacesOfCommunes.of(COMMUNES, List.of(place(1, Optional.of(saintes.centre()))));
        assertThat(reach.beyond(10))
                .isSortedAccordingTo(Comparator.comparingInt(f -> -f.commune().population()))
                .noneMatch(f -> f.commune().equals(saintes));
        assertThat(new NearestPlacesOfCommunes.NearestPlaceOfCommune(saintes, Optional.empty(), 10_000).within(10))
                .isTrue();
        assertThat(new NearestPlacesOfCommunes.NearestPlaceOfCommune(saintes, Optional.empty(), 10_001).within(10))
                .isFalse();
    }

    private static Place place(int n, Optional<GeoPoint> point) {
        return new Place(
                new PlaceId(new UUID(0, n)),
                new PlaceCode("%07d".formatted(n)),
                PlaceSheet.of(Map.of()),
                point,
                OpeningHours.of(""),
                1,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty());
    }
}
