package org.tousaidants.reach.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;

/// The bus is planned at the desk, announced to the village, cancelled by the driver in two taps, and told by mail.
class PassagesTest extends RunningSite {
    private static final String MARENNES = "17219";

    @Autowired
    private Passages passages;

    @Test
    void theDriverCancelsInTwoTapsAndTheVillageIsTold() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var token = coordinator.token("/bureau/passages");
        var name = "Bus " + UUID.randomUUID();
        coordinator.post("/bureau/passages/tournees", Map.of("nom", name, "telephone", "0546000000", "_csrf", token));
        var round = passages.rounds(networks.here().id()).stream()
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
                        "_csrf", token));
        assertThat(made.headers().firstValue("Location")).contains("/bureau/passages?faits=3");
        var village = visitor();
        assertThat(village.get("/passages?commune=Marennes").headers().firstValue("Location"))
                .contains("/passages/commune/" + MARENNES);
        assertThat(village.get("/passages/commune/" + MARENNES).body()).contains("place de la mairie", name);

        // She follows: nothing counts before she has pressed the button of the mail.
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
        var passage = passages.ofRound(networks.here().id(), round.id()).getFirst();
        assertThat(page).contains(driving + "/" + passage.id());
        var done = driver.post(
                driving + "/" + passage.id(),
                Map.of("motif", "BREAKDOWN", "_csrf", driver.token(driving + "/" + passage.id())));
        assertThat(done.body()).contains("C’est annoncé", "Courriels envoyés");

        assertThat(village.get(here).body()).contains("Annulé", "Panne");
        assertThat(village.get(here + "/agenda.ics").body())
                .contains("STATUS:CANCELLED", "SEQUENCE:1", "STATUS:CONFIRMED");
        assertThat(coordinator.get("/bureau/passages").body()).contains("Ce qui a été annulé");
        var told = letters(mail);
        assertThat(told.getFirst()).contains("est annulé", "Panne", "Le passage suivant");

        var stop = link(told.getFirst(), "/passages/fin/");
        var program = visitor();
        assertThat(program.post(stop, Map.of()).statusCode())
                .as("no form was opened")
                .isEqualTo(403);
        assertThat(subscribed(mail)).isTrue();
        // What a mail program sends when its own button is pressed.
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
    }

    @Test
    void aPassageThatIsOverIsNotCancelledAndNobodyElsesDriverChangesIt() {
        var network = networks.here().id();
        var mine = passages.open(network, "Bus A " + UUID.randomUUID(), "");
        var other = passages.open(network, "Bus B " + UUID.randomUUID(), "");
        passages.add(
                network,
                new Passages.Series(
                        mine, MARENNES, "halle", passages.today(), LocalTime.of(0, 0), LocalTime.of(0, 1), 1, 1));
        var over = passages.ofRound(network, mine.id()).getFirst();
        assertThat(passages.cancel(network, over.id(), Passage.Reason.WEATHER))
                .isInstanceOf(PassageChange.Passed.class);
        assertThat(passages.cancel(network, UUID.randomUUID(), Passage.Reason.WEATHER))
                .isInstanceOf(PassageChange.Unknown.class);
        var driver = visitor();
        var secret = "/conduite/" + passages.driverLink(network, other.id()).text();
        var answer = driver.post(
                secret + "/" + over.id(), Map.of("motif", "OTHER", "_csrf", driver.token("/passages/commune/17219")));
        assertThat(answer.body()).contains("n’est pas le vôtre");
        assertThat(driver.get("/conduite/n-importe-quoi").statusCode()).isEqualTo(410);
    }

    @Test
    void whatIsTypedWrongIsSaidAndNothingIsMade() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var token = coordinator.token("/bureau/passages");
        var network = networks.here().id();
        var round = passages.open(network, "Bus C " + UUID.randomUUID(), "");
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
        assertThat(passages.ofRound(network, round.id())).isEmpty();
        assertThat(visitor().get("/passages?commune=Zzyzx").statusCode()).isEqualTo(422);
        assertThat(visitor().get("/passages/commune/99999").statusCode()).isEqualTo(404);
        assertThat(visitor().get("/passages/tournee/x").statusCode()).isEqualTo(404);
    }

    @Test
    void thePosterOfACommuneIsAPaperWithOrWithoutPassages() {
        var network = networks.here().id();
        var round = passages.open(network, "Bus E " + UUID.randomUUID(), "+33546000000");
        passages.add(
                network,
                new Passages.Series(
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
        var network = networks.here().id();
        var round = passages.open(network, "Bus F " + UUID.randomUUID(), "");
        var day = passages.today().plusDays(3);
        passages.add(
                network,
                new Passages.Series(
                        round, "17189", "port de Brouage", day, LocalTime.of(9, 0), LocalTime.of(9, 45), 1, 1));
        var here = "/passages/commune/" + MARENNES;
        assertThat(visitor().get(here).body()).contains("port de Brouage");
        // An hour late it comes after it was to leave: it does not leave before it comes.
        var one = passages.ofRound(network, round.id()).getFirst();
        assertThat(passages.delay(network, one.id(), Passage.Reason.ROAD, 60)).isInstanceOf(PassageChange.Done.class);
        var late = passages.ofRound(network, round.id()).getFirst();
        assertThat(late.until()).isEqualTo(LocalTime.of(10, 45));
        assertThat(late.from()).isEqualTo(LocalTime.of(10, 0));
        passages.cancel(network, one.id(), Passage.Reason.WEATHER);
        assertThat(passages.missed(network))
                .noneMatch(missed -> missed.commune().equals("17189"));
    }

    @Test
    void theSamePassageIsNotMadeTwice() {
        var network = networks.here().id();
        var round = passages.open(network, "Bus D " + UUID.randomUUID(), "");
        var series = new Passages.Series(
                round, MARENNES, "halle", passages.today().plusDays(1), LocalTime.of(9, 0), LocalTime.NOON, 1, 4);
        assertThat(passages.add(network, series)).isEqualTo(4);
        assertThat(passages.add(network, series)).isZero();
    }

    private List<String> letters(String mail) {
        return outbox.latest(200).stream()
                .map(posted -> posted.letter())
                .filter(letter -> letter.to().value().equals(mail))
                .map(letter -> letter.body())
                .toList();
    }

    private boolean subscribed(String mail) {
        return sql.sql("select count(*) from schedule_subscriber where mail = :mail and confirmed is not null")
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
