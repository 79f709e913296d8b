package org.tousaidants.outreach.tourplanning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.outreach.mobilevisits.AddHelpBusStopsResult;
import org.tousaidants.outreach.mobilevisits.HelpBusStop;
import org.tousaidants.outreach.mobilevisits.HelpBusStops;
import org.tousaidants.outreach.mobilevisits.HelpBusTour;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;

class HelpBusTourPlanningPagesTest extends RunningSite {
    private static final String STOPS =
            "Marennes 120 9:00-12:30\nPons 90 salle des Cordeliers\nJonzac 120\nRoyan 60 14:00-17:00";

    /// The fields of the form: one vehicle row, and the stops as a pasted list.
    private static HashMap<String, String> typed(String vehicle, int days, String stops, String token) {
        return new HashMap<>(Map.of(
                "vehicule-0-nom",
                vehicle,
                "vehicule-0-base",
                "Saintes",
                "vehicule-0-de",
                "08:30",
                "vehicule-0-a",
                "17:30",
                "jours",
                "" + days,
                "jour",
                "2030-01-07",
                "liste",
                stops,
                "_csrf",
                token));
    }

    @Autowired
    private HelpBusStops passages;

    @Autowired
    private HelpBusTourPublisher rooms;

    @Test
    void stopsBecomeAPlanAndThePlanBecomesPassages() {
        var round = passages.open("Camion " + UUID.randomUUID(), "");
        var coordinator = signedIn(person(Role.COORDINATOR));
        var typed = typed("Camion", 5, STOPS, coordinator.token("/bureau/tournees"));
        typed.putAll(Map.of("vehicule-0-pause-de", "12:30", "vehicule-0-pause-a", "13:00"));
        var plan = coordinator.post("/bureau/tournees", typed).body();
        assertThat(plan)
                .contains("Le plan", "Jonzac", "Publier ce plan", "lundi 7\u00a0janvier 2030")
                .contains("name=\"arret-1-salle\"", "value=\"salle des Cordeliers\"");
        typed.putAll(Map.of("tournee", round.id().toString(), "lieu", "mairie", "semaines", "2", "fois", "2"));
        assertThat(coordinator
                        .post("/bureau/tournees/passages", typed)
                        .headers()
                        .firstValue("Location"))
                .contains("/bureau/passages?faits=8");
        assertThat(visitor().get("/passages/tournee/" + round.id()).body())
                .contains("Jonzac", "mairie", "salle des Cordeliers");
        // Planned again under the name of the tour: promised passages stay, and cannot be moved by hand.
        typed.put("vehicule-0-nom", round.name());
        typed.put("liste", STOPS + "\nMatha 60");
        var again = coordinator.post("/bureau/tournees", typed).body();
        assertThat(again.split(">Déjà annoncé<")).hasSize(5);
        assertThat(again).contains("Matha");
        typed.put("plan", again.replaceAll("(?s).*name=\"plan\" value=\"([^\"]*)\".*", "$1"));
        typed.put("geste", "plus-tot 0");
        assertThat(coordinator.post("/bureau/tournees/retouches", typed).body())
                .containsAnyOf("Matha a changé de place", "ne peut pas aller plus loin");
        typed.put("liste", STOPS);
        assertThat(coordinator.post("/bureau/tournees/retouches", typed).body()).contains("Le plan a été refait");
    }

    @Test
    void twoCoordinatorsDoNotPublishOverEachOtherAndNobodyPassesOnAHoliday() {
        assertThat(HelpBusTourPlanningPages.working(LocalDate.of(2030, 12, 24), 1))
                .isEqualTo(LocalDate.of(2030, 12, 26));
        assertThat(HelpBusTourPlanningPages.working(LocalDate.of(2030, 5, 1), 0))
                .isEqualTo(LocalDate.of(2030, 5, 2));
        var round = passages.open("Camion " + UUID.randomUUID(), "");
        var seen = passages.state();
        // The second and the third Wednesday are public holidays.
        var plan = List.of(new HelpBusStops.HelpBusStopSeries(
                round, "17283", "mairie", LocalDate.of(2030, 12, 18), LocalTime.of(9, 0), LocalTime.of(11, 0), 1, 3));
        assertThat(passages.addAll(plan, seen)).isEqualTo(new AddHelpBusStopsResult.HelpBusStopsAdded(1));
        assertThat(passages.addAll(plan, seen))
                .as("an outdated plan of another coordinator")
                .isEqualTo(new AddHelpBusStopsResult.AddedStopPlanOutdated());
        assertThat(passages.addAll(plan, passages.state())).isEqualTo(new AddHelpBusStopsResult.HelpBusStopsAdded(0));
    }

