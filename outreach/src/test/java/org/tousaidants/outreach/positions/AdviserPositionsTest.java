package org.tousaidants.outreach.positions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.outreach.accessscores.DistancesToHelp;
import org.tousaidants.outreach.traveltimes.CoachTimetableFixture;
import org.tousaidants.outreach.traveltimes.RoadNetworks;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.places.journeys.RoadTravelTimes;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;

/// Tests helper positions: a position is typed, its organisation answers a letter without an account, the
/// national list is imported. The same site has a timetable: access by coach, and the cost of a plan.
class AdviserPositionsTest extends RunningSite {
    @Autowired
    private AdviserPositions posts;

    @Autowired
    private RoadTravelTimes minutes;

    @Autowired
    private RoadNetworks roads;

    @Autowired
    private Places places;

    @TempDir
    Path folder;

    /// Writes a timetable from Marennes to La Rochelle and back, on working days.
    @DynamicPropertySource
    static void timetable(DynamicPropertyRegistry settings) throws IOException {
        var coaches = CoachTimetableFixture.written();
        settings.add("ta.timetable", coaches::toString);
    }

    @Test
    void aStructureAnswersByTheLinkOfItsLetterOnce() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var token = coordinator.token("/bureau/postes");
        var host = "Mairie " + UUID.randomUUID();
        var mail = "mairie-" + UUID.randomUUID() + "@exemple.fr";
        var typed = new HashMap<>(Map.of(
                "structure",
                host,
                "commune",
                "Saintes",
                "secteur",
                "Saintes, Pons",
                "metier",
                "ADVISER",
                "postes",
                "2",
                "etat",
                "ADVERTISED",
                "financement",
                "2027-03-31",
                "mail",
                mail,
                "_csrf",
                token));
        assertThat(coordinator.post("/bureau/postes", typed).statusCode()).isEqualTo(303);
        var post = posts.all().stream()
                .filter(one -> one.who().host().equals(host))
                .findFirst()
                .orElseThrow();
        assertThat(post.area()).hasSize(2);
        assertThat(coordinator.get("/bureau/postes").body()).contains(host, "Demander où en est ce poste");

        coordinator.post("/bureau/postes/" + post.id() + "/appels", Map.of("_csrf", token));
        var link = Pattern.compile("/poste/[A-Za-z0-9_-]+")
                .matcher(posted(mail).getFirst().body());
        assertThat(link.find()).isTrue();
        var structure = visitor();
        assertThat(structure.get(link.group()).body()).contains(host, "Le poste est pourvu");
        var here = structure.token(link.group());
        assertThat(structure.post(link.group(), Map.of("_csrf", here)).statusCode())
                .isEqualTo(422);
        var answered =
                structure.post(link.group(), Map.of("reponse", "FILLED", "precision", "Depuis lundi", "_csrf", here));
        assertThat(answered.body()).contains("Merci");
        assertThat(structure
                        .post(link.group(), Map.of("reponse", "GIVEN_UP", "_csrf", here))
                        .statusCode())
                .isEqualTo(410);
        assertThat(posts.all().stream()
                        .filter(one -> one.id().equals(post.id()))
                        .findFirst()
                        .orElseThrow()
                        .state())
                .isEqualTo(AdviserPosition.PositionState.FILLED);
        assertThat(coordinator.get("/bureau/postes").body()).contains("Depuis lundi");

