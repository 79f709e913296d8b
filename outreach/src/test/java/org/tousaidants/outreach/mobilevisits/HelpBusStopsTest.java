package org.tousaidants.outreach.mobilevisits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// Tests a bus that a coordinator plans: shown on the commune’s page, cancelled by the driver in two taps,
/// announced by mail.
class HelpBusStopsTest extends RunningSite {
    private static final String MARENNES = "17219";

    @Autowired
    private HelpBusStops passages;

    @Test
    void theDriverCancelsInTwoTapsAndTheVillageIsTold() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var token = coordinator.token("/bureau/passages");
        var name = "Bus " + UUID.randomUUID();
        coordinator.post("/bureau/passages/tournees", Map.of("nom", name, "telephone", "0546000000", "_csrf", token));
        var round = passages.rounds().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        var made = coordinator.post(
                "/bureau/passages",
                Map.of(
                        "tournee", round.id().toString(),
                        "commune", "Marennes",
                        "lieu", "place de la mairie",
                        "jour", passages.today().plusDays(2).toString(),
                        "debut", "14:00",
                        "fin", "17:00",
                        "semaines", "2",
                        "fois", "3",
                        "feries", "garder",
                        "_csrf", token));
        assertThat(made.headers().firstValue("Location")).contains("/bureau/passages?faits=3");
        var village = visitor();
        assertThat(village.get("/passages?commune=Marennes").headers().firstValue("Location"))
                .contains("/passages/commune/" + MARENNES);
        assertThat(village.get("/passages/commune/" + MARENNES).body()).contains("place de la mairie", name);

        // A subscription counts only after the person presses the button in the mail.
        var mail = "voisine-" + UUID.randomUUID() + "@exemple.fr";
        var here = "/passages/commune/" + MARENNES;
        village.post(here + "/abonnements", Map.of("mail", mail, "_csrf", village.token(here)));
        var confirm = link(letters(mail).getFirst(), "/passages/abonnement/");
        assertThat(subscribed(mail)).isFalse();
        village.post(confirm, Map.of("_csrf", village.token(confirm)));
        assertThat(subscribed(mail)).isTrue();

        var shown = coordinator
                .post("/bureau/passages/" + round.id() + "/lien", Map.of("_csrf", token))
                .body();
        var driving = link(shown, "/conduite/");
        var driver = visitor();
        var page = driver.get(driving).body();
        var passage = passages.ofRound(round.id()).getFirst();
        assertThat(page).contains(driving + "/" + passage.id());
        var choosing = driver.get(driving + "/" + passage.id()).body();
        assertThat(choosing.indexOf("Annoncer un retard"))
                .as("a delay comes before a cancellation")
                .isBetween(1, choosing.indexOf("Annuler le passage"));
        var asked = driver.post(
                driving + "/" + passage.id(),
                Map.of("motif", "BREAKDOWN", "_csrf", driver.token(driving + "/" + passage.id())));
        assertThat(asked.body()).contains("Annuler ce passage", "Motif", "Panne", "Oui, annuler ce passage");
        assertThat(letters(mail)).as("nothing is sent before the answer").hasSize(1);
        assertThat(passages.find(passage.id()).orElseThrow().comes()).isTrue();
        var done = driver.post(
                driving + "/" + passage.id(),
                Map.of("motif", "BREAKDOWN", "sur", "passage", "_csrf", driver.token(driving + "/" + passage.id())));
        assertThat(done.body()).contains("Le changement est annoncé", "Courriels envoyés");

        assertThat(village.get(here).body()).contains("Annulé", "Panne");
        assertThat(village.get(here + "/agenda.ics").body())
                .contains("STATUS:CANCELLED", "SEQUENCE:1", "STATUS:CONFIRMED");
        assertThat(coordinator.get("/bureau/passages").body()).contains("Passages annulés");
        var told = letters(mail);
        assertThat(told.getFirst()).contains("est annulé", "Panne", "Le passage suivant");

