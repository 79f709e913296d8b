package org.tousaidants.find.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tousaidants.find.ranking.Saintonge.place;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.find.ranking.Saintonge.PlaceMaker;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// Tests that the answers at the desk show the correct route, opening hours and conditions.
class TruthfulAnswersTest extends RunningSite {
    private static final ValueStatementSource.HarvestedSource SOURCE =
            new ValueStatementSource.HarvestedSource("truthful", UUID.randomUUID());
    /// Thursday 26 November 2026, ten o'clock in Paris.
    private static final String TEN = "2026-11-26T09:00:00Z";

    private static final GeoPoint SAINTES =
            Communes.shipped().byCode("17415").orElseThrow().centre();

    @Autowired
    Places places;

    private Visitor anybody;

    @BeforeEach
    void atTenOnAThursday() {
        anybody = visitor();
        anybody.headers.put(MOMENT, TEN);
    }

    @AfterEach
    void theyAreGoneAgain() {
        places.withdrawAllBut(SOURCE, Set.of());
    }

    @Test
    void aPlaceThatAnswersByTelephoneOnlyShowsATelephoneAndNoDrive() {
        given(place("fil").with(Field.NOM, "Au bout du fil").with(Field.ACCOMPAGNEMENT, "À distance"));
        var card = card("Au bout du fil", "/aide/reponses?besoin=impots&ou=17415");
        assertThat(card).contains("Par téléphone · Gratuit", "05 46 00 00 00").doesNotContain("en voiture", "à pied");
        assertThat(plain(sheet("Au bout du fil", "besoin=impots")))
                .contains("Ce lieu aide à distance : vous n’avez pas à vous déplacer.")
                .doesNotContain("en voiture");
    }

    @Test
    void inAWheelchairNobodyReadsMinutesOnFoot() {
        given(place("rampe").with(Field.NOM, "La rampe").north(0.4).with(Field.PRISE_EN_CHARGE, "Handicaps moteurs"));
        assertThat(card("La rampe", "/aide/reponses?besoin=impots&ou=17415")).contains("min à pied");
        var asked = "/aide/reponses?besoin=impots&ou=17415&compte=fauteuil";
        assertThat(card("La rampe", asked)).contains("À 400 m").doesNotContain("à pied");
        assertThat(plain(sheet("La rampe", "besoin=impots&compte=fauteuil"))).doesNotContain("à pied");
    }

    @Test
    void withoutACarTheEasiestWayComesFirstAndADriveNever() {
        given(
                place("loin").with(Field.NOM, "Mairie lointaine").north(9),
                place("pied").with(Field.NOM, "Relais du coin").north(0.8),
                place("fil").with(Field.NOM, "Au bout du fil").north(3).with(Field.ACCOMPAGNEMENT, "À distance"),
                place("visite")
                        .with(Field.NOM, "Équipe mobile")
                        .north(7)
                        .with(Field.PRESENTATION_RESUME, "Nous venons à votre domicile."));
        var said = anybody.post("/aide/ou", Map.of("dit", "mes impots, je n'ai pas de voiture, à Saintes"));
        var address = said.headers().firstValue("Location").orElseThrow();
        assertThat(address).endsWith("/aide/reponses?besoin=impots&ou=17415&comment=sans-voiture");
        var body = plain(anybody.get("/aide/reponses?besoin=impots&ou=17415&comment=sans-voiture")
                .body());
        assertThat(body.substring(body.indexOf("<main")))
                .containsSubsequence(
                        "<h2>À pied</h2>",
                        "Relais du coin",
                        "<h2>Chez vous</h2>",
                        "Équipe mobile",
                        "Ce lieu peut venir chez vous : demandez",
                        "<h2>Par téléphone</h2>",
                        "Au bout du fil")
                .doesNotContain("en voiture (", "Mairie lointaine");
    }

    @Test
    void beforeTonightCardAndSheetTellUntilWhenAndWhenAgain() {
        given(
                place("midi").with(Field.NOM, "Mairie ouverte").with(Field.HORAIRES, "Mo-Fr 09:00-12:30,14:00-17:30"),
                place("tard").with(Field.NOM, "Mairie du matin").north(2).with(Field.HORAIRES, "Mo-Fr 08:00-11:00"));
        var asked = "/aide/reponses?besoin=impots&ou=17415&quand=aujourdhui&urgence=jour";
        assertThat(card("Mairie ouverte", asked)).contains("Ouvert · ferme à 12 h 30 · rouvre à 14 h");
        assertThat(card("Mairie du matin", asked)).contains("Ouvert · ferme à 11 h · rouvre demain à 8 h");
        assertThat(anybody.get(asked).body()).contains("/fiche?besoin=impots&amp;quand=aujourdhui");
        assertThat(plain(sheet("Mairie ouverte", "besoin=impots&quand=aujourdhui")))
                .contains("Aujourd’hui : ouvert jusqu’à 12 h 30, puis de 14 h à 17 h 30. Ensuite : demain à 9 h.");
        anybody.headers.put(MOMENT, "2026-11-26T18:00:00Z");
        assertThat(plain(sheet("Mairie ouverte", "besoin=impots&quand=aujourdhui")))
                .contains("Fermé pour aujourd’hui. Ouvre demain à 9 h.");
    }

