package org.tousaidants.places.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.core.schema.Field;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.links.SecretLinks;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.tenancy.AllTenantsAccess;

/// Attempts with no link, an old one, another one, or invented input.
class CareAbuseTest extends CareTestSite {
    @Autowired
    ErrorReportReader reportReader;

    @Autowired
    SheetCheckRequestStore requests;

    @Autowired
    SecretLinks secretLinks;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void aLinkCannotBeGuessed() {
        var lost = visitor().get("/entretien/" + SecretToken.random().text());
        assertThat(lost.statusCode()).isEqualTo(410);
        for (var guess :
                new String[] {"1", "perdu", "a".repeat(43), "..%2f..", "%00", "' or 1=1 --".replace(" ", "%20")}) {
            var answer = visitor().get("/entretien/" + guess);
            assertThat(answer.statusCode()).as(guess).isIn(400, 404, 410);
            if (answer.statusCode() == 410) assertThat(main(answer.body())).isEqualTo(main(lost.body()));
        }
    }

    @Test
    void nobodyIsNamedForHerWorkBeforeSheAgreesAndThreeMonthsMakeAMaintainer() {
        var claire = person(Role.HELPER);
        for (var months = 0; months < 3; months++)
            for (var n = 0; n < 7; n++)
                sql.sql("insert into upkeep_step (recorded_at, place, act, who, actor)"
                                + " values (:at, :place, 'CONFIRMED', 'HELPER', :actor)")
                        .param(
                                "at",
                                clock.instant()
                                        .atZone(clock.getZone())
                                        .minusMonths(months)
                                        .toOffsetDateTime())
                        .param("place", UUID.randomUUID())
                        .param("actor", claire.id())
                        .update();
        var self = desk(claire);
        assertThat(visitor().get("/mainteneurs").body()).doesNotContain(claire.name());
        assertThat(self.get("/mon-entretien").body()).contains("21 mises à jour, environ 2 heures, dans 3 mois");
        assertThat(self.post("/mon-entretien", Map.of("_csrf", self.token("/mon-entretien"), "credit", "oui"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(visitor().get("/mainteneurs").body()).contains(claire.name(), "Responsable de fiches");
        assertThat(self.get("/mon-entretien/attestation.pdf").body()).startsWith("%PDF");
        self.post("/mon-entretien", Map.of("_csrf", self.token("/mon-entretien"), "credit", "non"));
        assertThat(visitor().get("/mainteneurs").body()).doesNotContain(claire.name());
        assertThat(visitor().get("/mon-entretien").statusCode()).isNotEqualTo(200);
    }

    @Test
    void anOldLinkSaysNoMoreThanAGuess() {
        var place = stale("Vieux " + mark, "vieux-" + mark + "@exemple.fr");
        round();
        var link = link(letterTo("vieux-" + mark + "@exemple.fr", 1));
        clock.advance(Duration.ofDays(61));
        var answer = visitor().get(link);
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(main(answer.body()))
                .isEqualTo(main(visitor()
                        .get("/entretien/" + SecretToken.random().text())
                        .body()))
                .doesNotContain(place.name());
        var late = visitor();
        var csrf = late.token("/lieux/" + place.slug() + "/signalement");
        assertThat(late.post(link + "/confirmations", Map.of("_csrf", csrf, "seen", "1"))
                        .statusCode())
                .isEqualTo(410);
        assertThat(acts(place)).doesNotContain(PlaceUpkeepStep.UpkeepAct.CONFIRMED);
    }

    @Test
    void theLinkOfAnotherNetworkIsNone() {
        stale("Ici " + mark, "ici-" + mark + "@exemple.fr");
        round();
        var link = link(letterTo("ici-" + mark + "@exemple.fr", 1));
        var hash = SecretToken.of(link.substring("/entretien/".length()))
                .orElseThrow()
                .hash();
        int moved = AllTenantsAccess.ask(() -> sql.sql("update links_link set network = 'ailleurs' where hash = :hash")
                .param("hash", hash)
                .update());
        assertThat(moved).isOne();
        assertThat(visitor().get(link).body()).contains("Ce lien ne marche pas");
    }

    @Test
    void aLinkServesOnePurpose() {
        var mail = "but-" + mark + "@exemple.fr";
        var place = stale("But " + mark, mail);
        round();
        var letter = letterTo(mail, 1);
        var secret = link(letter).substring("/entretien/".length());
        var stop = stopLink(letter).substring("/entretien/arret/".length());
        assertThat(visitor().get("/entretien/" + stop).statusCode()).isEqualTo(410);
        assertThat(visitor().get("/entretien/arret/" + secret).statusCode()).isEqualTo(410);
        assertThat(visitor().get("/connexion/" + secret).statusCode()).isEqualTo(410);
        var visitor = visitor();
        var csrf = visitor.token(link(letter));
        assertThat(visitor.post("/entretien/" + stop + "/confirmations", Map.of("_csrf", csrf, "seen", "1"))
                        .statusCode())
                .isEqualTo(410);
        assertThat(visitor.post("/entretien/arret/" + secret, Map.of("_csrf", csrf))
                        .statusCode())
                .isEqualTo(410);
        assertThat(acts(place)).doesNotContain(PlaceUpkeepStep.UpkeepAct.CONFIRMED, PlaceUpkeepStep.UpkeepAct.STOPPED);
    }

    @Test
    void anAnswerSentTwiceIsReceivedOnce() {
        var mail = "rejeu-" + mark + "@exemple.fr";
        var place = stale("Rejeu " + mark, mail);
        round();
        var link = link(letterTo(mail, 1));
        var visitor = visitor();
        var form = new HashMap<>(Map.of("_csrf", visitor.token(link), "seen", "1"));
        assertThat(visitor.post(link + "/confirmations", form).statusCode()).isEqualTo(303);
        var again = visitor.post(link + "/confirmations", form);
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(again.body()).contains("Quelqu’un a déjà répondu").doesNotContain(place.name());
        assertThat(acts(place)).containsOnlyOnce(PlaceUpkeepStep.UpkeepAct.CONFIRMED);
    }

    /// The job locks the requests while it replaces their links; a person who answers at that moment waits and is
    /// shown the newer link, and there is no deadlock.
    @Test
    void anAnswerAtTheMomentOfTheReminderIsToldOfTheNewerLink() throws Exception {
        var mail = "instant-" + mark + "@exemple.fr";
        var place = stale("Instant " + mark, mail);
        round();
        var link = link(letterTo(mail, 1));
        var visitor = visitor();
        var form = Map.of("_csrf", visitor.token(link), "seen", "1");
        var ask = requestTracker.of(place.id()).orElseThrow().id();
        var held = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var reminder = threads.submit(() -> transaction.executeWithoutResult(status -> {
                requests.lock(List.of(ask));
                held.countDown();
                await(asked);
                rest(500);
                secretLinks.revoke(UpkeepLetterLinks.SHEET, ask.toString());
            }));
            await(held);
            var answer = threads.submit(() -> visitor.post(link + "/confirmations", form));
            asked.countDown();
            reminder.get(60, TimeUnit.SECONDS);
            assertThat(answer.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(410);
            assertThat(answer.get().body()).contains("Vous avez reçu un lien plus récent");
        }
        assertThat(acts(place)).doesNotContain(PlaceUpkeepStep.UpkeepAct.CONFIRMED);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void rest(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void openingALinkChangesNothing() {
        var mail = "robot-" + mark + "@exemple.fr";
        var place = stale("Robot " + mark, mail);
        round();
        var letter = letterTo(mail, 1);
        for (var link : links(letter)) {
            var answer = visitor().get(link);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        }
        assertThat(acts(place))
                .containsExactly(PlaceUpkeepStep.UpkeepAct.LETTER_POSTED, PlaceUpkeepStep.UpkeepAct.LETTER_GONE);
    }

    @Test
    void theSheetBehindALinkShowsWhatThePublicPageDoesAndWhatWasReportedAndNobodysAddressOrName() {
        var mail = "secret-" + mark + "@exemple.fr";
        var place = stale("Secret " + mark, "public-" + mark + "@exemple.fr");
        var desk = coordinator();
        var page = "/bureau/entretien/lieux/" + place.code();
        press(desk, page, page + "/responsables", Map.of("mail", mail, "name", "Nom Caché"));
        report(place, "other", "La porte reste fermée", "moi-" + mark + "@exemple.fr");
        round();
        assertThat(visitor().get(link(letterTo(mail, 1))).body())
                .contains("public-" + mark, "La porte reste fermée")
                .doesNotContain(mail, "Nom Caché", "moi-" + mark);
    }

    @Test
    void anotherPlaceCannotBeReachedFromALink() {
        var mail = "mien-" + mark + "@exemple.fr";
        var mine = stale("Mien " + mark, mail);
        var other = stale("Autre " + mark, "");
        report(other, "other", "Pour l'autre", "");
        var foreign = reportReader.waiting(List.of(other.id())).getFirst();
        round();
        var link = link(letterTo(mail, 1));
        var visitor = visitor();
        var form = new HashMap<>(Map.of("seen", "1", "answer-" + foreign.id(), "Pirate"));
        form.put("place", other.id().toString());
        form.put("code", other.code().value());
        form.put("id", other.id().toString());
        press(visitor, link, link + "/confirmations", form);
        assertThat(acts(other)).doesNotContain(PlaceUpkeepStep.UpkeepAct.CONFIRMED, PlaceUpkeepStep.UpkeepAct.ANSWERED);
        assertThat(acts(mine)).contains(PlaceUpkeepStep.UpkeepAct.CONFIRMED);
        assertThat(reportReader.waiting(List.of(other.id()))).hasSize(1);
    }

    @Test
    void fieldsThatThePageDoesNotAskAreNotWritten() {
        var mail = "champs-" + mark + "@exemple.fr";
        var place = stale("Champs " + mark, mail);
        round();
        var link = link(letterTo(mail, 1));
        press(
                visitor(),
                link + "/correction",
                link + "/corrections",
                Map.of(
                        "seen", "1",
                        "nom", place.name(),
                        "adresse", "1 rue de l'Essai",
                        "code_postal", "17100",
                        "commune", "Saintes",
                        "pivot", "12345678901234",
                        "latitude", "48.85",
                        "longitude", "2.35",
                        "source", "Pirate"));
        assertThat(now(place).sheet().get(Field.PIVOT)).isEmpty();
        assertThat(now(place).point()).isEmpty();
        assertThat(now(place).sheet().get(Field.SOURCE)).isEmpty();
    }

    @Test
    void whoeverReadsAnOldPageIsToldAndLosesNothing() {
        var mail = "meme-" + mark + "@exemple.fr";
        var place = stale("Même " + mark, mail);
        round();
        var link = link(letterTo(mail, 1));
        var visitor = visitor();
        var csrf = visitor.token(link + "/correction");
        var desk = coordinator();
        var typed = new HashMap<String, String>();
        typed.put("seen", "1");
        typed.put("nom", "Nouveau nom " + mark);
        typed.put("adresse", "1 rue de l'Essai");
        typed.put("code_postal", "17100");
        typed.put("commune", "Saintes");
        typed.put("pivot", "00000000000000");
        press(desk, "/bureau/lieux/" + place.code(), "/bureau/lieux/" + place.code() + "/corrections", typed);
        typed.put("nom", "Nom du lieu " + mark);
        typed.put("_csrf", csrf);
        var told = visitor.post(link + "/corrections", typed);
        assertThat(told.statusCode()).isEqualTo(409);
        assertThat(told.body()).contains("Votre texte n’est pas perdu", "Nom du lieu " + mark);
        var confirmed = visitor.post(link + "/confirmations", Map.of("_csrf", csrf, "seen", "1"));
        assertThat(confirmed.statusCode()).isEqualTo(409);
        assertThat(confirmed.body()).contains("Nouveau nom " + mark);
        typed.put("seen", "2");
        assertThat(visitor.post(link + "/corrections", typed).statusCode()).isEqualTo(303);
        assertThat(now(place).name()).isEqualTo("Nom du lieu " + mark);
    }

    @Test
    void namesAreTextEverywhere() {
        var mail = "nom-" + mark + "@exemple.fr";
        var place = stale("<img src=x onerror=alert(1)>\r\nBcc: tous@exemple.fr " + mark, mail);
        var desk = coordinator();
        var page = "/bureau/entretien/lieux/" + place.code();
        press(desk, page, page + "/responsables", Map.of("mail", mail, "name", "<b>Zoé</b>"));
        var refused = desk.post(
                page + "/responsables",
                Map.of("_csrf", desk.token(page), "mail", "x@exemple.fr\r\nBcc: y@exemple.fr", "name", ""));
        assertThat(refused.statusCode()).isEqualTo(422);
        round();
        var letter = letterTo(mail, 1);
        assertThat(subject(letter)).contains("Bcc: tous@exemple.fr").doesNotContain("\n");
        assertThat(sentTo("tous@exemple.fr")).isEmpty();
        assertThat(html(letter)).contains("&lt;img src=x").doesNotContain("<img", "<b>");
        for (var seen : new String[] {
            visitor().get(link(letter)).body(),
            desk.get(page).body(),
            desk.get("/bureau/entretien").body()
        }) assertThat(seen).doesNotContain("<img src=x", "<b>Zoé");
    }

    @Test
    void onlyCoordinatorsSeeTheDesk() {
        var place = stale("Bureau " + mark, "");
        var helper = desk(person(Role.HELPER));
        for (var page : new String[] {
            "/bureau/entretien",
            "/bureau/entretien/fait",
            "/bureau/entretien/fait.csv",
            "/bureau/entretien/lieux/" + place.code()
        }) {
            assertThat(helper.get(page).statusCode()).as(page).isEqualTo(404);
            assertThat(visitor().get(page).statusCode()).as(page).isEqualTo(303);
        }
    }

    @Test
    void aLetterOfAnotherPlaceIsNotDecidedHere() {
        var mail = "lettre-" + mark + "@exemple.fr";
        stale("Lettre " + mark, mail);
        var other = stale("Ailleurs " + mark, "");
        round();
        letterTo(mail, 1);
        var letter = sql.sql(
                        "select l.id::text from upkeep_letter l join upkeep_person p on p.id = l.person where p.mail = :m")
                .param("m", mail)
                .query(String.class)
                .single();
        var desk = coordinator();
        var page = "/bureau/entretien/lieux/" + other.code();
        var csrf = desk.token(page);
        for (var action :
                new String[] {"/courriels/" + letter + "/retour", "/courriels/" + UUID.randomUUID() + "/sort"})
            assertThat(desk.post(page + action, Map.of("_csrf", csrf)).statusCode())
                    .isEqualTo(404);
    }

    @Test
    void aSheetHasAFewCaretakersAtMost() throws Exception {
        var place = stale("Foule " + mark, "");
        var nadia = actor(person(Role.COORDINATOR));
        try (var threads = Executors.newFixedThreadPool(6)) {
            threads.invokeAll(IntStream.range(0, 6)
                    .mapToObj(i -> (Callable<PlaceCaretakers.AppointmentResult>) () -> caretakers.appoint(
                            nadia, place.code(), new MailAddress("f" + i + "-" + mark + "@exemple.fr"), "", "fr"))
                    .toList());
        }
        assertThat(caretakers.appoint(nadia, place.code(), new MailAddress("g-" + mark + "@exemple.fr"), "", "fr"))
                .isEqualTo(new PlaceCaretakers.AppointmentResult.TooManyCaretakers(3));
        assertThat(caretakers.read(nadia, place)).hasSize(3);
    }

    @Test
    void theDatabaseHoldsNoLink() {
        var mail = "haché-" + mark + "@exemple.fr";
        var plain = "hache-" + mark + "@exemple.fr";
        stale("Haché " + mark, plain);
        round();
        var link = link(letterTo(plain, 1)).substring("/entretien/".length());
        assertThat(MailAddress.of(mail)).isEmpty();
        assertThat(sql.sql("select count(*) from mail_letter where body like :link or html like :link")
                        .param("link", "%" + link + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static String main(String html) {
        return html.substring(html.indexOf("<main"), html.indexOf("</main>"));
    }
}