        var stop = link(told.getFirst(), "/passages/fin/");
        var program = visitor();
        assertThat(program.post(stop, Map.of()).statusCode())
                .as("no form was opened")
                .isEqualTo(403);
        assertThat(subscribed(mail)).isTrue();
        // A mail program sends this request for its own unsubscribe button.
        assertThat(program.post(stop, Map.of("List-Unsubscribe", "One-Click")).statusCode())
                .isEqualTo(200);
        assertThat(subscribed(mail)).isFalse();
        assertThat(program.post(confirm, Map.of("List-Unsubscribe", "One-Click"))
                        .statusCode())
                .as("it only stops letters")
                .isEqualTo(403);
        assertThat(village.get(stop).statusCode()).isEqualTo(410);
    }

    @Test
    void townHallsAreInvitedByTheCoordinationAndSayYesThemselves() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var token = coordinator.token("/bureau/passages");
        var mail = "mairie-" + UUID.randomUUID() + "@exemple.fr";
        var wrong = coordinator.post(
                "/bureau/passages/mairies",
                Map.of("mairies", "Marennes ; " + mail + "\nNulle-Part ; x@exemple.fr\nPons", "_csrf", token));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Nulle-Part", mail);
        assertThat(letters(mail)).as("all or none").isEmpty();
        assertThat(coordinator
                        .post("/bureau/passages/mairies", Map.of("mairies", "Marennes ; " + mail, "_csrf", token))
                        .headers()
                        .firstValue("Location"))
                .contains("/bureau/passages?mairies=1");
        assertThat(subscribed(mail)).isFalse();
        var yes = link(letters(mail).getFirst(), "/passages/abonnement/");
        var townHall = visitor();
        townHall.post(yes, Map.of("_csrf", townHall.token(yes)));
        assertThat(subscribed(mail)).isTrue();

        // The letter says that the address of a town hall that does not answer is erased in three days.
        var silent = "silence-" + UUID.randomUUID() + "@exemple.fr";
        coordinator.post("/bureau/passages/mairies", Map.of("mairies", "Pons ; " + silent, "_csrf", token));
        assertThat(letters(silent).getFirst()).contains("dans trois jours");
        clock.advance(Duration.ofHours(71));
        job("schedule.unconfirmed");
        assertThat(addresses(silent)).isOne();
        clock.advance(Duration.ofHours(2));
        job("schedule.unconfirmed");
        assertThat(addresses(silent)).isZero();
        assertThat(subscribed(mail)).isTrue();
    }

    private int addresses(String mail) {
        return sql.sql("select count(*) from passages_subscriber where mail = :mail")
                .param("mail", mail)
                .query(Integer.class)
                .single();
    }

    @Test
    void aPassageThatIsOverIsNotCancelledAndNobodyElsesDriverChangesIt() {
        var mine = passages.open("Bus A " + UUID.randomUUID(), "");
        var other = passages.open("Bus B " + UUID.randomUUID(), "");
        passages.add(new HelpBusStops.HelpBusStopSeries(
                mine, MARENNES, "halle", passages.today(), LocalTime.of(0, 0), LocalTime.of(0, 1), 1, 1));
        var over = passages.ofRound(mine.id()).getFirst();
        assertThat(passages.cancel(over.id(), HelpBusStop.StopChangeReason.WEATHER))
                .isInstanceOf(HelpBusStopChangeResult.StopAlreadyOver.class);
        assertThat(passages.cancel(UUID.randomUUID(), HelpBusStop.StopChangeReason.WEATHER))
                .isInstanceOf(HelpBusStopChangeResult.StopNotFound.class);
        var driver = visitor();
        var secret = "/conduite/" + passages.driverLink(other.id()).text();
        var answer = driver.post(
                secret + "/" + over.id(), Map.of("motif", "OTHER", "_csrf", driver.token("/passages/commune/17219")));
        assertThat(answer.body()).contains("n’est pas le vôtre");
        assertThat(driver.get("/conduite/n-importe-quoi").statusCode()).isEqualTo(410);
    }

    @Test
    void whatIsTypedWrongIsSaidAndNothingIsMade() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var token = coordinator.token("/bureau/passages");
        var round = passages.open("Bus C " + UUID.randomUUID(), "");
        var answer = coordinator.post(
                "/bureau/passages",
                Map.of(
                        "tournee", round.id().toString(),
                        "commune", "Paris",
                        "lieu", "gare",
                        "jour", LocalDate.of(2020, 1, 1).toString(),
                        "debut", "17:00",
                        "fin", "14:00",
                        "semaines", "2",
                        "fois", "900",
                        "_csrf", token));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Ce jour est passé", "La fin vient avant le début", "gare");
        assertThat(passages.ofRound(round.id())).isEmpty();
        assertThat(visitor().get("/passages?commune=Zzyzx").statusCode()).isEqualTo(422);
        assertThat(visitor().get("/passages/commune/99999").statusCode()).isEqualTo(404);
        assertThat(visitor().get("/passages/tournee/x").statusCode()).isEqualTo(404);
    }

    @Test
    void thePosterOfACommuneIsAPaperWithOrWithoutPassages() {
        var round = passages.open("Bus E " + UUID.randomUUID(), "+33546000000");
        passages.add(new HelpBusStops.HelpBusStopSeries(
                round,
                "17283",
                "place & halle",
                passages.today().plusDays(1),
                LocalTime.of(9, 0),
                LocalTime.NOON,
                1,
                4));
        for (var code : List.of("17283", "17300")) {
            var poster = visitor().get("/passages/commune/" + code + "/affiche.pdf");
            assertThat(poster.statusCode()).isEqualTo(200);
            assertThat(poster.body()).startsWith("%PDF");
        }
    }

    @Test
    void whatWasPlannedForACommuneThatHasMergedIsOfTheCommuneOfToday() {
        var round = passages.open("Bus F " + UUID.randomUUID(), "");
        var day = passages.today().plusDays(3);
        passages.add(new HelpBusStops.HelpBusStopSeries(
                round, "17189", "port de Brouage", day, LocalTime.of(9, 0), LocalTime.of(9, 45), 1, 1));
        var here = "/passages/commune/" + MARENNES;
        assertThat(visitor().get(here).body()).contains("port de Brouage");
        // A passage with a delay longer than its duration does not end before it begins.
        var one = passages.ofRound(round.id()).getFirst();
        assertThat(passages.delay(one.id(), HelpBusStop.StopChangeReason.ROAD, 60))
                .isInstanceOf(HelpBusStopChangeResult.StopChanged.class);
        var late = passages.ofRound(round.id()).getFirst();
        assertThat(late.until()).isEqualTo(LocalTime.of(10, 45));
        assertThat(late.from()).isEqualTo(LocalTime.of(10, 0));
        passages.cancel(one.id(), HelpBusStop.StopChangeReason.WEATHER);
        assertThat(passages.missed()).noneMatch(missed -> missed.commune().equals("17189"));
    }

    @Test
    void theSamePassageIsNotMadeTwice() {
        var round = passages.open("Bus D " + UUID.randomUUID(), "");
        var series = new HelpBusStops.HelpBusStopSeries(
                round, MARENNES, "halle", passages.today().plusDays(1), LocalTime.of(9, 0), LocalTime.NOON, 1, 4);
        assertThat(passages.add(series)).isEqualTo(new AddHelpBusStopsResult.HelpBusStopsAdded(4));
        assertThat(passages.add(series)).isEqualTo(new AddHelpBusStopsResult.HelpBusStopsAdded(0));
    }

    @Test
    void aBusThatIsPromisedToPonsIsNotPromisedToMarennesAtTheSameHour() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var token = coordinator.token("/bureau/passages");
        var round = passages.open("Bus G " + UUID.randomUUID(), "");
        var day = passages.today().plusDays(4);
        passages.add(series(round, "17283", "halle", day, 9, 12));
        var form = new HashMap<>(Map.of(
                "tournee", round.id().toString(),
                "commune", "Marennes",
                "lieu", "port",
                "jour",
                        day.minusWeeks(1).isBefore(passages.today())
                                ? day.toString()
                                : day.minusWeeks(1).toString(),
                "debut", "11:00",
                "fin", "13:00",
                "semaines", "1",
                "fois", "3",
                "_csrf", token));
        var refused = coordinator.post("/bureau/passages", form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains(round.name(), "est déjà à Pons", "Choisissez une autre heure");
        assertThat(passages.ofRound(round.id())).as("all or none").hasSize(1);
        form.put("debut", "12:00");
        assertThat(coordinator.post("/bureau/passages", form).statusCode())
                .as("cancelled in one commune, announced in the other")
                .isEqualTo(303);
        // A cancelled passage does not occupy the bus, and cannot resume once the bus has another passage.
        var pons = passages.ofRound(round.id()).stream()
                .filter(one -> one.commune().equals("17283"))
                .findFirst()
                .orElseThrow();
        passages.cancel(pons.id(), HelpBusStop.StopChangeReason.WEATHER);
        assertThat(passages.add(series(round, MARENNES, "halle", day, 10, 12)))
                .isEqualTo(new AddHelpBusStopsResult.HelpBusStopsAdded(1));
        assertThat(passages.delay(pons.id(), HelpBusStop.StopChangeReason.ROAD, 15))
                .isInstanceOf(HelpBusStopChangeResult.StopVehicleBusy.class);
        assertThat(passages.resume(pons.id())).isInstanceOf(HelpBusStopChangeResult.StopVehicleBusy.class);
    }

    @Test
    void theDriverWhoTapsTwiceTellsTheVillageOnce() throws Exception {
        var round = passages.open("Bus H " + UUID.randomUUID(), "");
        passages.add(series(round, "17168", "halle", passages.today().plusDays(5), 9, 12));
        var passage = passages.ofRound(round.id()).getFirst();
        var mail = follows("17168");
        try (var threads = Executors.newFixedThreadPool(6)) {
            Callable<HelpBusStopChangeResult> cancel =
                    () -> passages.cancel(passage.id(), HelpBusStop.StopChangeReason.BREAKDOWN);
            var all = threads.invokeAll(Collections.nCopies(6, cancel));
            var done = 0;
            for (var one : all)
                switch (one.get()) {
                    case HelpBusStopChangeResult.StopChanged(var now, var told) -> {
                        done++;
                        assertThat(told).isOne();
                    }
                    case HelpBusStopChangeResult.StopUnchanged same ->
                        assertThat(same.passage().comes()).isFalse();
                    case HelpBusStopChangeResult.StopAlreadyOver _,
                            HelpBusStopChangeResult.StopVehicleBusy _,
                            HelpBusStopChangeResult.StopNotFound _ -> throw new AssertionError(one.get());
                }
            assertThat(done).isOne();
        }
        assertThat(posted(mail)).hasSize(1);
        var driver = visitor();
        var driving = "/conduite/" + passages.driverLink(round.id()).text();
        var again = driver.post(
                driving + "/" + passage.id(),
                Map.of("motif", "BREAKDOWN", "sur", "passage", "_csrf", driver.token(driving + "/" + passage.id())));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("C’était déjà annoncé");
    }

    @Test
    void theCoordinatorMovesDelaysCancelsAndDeletesAPassageAndTheVillageIsTold() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var round = passages.open("Bus I " + UUID.randomUUID(), "");
        var day = passages.today().plusDays(6);
        passages.add(series(round, "17415", "place Bassompierre", day, 9, 12));
        passages.add(series(round, "17415", "place Bassompierre", day, 14, 17));
        var passage = passages.ofRound(round.id()).getFirst();
        var mail = follows("17415");
        var here = "/bureau/passages/" + passage.id();
        assertThat(coordinator.get("/bureau/passages").body()).contains("href=\"" + here + "\"");
        var to = new HashMap<>(Map.of(
                "jour",
                day.toString(),
                "debut",
                "15:00",
                "fin",
                "18:00",
                "lieu",
                "gare",
                "_csrf",
                coordinator.token(here)));
        var refused = coordinator.post(here + "/deplacements", to);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("est déjà à Saintes", "value=\"gare\"");
        to.put("jour", day.plusDays(1).toString());
        var moved = coordinator.post(here + "/deplacements", to);
        assertThat(moved.headers().firstValue("Location")).contains(here + "?courriels=1");
        assertThat(coordinator.get(here + "?courriels=1").body()).contains("Le changement est annoncé", "gare");
        assertThat(posted(mail).getFirst().subject()).matches("Le passage à Saintes, .*, est déplacé");
        assertThat(posted(mail).getFirst().body()).contains("est déplacé", "de 15", "gare");
        assertThat(visitor()
                        .get("/passages/tournee/" + round.id() + "/agenda.ics")
                        .body())
                .contains("SEQUENCE:1");

        assertThat(act(coordinator, here, "retard", "30")).contains(here + "?courriels=1");
        assertThat(act(coordinator, here, "motif", "WEATHER")).contains(here + "?courriels=1");
        assertThat(coordinator.get(here).body()).contains("Annulé", "Confirmer que le passage a lieu comme prévu");
        assertThat(act(coordinator, here, "prevu", "oui")).contains(here + "?courriels=1");
        assertThat(posted(mail).getFirst().subject()).matches("Le passage à Saintes, .*, est maintenu");

        var unsure = coordinator.post(here + "/retraits", Map.of("_csrf", coordinator.token(here)));
        assertThat(unsure.statusCode()).isEqualTo(422);
        var sure = Map.of("sur", "oui", "_csrf", coordinator.token(here));
        for (var click = 0; click < 2; click++)
            assertThat(coordinator.post(here + "/retraits", sure).headers().firstValue("Location"))
                    .contains("/bureau/passages?retires=1");
        assertThat(posted(mail).getFirst().subject()).matches("Le passage à Saintes, .*, est annulé");
        assertThat(posted(mail)).hasSize(5);
        assertThat(passages.ofRound(round.id())).hasSize(1);
        assertThat(coordinator.get(here).statusCode()).isEqualTo(404);
        assertThat(passages.missed()).noneMatch(one -> one.commune().equals("17415"));
        var helper = signedIn(person(Role.HELPER));
        var other = passages.ofRound(round.id()).getFirst();
        assertThat(helper.get("/bureau/passages/" + other.id()).statusCode()).isEqualTo(404);
    }

    @Test
    void aBreakdownCancelsTheWholeDayAndTheBusCanComeAfterAllOrOnAnotherDay() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var round = passages.open("Bus M " + UUID.randomUUID(), "");
        var day = passages.today().plusDays(9);
        passages.add(series(round, "17421", "mairie", day, 9, 11));
        passages.add(series(round, "17421", "école", day, 14, 16));
        passages.add(series(round, "17421", "mairie", day.plusWeeks(2), 9, 11));
        var mail = follows("17421");
        var here = "/bureau/passages/" + round.id() + "/jours/" + day;
        assertThat(coordinator
                        .get("/bureau/passages/"
                                + passages.ofRound(round.id()).getFirst().id())
                        .body())
                .contains("href=\"" + here + "\"");

        var driver = visitor();
        var first = passages.ofRound(round.id()).getFirst();
        var driving = "/conduite/" + passages.driverLink(round.id()).text() + "/" + first.id();
        var asked = driver.post(driving, Map.of("motif", "BREAKDOWN", "_csrf", driver.token(driving)));
        assertThat(asked.body()).contains("Annuler les 2 passages de la journée");
        driver.post(driving, Map.of("motif", "BREAKDOWN", "sur", "journee", "_csrf", driver.token(driving)));
        assertThat(passages.ofDay(round.id(), day)).noneMatch(HelpBusStop::comes);
        assertThat(posted(mail)).hasSize(2);
        assertThat(posted(mail))
                .as("the next passage named is one that takes place")
                .allMatch(letter -> letter.body().contains("Le passage suivant"));

        assertThat(act(coordinator, here, "prevu", "oui")).contains(here + "?courriels=2");
        assertThat(posted(mail).getFirst().subject()).contains("est maintenu");
        assertThat(passages.ofDay(round.id(), day)).allMatch(HelpBusStop::comes);
        assertThat(coordinator
                        .post(here + "/annonces", Map.of("prevu", "oui", "_csrf", coordinator.token(here)))
                        .body())
                .contains("C’était déjà annoncé");

        // The other day already has a stop at nine, so no stop is moved.
        var refused = coordinator.post(
                here + "/deplacements",
                Map.of("jour", day.plusWeeks(2).toString(), "ferie", "oui", "_csrf", coordinator.token(here)));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(passages.ofDay(round.id(), day)).hasSize(2);
        var to = day.plusDays(1);
        var form = Map.of("jour", to.toString(), "ferie", "oui", "_csrf", coordinator.token(here));
        assertThat(coordinator.post(here + "/deplacements", form).headers().firstValue("Location"))
                .contains("/bureau/passages/" + round.id() + "/jours/" + to + "?courriels=2");
        assertThat(posted(mail).getFirst().subject()).contains("est déplacé");
        assertThat(coordinator.get(here).statusCode()).isEqualTo(404);

        var there = "/bureau/passages/" + round.id() + "/jours/" + to;
        assertThat(coordinator
                        .post(there + "/retraits", Map.of("_csrf", coordinator.token(there)))
                        .statusCode())
                .isEqualTo(422);
        coordinator.post(there + "/retraits", Map.of("sur", "oui", "_csrf", coordinator.token(there)));
        assertThat(passages.ofRound(round.id())).hasSize(1);
        assertThat(signedIn(person(Role.HELPER)).get(there).statusCode()).isEqualTo(404);
    }

    @Test
    void aCreationIsUndoneAsAWholeWithoutALetterAndKeepsWhatWasAnnouncedSince() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var round = passages.open("Bus N " + UUID.randomUUID(), "");
        var first = passages.today().plusDays(3);
        passages.add(new HelpBusStops.HelpBusStopSeries(
                round, "17434", "salle des fêtes", first, LocalTime.of(9, 0), LocalTime.of(11, 0), 2, 5));
        var other = passages.open("Bus O " + UUID.randomUUID(), "");
        passages.add(series(other, "17434", "gare", first, 9, 11));
        var mail = follows("17434");
        passages.delay(passages.ofRound(round.id()).getFirst().id(), HelpBusStop.StopChangeReason.ROAD, 15);
        var batch = passages.batches().stream()
                .filter(one -> one.name().equals(round.name()))
                .findFirst()
                .orElseThrow();
        assertThat(batch.passages()).isEqualTo(4);
        var undo = "/bureau/passages/groupes/" + batch.id() + "/retrait";
        assertThat(coordinator.get("/bureau/passages").body()).contains("action=\"" + undo + "\"");
        var token = Map.of("_csrf", coordinator.token("/bureau/passages"));
        assertThat(coordinator.post(undo, token).headers().firstValue("Location"))
                .contains("/bureau/passages?defaits=4");
        assertThat(coordinator.post(undo, token).headers().firstValue("Location"))
                .contains("/bureau/passages?defaits=0");
        assertThat(passages.ofRound(round.id())).hasSize(1);
        assertThat(passages.ofRound(other.id())).hasSize(1);
        assertThat(posted(mail)).as("the delay only").hasSize(1);
    }

    @Test
    void passagesOnAPublicHolidayAreWarnedOfBeforeTheyAreCreatedOrMoved() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var round = passages.open("Bus P " + UUID.randomUUID(), "");
        var christmas = LocalDate.of(passages.today().getYear() + 1, 12, 25);
        var typed = new HashMap<>(Map.of(
                "tournee", round.id().toString(),
                "commune", "Saintes",
                "lieu", "halle",
                "jour", christmas.minusWeeks(1).toString(),
                "debut", "09:00",
                "fin", "11:00",
                "semaines", "1",
                "fois", "2",
                "_csrf", coordinator.token("/bureau/passages")));
        var warned = coordinator.post("/bureau/passages", typed);
        assertThat(warned.statusCode()).isEqualTo(422);
        assertThat(warned.body())
                .contains("Un passage tombe un jour férié", "25\u00a0décembre", "Sauter les jours fériés");
        assertThat(passages.ofRound(round.id())).isEmpty();
        typed.put("feries", "sauter");
        assertThat(coordinator.post("/bureau/passages", typed).headers().firstValue("Location"))
                .contains("/bureau/passages?faits=1");
        var here = "/bureau/passages/" + passages.ofRound(round.id()).getFirst().id();
        var to = new HashMap<>(Map.of(
                "jour",
                christmas.toString(),
                "debut",
                "09:00",
                "fin",
                "11:00",
                "lieu",
                "halle",
                "_csrf",
                coordinator.token(here)));
        var moved = coordinator.post(here + "/deplacements", to);
        assertThat(moved.statusCode()).isEqualTo(422);
        assertThat(moved.body()).contains("est férié", "name=\"ferie\"");
        to.put("ferie", "oui");
        assertThat(coordinator.post(here + "/deplacements", to).headers().firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).startsWith(here + "?courriels="));
    }

    @Test
    void aPlanSeenBeforeAPassageWasRemovedAndAnotherAddedIsOvertaken() {
        var round = passages.open("Bus J " + UUID.randomUUID(), "");
        var day = passages.today().plusDays(8);
        passages.add(series(round, "17415", "halle", day, 9, 12));
        var seen = passages.state();
        passages.remove(passages.ofRound(round.id()).getFirst().id());
        passages.add(series(round, "17283", "halle", day, 9, 12));
        assertThat(passages.addAll(List.of(series(round, "17415", "port", day, 14, 16)), seen))
                .isEqualTo(new AddHelpBusStopsResult.AddedStopPlanOutdated());
    }

    @Test
    void aSecondLinkLeavesTheDriversOwnWorkingUntilTheCoordinatorEndsIt() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var round = passages.open("Bus K " + UUID.randomUUID(), "");
        var page = "/bureau/passages/" + round.id() + "/lien";
        var token = Map.of("_csrf", coordinator.token("/bureau/passages"));
        var first = link(coordinator.post(page, token).body(), "/conduite/");
        var second = link(coordinator.post(page, token).body(), "/conduite/");
        assertThat(visitor().get(first).statusCode()).isEqualTo(200);
        assertThat(visitor().get(second).statusCode()).isEqualTo(200);
        var shown = coordinator.get(page).body();
        assertThat(shown).contains("Liens en service").doesNotContain("/conduite/");
        var older = passages.driverLinks(round.id()).getLast();
        assertThat(shown).contains(page + "/" + older.id() + "/fin");
        coordinator.post(page + "/" + older.id() + "/fin", token);
        assertThat(visitor().get(first).statusCode()).isEqualTo(410);
        assertThat(visitor().get(second).statusCode()).isEqualTo(200);
        // The link of another bus cannot be revoked here.
        var other = passages.open("Bus L " + UUID.randomUUID(), "");
        var theirs = passages.driverLink(other.id());
        assertThat(passages.endDriverLink(
                        round.id(), passages.driverLinks(other.id()).getFirst().id()))
                .isFalse();
        assertThat(visitor().get("/conduite/" + theirs.text()).statusCode()).isEqualTo(200);
    }

    private static HelpBusStops.HelpBusStopSeries series(
            HelpBusTour round, String commune, String spot, LocalDate day, int from, int to) {
        return new HelpBusStops.HelpBusStopSeries(
                round, commune, spot, day, LocalTime.of(from, 0), LocalTime.of(to, 0), 1, 1);
    }

    private Optional<String> act(Visitor coordinator, String here, String name, String value) {
        return coordinator
                .post(here + "/annonces", Map.of(name, value, "_csrf", coordinator.token(here)))
                .headers()
                .firstValue("Location");
    }

    /// Creates a subscriber of a commune and returns the mail address.
    private String follows(String commune) {
        var mail = "voisin-" + UUID.randomUUID() + "@exemple.fr";
        sql.sql("""
            insert into passages_subscriber (id, commune, mail, lang, asked_at, confirmed_at)
            values (gen_random_uuid(), :commune, :mail, 'fr', now(), now())\
            """).param("commune", commune).param("mail", mail).update();
        return mail;
    }

    private List<String> letters(String mail) {
        return outbox.latest(200).stream()
                .map(posted -> posted.letter())
                .filter(letter -> letter.to().value().equals(mail))
                .map(letter -> letter.body())
                .toList();
    }

    private boolean subscribed(String mail) {
        return sql.sql("select count(*) from passages_subscriber where mail = :mail and confirmed_at is not null")
                        .param("mail", mail)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private static String link(String text, String path) {
        var found = Pattern.compile(Pattern.quote(path) + "[A-Za-z0-9_-]+").matcher(text);
        assertThat(found.find()).as(path + " in " + text).isTrue();
        return found.group();
    }
}