    @Test
    void inTheEveningTheNextOpeningThatFitsIsShownAndTheTitleIsTrue() {
        given(
                place("vendredi")
                        .with(Field.NOM, "Vendredi soir")
                        .north(7)
                        .with(Field.HORAIRES, "Mo-Fr 09:00-12:00; Fr 17:00-20:00"),
                place("lundi").with(Field.NOM, "Lundi soir").north(8).with(Field.HORAIRES, "Mo 18:00-21:00"),
                place("jour").with(Field.NOM, "Le jour seulement"));
        var asked = "/aide/reponses?besoin=impots&ou=17415&quand=soir&rayon=5";
        assertThat(title(asked)).isEqualTo("Aucun lieu ouvert le soir à moins de 5 km. Les 2 plus proches :");
        assertThat(card("Vendredi soir", asked)).contains("Ouvert demain de 17 h à 20 h");
        assertThat(card("Lundi soir", asked)).contains("Ouvert lundi 30 novembre de 18 h à 21 h");
    }

    @Test
    void aCombinationThatNobodyMeetsSaysWhichConditionWasGivenUp() {
        given(
                place("arabe").with(Field.NOM, "Arabe").with(Field.PRISE_EN_CHARGE, "Langues étrangères (autres)"),
                place("turc")
                        .north(2)
                        .with(Field.NOM, "Turc")
                        .with(Field.PRISE_EN_CHARGE, "Langues étrangères (autres)"),
                place("rampe").north(3).with(Field.NOM, "Rampe").with(Field.PRISE_EN_CHARGE, "Handicaps moteurs"));
        var asked = "/aide/reponses?besoin=impots&ou=17415&compte=fauteuil,autre-langue";
        assertThat(title(asked)).isEqualTo("Un lieu remplit une partie de vos conditions");
        assertThat(plain(anybody.get(asked).body()))
                .contains("Un lieu accueille les personnes en fauteuil ; il ne dit rien des autres langues.")
                .contains("compte=autre-langue\">2 lieux aident dans une autre langue ; ils ne disent rien de"
                        + " l’accès en fauteuil.</a>")
                .doesNotContain("Aucun lieu n’indique aider dans une autre langue");
    }

    /// Fouras and Port-des-Barques touch in the estuary of the Charente: the bridge is at Rochefort.
    @Test
    void waterIsNotCrossedWithoutABridge() {
        at(
                point("17484"),
                place("barques").with(Field.NOM, "Mairie des Barques").with(Field.CODE_INSEE, "17484"),
                place("oleron").with(Field.NOM, "Mairie du Château").with(Field.CODE_INSEE, "17093"));
        var near = "/aide/reponses?besoin=impots&ou=17168&rayon=10";
        assertThat(plain(anybody.get(near).body())).containsPattern("Aucun lieu[^<]* 10 km");
        assertThat(card("Mairie des Barques", "/aide/reponses?besoin=impots&ou=17168&rayon=60"))
                .containsPattern("À environ (2|3)\\d km, par le pont ou le bac")
                .doesNotContain("min en voiture");
        at(point("17093"), place("oleron").with(Field.NOM, "Mairie du Château").with(Field.CODE_INSEE, "17093"));
        assertThat(card("Mairie du Château", "/aide/reponses?besoin=impots&ou=17058&rayon=10"))
                .as("over the bridge of Oléron")
                .containsPattern("À (environ )?\\d km");
    }

    @Test
    void aStraightLineIsToldInKilometresOnly() {
        at(
                point("29019"),
                place("brest").north(8).with(Field.NOM, "Mairie de Brest").with(Field.CODE_INSEE, "29019"));
        assertThat(card("Mairie de Brest", "/aide/reponses?besoin=impots&ou=29019"))
                .containsPattern("À \\d+ km à vol d’oiseau")
                .doesNotContain("min en voiture", "min à pied");
    }

    private static GeoPoint point(String commune) {
        return Communes.shipped().byCode(commune).orElseThrow().centre();
    }

    private void given(PlaceMaker... makers) {
        at(SAINTES, makers);
    }

    /// As far from the point as they are from Saintes.
    private void at(GeoPoint centre, PlaceMaker... makers) {
        var records = new java.util.ArrayList<HarvestedPlaceRecord>();
        for (var maker : makers) {
            var sheet = maker.candidate().sheet();
            var point = new GeoPoint(
                    centre.latitude()
                            + Double.parseDouble(sheet.text(Field.LATITUDE))
                            - org.tousaidants.find.ranking.Saintonge.SAINTES
                                    .centre()
                                    .latitude(),
                    centre.longitude());
            var moved = maker.at(point).candidate().sheet();
            records.add(record(sheet.text(Field.ID), moved));
        }
        places.gather(SOURCE, List.copyOf(records));
    }

    private static HarvestedPlaceRecord record(String id, PlaceSheet sheet) {
        return new HarvestedPlaceRecord(id, sheet);
    }

    private String title(String path) {
        var body = plain(anybody.get(path).body());
        return body.substring(body.indexOf("<h1>") + 4, body.indexOf("</h1>"));
    }

    /// The card of a place among the answers.
    private String card(String name, String path) {
        var body = plain(anybody.get(path).body());
        assertThat(body).contains(">" + name + "</a>");
        var from = body.indexOf(">" + name + "</a>");
        return body.substring(from, body.indexOf("</details>", from));
    }

    private String sheet(String name, String query) {
        var body = anybody.get("/aide/reponses?besoin=impots&ou=17415").body();
        var at = body.indexOf(">" + name + "</a>");
        var from = body.lastIndexOf("href=\"", at) + 6;
        return anybody.get(body.substring(from, body.indexOf('"', from)) + "/fiche?" + query)
                .body();
    }

    private static String plain(String html) {
        return html.replace('\u00a0', ' ').replace('\u202f', ' ').replace("\u2060", "");
    }
}