    @Test
    void aRoomIsBookedByOneRoundAtATime() {
        var first = passages.open("Camion " + UUID.randomUUID(), "");
        var second = passages.open("Bus " + UUID.randomUUID(), "");
        var room = Optional.of("salle des fêtes");
        assertThat(rooms.publish(
                        List.of(new HelpBusTourPublisher.StopSeriesWithRoom(at(first, 9, 11), room)), passages.state()))
                .isEqualTo(new HelpBusTourPublisher.TourPublicationResult.TourPlanPublished(2));
        var before = passages.state();
        assertThat(rooms.publish(
                        List.of(new HelpBusTourPublisher.StopSeriesWithRoom(
                                at(second, 10, 12), Optional.of("Salle des Fêtes"))),
                        before))
                .isEqualTo(new HelpBusTourPublisher.TourPublicationResult.TourRoomTaken(
                        "Salle des Fêtes", LocalDate.of(2031, 1, 8), first.name()));
        assertThat(passages.state()).as("nothing was published").isEqualTo(before);
        assertThat(rooms.publish(
                        List.of(new HelpBusTourPublisher.StopSeriesWithRoom(at(second, 11, 12), room)), before))
                .as("after the other has left")
                .isEqualTo(new HelpBusTourPublisher.TourPublicationResult.TourPlanPublished(2));
        assertThat(rooms.publish(
                        List.of(new HelpBusTourPublisher.StopSeriesWithRoom(at(second, 14, 15), room)), before))
                .as("passages published meanwhile by another")
                .isEqualTo(new HelpBusTourPublisher.TourPublicationResult.TourPlanOutdated());
    }

    @Test
    void aRoomIsFreeAgainWhenTheBusDoesNotComeAndTakenWhenItComesAfterAll() {
        var first = passages.open("Camion " + UUID.randomUUID(), "");
        var second = passages.open("Bus " + UUID.randomUUID(), "");
        var hall = Optional.of("salle du conseil");
        assertThat(rooms.publish(
                        List.of(new HelpBusTourPublisher.StopSeriesWithRoom(inHall(first), hall)), passages.state()))
                .isEqualTo(new HelpBusTourPublisher.TourPublicationResult.TourPlanPublished(2));
        var gone = passages.ofCommune("17300").stream()
                .filter(one -> one.round().equals(first))
                .findFirst()
                .orElseThrow();
        passages.cancel(gone.id(), HelpBusStop.StopChangeReason.BREAKDOWN);
        passages.delay(gone.id(), HelpBusStop.StopChangeReason.ROAD, 30);
        assertThat(rooms.publish(
                        List.of(new HelpBusTourPublisher.StopSeriesWithRoom(inHall(second), hall)), passages.state()))
                .as("the bus comes after all")
                .isEqualTo(new HelpBusTourPublisher.TourPublicationResult.TourRoomTaken(
                        "salle du conseil", LocalDate.of(2031, 2, 5), first.name()));
        for (var one : passages.ofCommune("17300"))
            if (one.round().equals(first)) passages.cancel(one.id(), HelpBusStop.StopChangeReason.BREAKDOWN);
        assertThat(rooms.publish(
                        List.of(new HelpBusTourPublisher.StopSeriesWithRoom(inHall(second), hall)), passages.state()))
                .isEqualTo(new HelpBusTourPublisher.TourPublicationResult.TourPlanPublished(2));
        passages.delay(gone.id(), HelpBusStop.StopChangeReason.ROAD, 30);
        passages.cancel(gone.id(), HelpBusStop.StopChangeReason.BREAKDOWN);
        assertThat(rooms.publish(
                        List.of(new HelpBusTourPublisher.StopSeriesWithRoom(inHall(first), hall)), passages.state()))
                .as("a booking of another is neither removed nor released")
                .isEqualTo(new HelpBusTourPublisher.TourPublicationResult.TourRoomTaken(
                        "salle du conseil", LocalDate.of(2031, 2, 5), second.name()));
    }

    private static HelpBusStops.HelpBusStopSeries inHall(HelpBusTour round) {
        return new HelpBusStops.HelpBusStopSeries(
                round,
                "17300",
                "salle du conseil",
                LocalDate.of(2031, 2, 5),
                LocalTime.of(9, 0),
                LocalTime.of(11, 0),
                1,
                2);
    }

    @Test
    void withoutRoadsEquityShowsKilometresAsTheCrowFliesAndNoMinute() {
        for (var address : List.of("/equite", "/equite?mode=foot", "/equite/17219"))
            assertThat(visitor().get(address).body())
                    .as(address)
                    .doesNotContainPattern("\\d+[ \u00a0]min(utes?)?\\b")
                    .doesNotContain("En voiture</th>");
        assertThat(visitor().get("/equite").body()).contains("Voici donc des kilomètres à vol d’oiseau");
        assertThat(visitor().get("/equite/communes.csv?mode=bike").body())
                .startsWith("code_insee,commune,habitants,km_a_vol_d_oiseau,lieux_a_10_km");
    }

