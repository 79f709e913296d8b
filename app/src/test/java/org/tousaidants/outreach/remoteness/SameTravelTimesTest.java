package org.tousaidants.outreach.remoteness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.label.skills.ServiceGuaranteeCoverage;
import org.tousaidants.outreach.accessscores.DistancesToHelp;
import org.tousaidants.outreach.positions.PositionsFixture;
import org.tousaidants.outreach.traveltimes.RoadNetworks;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.places.journeys.CarJourneys;
import org.tousaidants.places.journeys.DistanceToHelpMeasure;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.rules.protocol.ServiceGuarantee;

/// Search, equity, siting, positions, guarantees and figures are asked how far the same place is, and answer
/// the same.
class SameTravelTimesTest extends RunningSite {
    /// On the island of Oléron, at the end of its bridge.
    private static final String CHATEAU = "17093";

    private static final ValueStatementSource.HarvestedSource SOURCE =
            new ValueStatementSource.HarvestedSource("one-travel-service", UUID.randomUUID());

    @Autowired
    Places places;

    @Autowired
    TerritoryCommunes territories;

    @Autowired
    TerritoryNetworks networks;

    @Autowired
    CommuneAccessMeasurements accesses;

    @Autowired
    RoadNetworks roads;

    @Autowired
    CarJourneys journeys;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "17058", // Bourcefranc-le-Chapus
                "17219", // Marennes-Hiers-Brouage
                "17452", // La Tremblade
                "17306", // Royan
                "17299", // Rochefort
                "17146", // Échillais
                "17484", // Port-des-Barques
                "17415", // Saintes
                "17140", // Dolus-d’Oléron
                "17429" // Soubise
            })
    void withoutRoadsAllComputeTheSameKilometresAndThePromiseInMinutesIsNotMeasurable(String code) {
        var there = commune(CHATEAU);
        var from = commune(code);
        places.gather(SOURCE, List.of(new HarvestedPlaceRecord("pont", sheet(there))));
        job("travel.car");
        job("travel.communes");
        var minutes = journeys.between(from, there).minutes().orElseThrow();

        var measured = accesses.of(networks.here());
        var km = DistanceToHelpMeasure.kilometres(from.centre(), there.centre());
        assertThat(measured.way(from, there.centre())).as("equity").isEqualTo(km);
        var plan = PlaceSitingScenario.of(measured, nothingOpens());
        assertThat(plan.measure()).isEqualTo(DistanceToHelpMeasure.KILOMETRES);
        var at = measured.communes().indexOf(from);
        assertThat(plan.before()[at]).as("siting").isLessThanOrEqualTo(km);
        assertThat(PositionsFixture.near(from, there, new DistancesToHelp(roads.byCar("17"), List.of(from, there))))
                .as("positions")
                .isEqualTo(km <= 10);
        var guarantee = ServiceGuaranteeCoverage.of(
                guarantee(), List.of(from), List.of(CHATEAU), territories.communes(), journeys);
        assertThat(guarantee.from().getFirst().way()).as("guarantees").isEqualTo(km);
        assertThat(guarantee.measures()).as("a promise in minutes").isEmpty();
        for (var table : List.of("travel_commune where commune = '" + CHATEAU + "'", place()))
            assertThat(sql.sql("select minutes[array_position(communes, :from)] from " + table)
                            .param("from", code)
                            .query(Integer.class)
                            .single())
                    .as("figures: " + table)
                    .isEqualTo(minutes);
        var card = card(code);
        var said = card.substring(card.indexOf("Maison du pont"));
        assertThat(said.substring(0, said.indexOf("</details>")).replace('\u00a0', ' '))
                .as("search")
                .contains(Math.round(journeys.between(from, there).metres() / 1000) + " km")
                .doesNotContain("min en voiture");
    }

    /// On one of the first pages of answers, five at a time.
    private String card(String code) {
        for (var many = 5; many <= 30; many += 5) {
            var page = visitor()
                    .get("/aide/reponses?besoin=creer&ou=" + code + "&rayon=100&nombre=" + many)
                    .body();
            if (page.contains("Maison du pont")) return page;
        }
        throw new AssertionError("no card");
    }

    private String place() {
        return "travel_minutes where mode = 'car' and place = (select id from places_place where sheet ->> 'nom' ="
                + " 'Maison du pont' limit 1)";
    }

    private static PlaceSitingRequest nothingOpens() {
        return new PlaceSitingRequest(
                0, Set.of(), Set.of(), Optional.empty(), Optional.empty(), false, Optional.empty());
    }

    private Commune commune(String code) {
        return territories.communes().byCode(code).orElseThrow();
    }

    private static PlaceSheet sheet(Commune there) {
        return PlaceSheet.of(Map.of(
                Field.NOM, "Maison du pont",
                Field.COMMUNE, there.name(),
                Field.CODE_INSEE, there.code(),
                Field.CODE_POSTAL, there.postcodes().getFirst(),
                Field.LATITUDE, String.valueOf(there.centre().latitude()),
                Field.LONGITUDE, String.valueOf(there.centre().longitude()),
                Field.SERVICES, "Loisirs et créations numériques",
                Field.HORAIRES, "24/7"));
    }

    private static ServiceGuarantee guarantee() {
        return new ServiceGuarantee(
                "vingt-minutes",
                "",
                "minutes-au-plus-proche",
                ServiceGuarantee.ThresholdSide.AT_MOST,
                20,
                "minutes",
                100,
                Set.of("mediateur"),
                List.of(),
                ServiceGuarantee.PromiseOrigin.of(""));
    }
}