        typed.put("commune", "Nulle-Part");
        typed.put("postes", "0");
        typed.put("mail", "pas un courriel");
        var refused = coordinator.post("/bureau/postes", typed);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Cette commune n’est pas dans le territoire", "Écrivez une adresse de courriel");
    }

    @Test
    void theNationalListComesInOnceAndWhatIsNoListIsRefused() throws IOException {
        var file = Files.writeString(folder.resolve("cnfs.json"), """
            [{"raison_sociale":"AGGLO DE SAINTES","siret":"123","insee_com":"17415","nb_cnfs":3,"id":7},
             {"raison_sociale":"AILLEURS","siret":"9","insee_com":"01283","nb_cnfs":1,"id":8},
             {"raison_sociale":"","siret":"9","insee_com":"17415","nb_cnfs":1,"id":9}]\
            """);
        assertThat(posts.bring(networks.here(), file)).contains(new AdviserPositions.PositionImportCounts(1, 0, 1));
        assertThat(posts.bring(networks.here(), file)).contains(new AdviserPositions.PositionImportCounts(0, 1, 1));
        Files.writeString(file, "{\"a\": ");
        assertThat(posts.bring(networks.here(), file)).isEmpty();
        Files.writeString(file, "[]");
        assertThat(posts.bring(networks.here(), file)).isEmpty();
    }

    @Test
    void twoEmployersForOneTownAreSaidAndSoIsTheTownThatNobodyCovers() {
        var communes = Communes.shipped().inDepartement("17");
        var saintes = communes.stream()
                .filter(one -> one.name().equals("Saintes"))
                .findFirst()
                .orElseThrow();
        var one = post("Agglo", saintes.code(), AdviserPosition.PositionState.WANTED);
        var other = post("Département", saintes.code(), AdviserPosition.PositionState.ADVERTISED);
        var seen = AdviserRecruitmentOverlap.of(
                List.of(one, other),
                communes,
                List.of(new GeoPoint(46.16, -1.15)),
                new DistancesToHelp(roads.byCar("17"), communes));
        assertThat(seen.overlaps()).hasSize(1);
        assertThat(seen.overlaps().getFirst().employers()).containsExactly("Agglo", "Département");
        assertThat(seen.gaps()).doesNotContain(saintes).isNotEmpty();
        assertThat(seen.effects().get(one.id())).isGreaterThanOrEqualTo(saintes.population());
        // When one position is filled, the other changes nothing more; when it ends, as many people lose
        // access.
        var filled = one.with(AdviserPosition.PositionState.FILLED);
        var then = AdviserRecruitmentOverlap.of(
                List.of(filled, other),
                communes,
                List.of(new GeoPoint(46.16, -1.15)),
                new DistancesToHelp(roads.byCar("17"), communes));
        assertThat(then.overlaps()).isEmpty();
        assertThat(then.effects().get(other.id())).isZero();
        assertThat(then.effects().get(filled.id())).isEqualTo(seen.effects().get(one.id()));
        assertThat(filled.ending(LocalDate.of(2026, 12, 1))).isTrue();
        assertThat(filled.ending(LocalDate.of(2026, 1, 1))).isFalse();
    }

    @Test
    void theRoundOfMinutesTurnsAndKnowsNothingOfAPlaceThatIsNone() {
        job("travel.car");
        job("travel.car.known");
        assertThat(minutes.toPlace(Communes.shipped().byCode("17300").orElseThrow(), new PlaceId(UUID.randomUUID())))
                .isEmpty();
    }

    @Test
    void whoCanGoByCoachAndComeHomeIsCountedForTheWholeTerritoryAndKept() {
        var rochelle = Communes.shipped().byCode("17300").orElseThrow();
        places.add(
                new ValueStatementSource.AccountSource(UUID.randomUUID(), "Personne de test"),
                Map.of(
                        Field.NOM,
                        "Maison du port",
                        Field.COMMUNE,
                        rochelle.name(),
                        Field.CODE_INSEE,
                        rochelle.code(),
                        Field.LATITUDE,
                        String.valueOf(rochelle.centre().latitude()),
                        Field.LONGITUDE,
                        String.valueOf(rochelle.centre().longitude()),
                        Field.HORAIRES,
                        "Mo-Fr 09:00-17:00"));
        var visitor = visitor();
        assertThat(visitor.get("/equite?mode=transit").body()).contains("Le calcul est en cours", "à vol d’oiseau");
        assertThat(visitor.get("/equite/communes.csv?mode=transit").statusCode())
                .isEqualTo(404);
        measured();
        var last = written();
        job("travel.transit");
        assertThat(written()).as("measured minutes are kept").isEqualTo(last);
        var page = visitor.get("/equite?mode=transit&service=&moment=any").body();
        assertThat(page)
                .contains("en transports", "reste une heure pendant l’ouverture")
                .doesNotContain("Le calcul est en cours");
        var lines = visitor.get("/equite/communes.csv?mode=transit").body().lines();
        assertThat(lines.filter(line -> line.startsWith("17219,")).findFirst())
                .hasValueSatisfying(line -> assertThat(line).contains(",25,1,"));
        var evening = visitor.get("/equite/communes.csv?mode=transit&moment=evening")
                .body()
                .lines();
        assertThat(evening.filter(line -> line.startsWith("17219,")).findFirst())
                .as("no coach in the evening")
                .hasValueSatisfying(line -> assertThat(line).contains(",,0,"));
        assertThat(visitor.get("/equite/17219").body()).contains("En transports, le ");
        assertThat(visitor.get("/equite/17415").body()).contains("En transports, aller et retour");
    }

    /// Measures a few places at a time, as the jobs of the site do.
    private void measured() {
        for (var before = List.<String>of(); ; ) {
            job("travel.transit");
            var now = written();
            if (now.equals(before)) break;
            before = now;
        }
        job("travel.transit.known");
    }

    /// Each row and the time of its measure.
    private List<String> written() {
        return sql.sql("select mode || place || measured_at || source from travel_minutes"
                        + " where mode like 'transit%' order by 1")
                .query(String.class)
                .list();
    }

    @Test
    void aPlanKeepsToABudgetWherePlacesCostEachAndSaysWhatCannotBeRead() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var plan = "/bureau/implantation?budget=100000&cout=60000&couts=";
        var read = coordinator.get(plan + "Marennes%20%3B%2040%20000%0D%0ASaintes%3B55000%0D%0A17306%2C35000");
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).contains("pour un budget de 100", "Aucun plan ne descend sous");
        var csv = coordinator
                .get("/bureau/implantation/plan.csv?budget=100000&cout=60000&couts=Marennes%3B40000&avec=Marennes")
                .body();
        var opened = csv.lines().filter(line -> line.contains(";oui;")).toList();
        assertThat(opened).anyMatch(line -> line.startsWith("17219;") && line.endsWith(";40000"));
        assertThat(opened.stream()
                        .mapToInt(line -> Integer.parseInt(line.substring(line.lastIndexOf(';') + 1)))
                        .sum())
                .isLessThanOrEqualTo(100_000);
        assertThat(coordinator.get(plan + "Marennes%3Bcher").body()).contains("Cette ligne est illisible");
        var nowhere = coordinator.get(plan + "Nulle-Part%3B10");
        assertThat(nowhere.statusCode()).isEqualTo(422);
        assertThat(nowhere.body()).contains("Nulle-Part");
        assertThat(coordinator
                        .get(plan + "Marennes%3B70000%0ASaintes%3B40000&avec=Marennes%2C%20Saintes")
                        .body())
                .contains("plus que le budget");
        assertThat(coordinator
                        .get("/bureau/implantation?ouvrir=2&couts=Marennes%3B70000")
                        .body())
                .contains("Écrivez le coût d’un lieu");
    }

    private static AdviserPosition post(String employer, String commune, AdviserPosition.PositionState state) {
        return new AdviserPosition(
                UUID.randomUUID(),
                new AdviserPosition.EmployingStructure("Structure", employer, Optional.empty()),
                commune,
                List.of(commune),
                AdviserPosition.PositionProfile.ADVISER,
                1,
                Optional.of(LocalDate.of(2027, 3, 1)),
                new AdviserPosition.PositionSkills("", ""),
                state,
                "");
    }
}
