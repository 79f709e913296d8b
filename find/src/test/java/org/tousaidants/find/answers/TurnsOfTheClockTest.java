package org.tousaidants.find.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tousaidants.find.ranking.Saintonge.place;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.find.ranking.Saintonge;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.web.RunningSite;

/// The pages at difficult times: the New Year, the changes to and from summer time, Easter Monday, the weeks 53
/// and 1.
class TurnsOfTheClockTest extends RunningSite {
    private static final ValueStatementSource.HarvestedSource SOURCE =
            new ValueStatementSource.HarvestedSource("turns-of-the-clock", UUID.randomUUID());

    @Autowired
    Places places;

    @Autowired
    PlaceDirectory directory;

    @BeforeEach
    void placesWhoseHoursTurn() {
        places.gather(
                SOURCE,
                List.of(
                        gathered("nuit", "Permanence de nuit", "Mo-Su 22:00-04:00; PH off"),
                        gathered("impaire", "Bus des semaines impaires", "week 1-53/2 Mo 09:00-12:00"),
                        gathered("semaine", "Mairie de tous les jours", "Mo-Fr 09:00-12:00; PH off"),
                        gathered("soir", "Permanence du soir", "Th,Fr 17:00-19:00", 2),
                        gathered("muette", "Mairie qui ne dit rien des fêtes", "Mo-Fr 09:00-12:00")));
    }

    @AfterEach
    void theyAreGoneAgain() {
        places.withdrawAllBut(SOURCE, java.util.Set.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # 23 h on 31 December, one o'clock on 1 January
            2026-12-31T22:00:00Z | Permanence de nuit        | true  | Ouvert jusqu’à 4 h
            2027-01-01T00:00:00Z | Permanence de nuit        | true  | Ouvert jusqu’à 4 h
            2027-01-01T21:30:00Z | Permanence de nuit        | false | Fermé, ouvre demain à 22 h
            2026-12-31T22:00:00Z | Mairie de tous les jours  | false | Fermé, ouvre lundi 4 janvier 2027 à 9 h
            2027-01-01T09:00:00Z | Mairie qui ne dit rien des fêtes | true | Ouvert jusqu’à 12 h (jour férié : appelez avant de venir)
            # 28 to 29 March: one minute before two, then three o'clock
            2026-03-29T00:59:00Z | Permanence de nuit        | true  | Ouvert jusqu’à 4 h
            2026-03-29T01:00:00Z | Permanence de nuit        | true  | Ouvert jusqu’à 4 h
            2026-03-29T02:00:00Z | Permanence de nuit        | false | Fermé, ouvre à 22 h
            # 24 to 25 October: half past two comes twice
            2026-10-25T00:30:00Z | Permanence de nuit        | true  | Ouvert jusqu’à 4 h
            2026-10-25T01:30:00Z | Permanence de nuit        | true  | Ouvert jusqu’à 4 h
            2026-10-25T03:00:00Z | Permanence de nuit        | false | Fermé, ouvre à 22 h
            # Easter Monday
            2026-04-06T08:00:00Z | Mairie de tous les jours  | false | Fermé, ouvre demain à 9 h
            2026-04-06T08:00:00Z | Mairie qui ne dit rien des fêtes | true | Ouvert jusqu’à 12 h (jour férié : appelez avant de venir)
            # Christmas, a Friday; the fourteenth of July, a Tuesday; a Sunday; ten to midnight
            2026-12-25T09:00:00Z | Mairie de tous les jours  | false | Fermé, ouvre lundi 28 décembre à 9 h
            2026-12-25T09:00:00Z | Mairie qui ne dit rien des fêtes | true | Ouvert jusqu’à 12 h (jour férié : appelez avant de venir)
            2026-07-14T08:00:00Z | Mairie de tous les jours  | false | Fermé, ouvre demain à 9 h
            2026-11-29T10:00:00Z | Mairie de tous les jours  | false | Fermé, ouvre demain à 9 h
            2026-11-26T22:50:00Z | Mairie de tous les jours  | false | Fermé, ouvre demain à 9 h
            2026-11-26T22:50:00Z | Permanence de nuit        | true  | Ouvert jusqu’à 4 h
            # the odd week 53, then the odd week 1, then an even one
            2026-12-28T09:00:00Z | Bus des semaines impaires | true  | Ouvert jusqu’à 12 h
            2026-12-28T12:00:00Z | Bus des semaines impaires | false | Fermé, ouvre lundi 4 janvier 2027 à 9 h
            2027-01-04T09:00:00Z | Bus des semaines impaires | true  | Ouvert jusqu’à 12 h
            2027-01-11T09:00:00Z | Bus des semaines impaires | false | Fermé, ouvre lundi 18 janvier à 9 h
            """)
    void thePageOfAPlaceAndTheAnswersSayTheSame(String moment, String name, boolean open, String words) {
        var anybody = visitor();
        anybody.headers.put(MOMENT, moment);
        var place = directory.snapshot().places().stream()
                .filter(one -> one.name().equals(name))
                .map(Place::slug)
                .findFirst()
                .orElseThrow();
        assertThat(plain(anybody.get("/lieux/" + place).body())).contains(words + "<");
        var now = plain(anybody.get("/aide/reponses?besoin=impots&ou=29019&quand=maintenant&rayon=5")
                .body());
        if (open) assertThat(now).contains(name);
        // A place under the same roof as another is only named.
        if (now.contains(">" + name + "</a></h2>")) assertThat(now).contains(words);
        assertThat(anybody.get("/lieux/" + place + "/fiche?besoin=impots").statusCode())
                .isEqualTo(200);
    }

    /// At half past seven in the evening « ouvert aujourd’hui après 18 h » would send a person to a closed place.
    @Test
    void anEveningThatIsOverIsNotProposed() {
        var anybody = visitor();
        var path = "/aide/reponses?besoin=impots&ou=29019&quand=soir&rayon=5";
        anybody.headers.put(MOMENT, "2026-11-26T16:00:00Z");
        assertThat(plain(anybody.get(path).body()))
                .containsPattern("(?s)Permanence du soir</a>.{0,900}Ouvert aujourd’hui de 17 h à 19 h");
        anybody.headers.put(MOMENT, "2026-11-26T18:30:00Z");
        assertThat(plain(anybody.get(path).body()))
                .containsPattern("(?s)Permanence du soir</a>.{0,900}Ouvert demain de 17 h à 19 h");
    }

    private static String plain(String html) {
        return html.replace('\u00a0', ' ').replace('\u202f', ' ').replace("\u2060", "");
    }

    private static HarvestedPlaceRecord gathered(String id, String name, String hours) {
        return gathered(id, name, hours, 0);
    }

    private static HarvestedPlaceRecord gathered(String id, String name, String hours, double kilometresNorth) {
        var centre = Saintonge.BREST.centre();
        var sheet = place("tour-" + id)
                .with(Field.NOM, name)
                .with(Field.HORAIRES, hours)
                .at(new GeoPoint(centre.latitude() + kilometresNorth / 111.195, centre.longitude()))
                .candidate()
                .sheet();
        return new HarvestedPlaceRecord(sheet.text(Field.ID), sheet);
    }
}
