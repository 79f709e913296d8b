package org.tousaidants.places.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;

/// The number of people that a place serves, by the shipped table of communes.
class PeopleServedByPlaceTest extends CareTestSite {
    private final Communes communes = Communes.shipped();

    @Test
    void thePlacesOfACommuneShareItsInhabitants() {
        var one = at("Saintes", "17415", "45.7460", "-0.6330");
        var two = at("Saintes", "17415", "45.7400", "-0.6300");
        var served = PeopleServedByPlace.of(List.of(one, two), communes, "");
        assertThat(served.get(one.id())).isEqualTo(population("17415") / 2);
        assertThat(served.get(two.id())).isEqualTo(population("17415") / 2);
    }

    @Test
    void aCommuneWithoutAPlaceCountsForTheNearest() {
        var saintes = at("Saintes", "17415", "45.7460", "-0.6330");
        var royan = at("Royan", "17306", "45.6280", "-1.0280");
        var served = PeopleServedByPlace.of(List.of(saintes, royan), communes, "17");
        var all = communes.inDepartement("17").stream()
                .mapToInt(commune -> commune.population())
                .sum();
        assertThat(served.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(all);
        assertThat(served.get(saintes.id())).isGreaterThan(population("17415"));
    }

    @Test
    void aPlaceWithoutAPointServesItsCommuneAlone() {
        var place = place(Map.of(Field.NOM, "Sans point", Field.COMMUNE, "Saintes", Field.CODE_INSEE, "17415"));
        assertThat(PeopleServedByPlace.of(List.of(place), communes, "17"))
                .isEqualTo(Map.of(place.id(), population("17415")));
        assertThat(PeopleServedByPlace.of(List.<Place>of(), communes, "17")).isEqualTo(Map.<PlaceId, Integer>of());
    }

    private int population(String code) {
        return communes.byCode(code).orElseThrow().population();
    }

    private Place at(String commune, String code, String latitude, String longitude) {
        return place(Map.of(
                Field.NOM, "Lieu",
                Field.COMMUNE, commune,
                Field.CODE_INSEE, code,
                Field.LATITUDE, latitude,
                Field.LONGITUDE, longitude));
    }
}