    private static HelpBusStops.HelpBusStopSeries at(HelpBusTour round, int from, int to) {
        return new HelpBusStops.HelpBusStopSeries(
                round, "17283", "mairie", LocalDate.of(2031, 1, 8), LocalTime.of(from, 0), LocalTime.of(to, 0), 1, 2);
    }

    @Test
    void aStopWhoseHoursExcludeItIsSaidAndALineThatIsNoneToo() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var typed = typed("Camion", 2, "Marennes 60 8:30-9:30\nPons 60", coordinator.token("/bureau/tournees"));
        assertThat(coordinator.post("/bureau/tournees", typed).body())
                .contains("aucune journée n’a de place pour cet arrêt");
        assertThat(visitor().get("/equite/17189").headers().firstValue("Location"))
                .as("a commune that has merged")
                .contains("/equite/17219");
        typed.put("vehicule-0-base", "Nullepart");
        assertThat(coordinator.post("/bureau/tournees", typed).body()).contains("ne s’appelle", "Nullepart");
        typed.put("vehicule-0-base", "Saintes");
        typed.put("liste", "Pons 120 9:00-10:00");
        assertThat(coordinator.post("/bureau/tournees", typed).body()).contains("aucune plage d’heures");
        typed.put("liste", "n’importe quoi");
        var answer = coordinator.post("/bureau/tournees", typed);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Cette ligne est illisible", "n’importe quoi");
    }

    @Test
    void stopsAreRowsAddedByNameOnTheMapOrFromAListAndRemovedByAButton() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var page = coordinator.get("/bureau/tournees").body();
        assertThat(page)
                .contains("name=\"arret-0-commune\"", "type=\"image\"", "<datalist", "name=\"vehicule-0-base\"");
        var picture = coordinator.get("/bureau/tournees/carte.svg?arrets=17219");
        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.body()).startsWith("<svg").contains("La Rochelle");
        var typed = typed("Camion", 5, "Pons 90", coordinator.token("/bureau/tournees"));
        typed.put("arret-3-commune", "Jonzac");
        typed.put("arret-3-minutes", "60");
        typed.put("carte.x", "300");
        typed.put("carte.y", "300");
        var clicked = coordinator.post("/bureau/tournees", typed).body();
        assertThat(clicked)
                .contains("list=\"communes\" value=\"Jonzac\"", "list=\"communes\" value=\"Pons\"", "value=\"oter 2\"")
                .doesNotContain("value=\"oter 3\"", "Publier ce plan");
        typed.put("carte.x", "0");
        typed.put("carte.y", "0");
        assertThat(coordinator.post("/bureau/tournees", typed).body()).contains("Cliquez sur une commune de la carte");
        typed.remove("carte.x");
        typed.put("geste", "oter 3");
        assertThat(coordinator.post("/bureau/tournees", typed).body())
                .contains("list=\"communes\" value=\"Pons\"")
                .doesNotContain("list=\"communes\" value=\"Jonzac\"", "Publier ce plan");
        assertThat(signedIn(person(Role.HELPER))
                        .get("/bureau/tournees/carte.svg")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void thePlanSkipsHolidaysSaysSoAndPublishingOverThemAsksOnce() {
        var round = passages.open("Camion " + UUID.randomUUID(), "");
        var coordinator = signedIn(person(Role.COORDINATOR));
        var typed = typed(round.name(), 3, "Saujon 60\nRoyan 400\nJonzac 400", coordinator.token("/bureau/tournees"));
        typed.put("jour", "2030-04-30");
        assertThat(coordinator.post("/bureau/tournees", typed).body())
                .contains("mercredi 1er\u00a0mai 2030", "le plan saute ce jour");
        typed.putAll(Map.of("jour", "2030-04-24", "lieu", "halle aux grains", "semaines", "1", "fois", "2"));
        var warned = coordinator.post("/bureau/tournees/passages", typed);
        assertThat(warned.statusCode()).isEqualTo(422);
        assertThat(warned.body()).contains("tombe un jour férié", "Publier sans les jours fériés");
        assertThat(visitor().get("/passages/tournee/" + round.id()).body()).doesNotContain("halle aux grains");
        typed.put("feries", "sauter");
        assertThat(coordinator
                        .post("/bureau/tournees/passages", typed)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .startsWith("/bureau/passages?faits=");
    }
}
