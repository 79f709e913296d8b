package org.tousaidants.governance.workshops;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.platform.db.FailingRow;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// A workshop from opening to end, over the real site: the rights of phones, slips and coordinators.
class RulesWorkshopsTest extends RunningSite {
    @Autowired
    RulesWorkshops workshops;

    @Test
    void aRoomOpensJoinsAnswersAndSeesItself() {
        var room = opened("Atelier de Saintes", 40);
        for (var level : new int[] {2, 3, 3, 3, 4}) {
            var phone = room.joined(port);
            assertThat(room.answer(phone, "niveaux", 1, level)).isEqualTo(303);
            assertThat(WorkshopFixture.read(phone, room.home())).contains("Niveaux de compétence : 1 sur 1");
        }
        var wall = wall(room);
        assertThat(wall)
                .contains("5 participants en ligne")
                .contains("Les participants sont d’accord : niveau 3")
                .contains("<noscript><meta http-equiv=\"refresh\"");
    }

    /// Its result is computed from the votes of simulated people.
    @Test
    void theVillageHeldAWorkshopAndItsResultIsThatOfItsVotes() {
        var nadia = signedIn(person(Role.COORDINATOR));
        var list = WorkshopFixture.read(nadia, "/bureau/ateliers");
        assertThat(list).contains("Atelier de Saintes (démonstration, réponses simulées)");
        var before = list.substring(0, list.indexOf("Atelier de Saintes (démonstration"));
        var link = before.substring(before.lastIndexOf("/bureau/ateliers/"));
        var desk = link.substring(0, link.indexOf('"'));
        assertThat(WorkshopFixture.read(nadia, desk))
                .contains("26 participants en ligne, 4 bulletins.")
                .contains("L’atelier est terminé.")
                .contains("Les participants sont d’accord")
                .contains("second tour");
        assertThat(WorkshopFixture.read(nadia, desk + "/brouillon"))
                .contains("monte de")
                .contains("Ouvrir le projet");
        assertThat(nadia.get(desk + "/proces-verbal.pdf").body()).startsWith("%PDF");
        var kept = sql.sql("select count(*) from workshops_answer where workshop = :id")
                .param("id", UUID.fromString(desk.substring(desk.lastIndexOf('/') + 1)))
                .query(Integer.class)
                .single();
        assertThat(kept).isGreaterThan(400);
    }

    @Test
    void theWallShowsNothingOfFewerThanFive() {
        var room = opened("Petit atelier", 40);
        for (var i = 0; i < 4; i++) room.answer(room.joined(port), "niveaux", 1, 8);
        assertThat(wall(room))
                .contains("4 participants en ligne")
                .doesNotContain("<svg")
                .doesNotContain("niveau 8");
        clock.advance(Duration.ofSeconds(3));
        assertThat(WorkshopFixture.read(room.coordinator, room.desk())).doesNotContain("niveau 8");
        // The sixth to ninth wait for the tenth.
        room.answer(room.joined(port), "niveaux", 1, 8);
        for (var i = 0; i < 4; i++) room.answer(room.joined(port), "niveaux", 1, 1);
        assertThat(wall(room)).contains("niveau 8 (former les maîtres-nageurs), 5 réponses");
    }

    @Test
    void anAnswerSentTwiceOrLateChangesNothing() {
        var room = opened("Réseau capricieux", 40);
        var phone = room.joined(port);
        var question = room.questions(phone, "niveaux").getFirst();
        assertThat(room.keep(phone, question, 1, 3, 100)).isEqualTo(204);
        assertThat(room.keep(phone, question, 1, 3, 100)).isEqualTo(204);
        assertThat(room.keep(phone, question, 1, 4, 101)).isEqualTo(204);
        // The first one, delayed by the network.
        assertThat(room.keep(phone, question, 1, 3, 100)).isEqualTo(204);
        assertThat(answers(room)).containsExactlyEntriesOf(Map.of(4, 1));
        // The same answer again, then an older one: the newest still counts.
        assertThat(room.keep(phone, question, 1, 4, 105)).isEqualTo(204);
        assertThat(room.keep(phone, question, 1, 2, 103)).isEqualTo(204);
        assertThat(answers(room)).containsExactlyEntriesOf(Map.of(4, 1));
        // A plain form may always change it.
        room.answer(phone, "niveaux", 1, 6);
        room.answer(phone, "niveaux", 1, 6);
        assertThat(answers(room)).containsExactlyEntriesOf(Map.of(6, 1));
    }

    @Test
    void onePhoneIsOnePersonWhateverItSends() {
        var room = opened("Un seul téléphone", 40);
        var phone = room.joined(port);
        var question = room.questions(phone, "niveaux").getFirst();
        for (var i = 1; i <= 30; i++) room.keep(phone, question, 1, i % 9, i);
        phone.post(room.home(), Map.of("_csrf", phone.token(room.home() + "/benevole/niveaux")));
        assertThat(answers(room).values()).containsExactly(1);
        assertThat(WorkshopFixture.read(room.coordinator, room.desk()))
                .contains("1 participant en ligne,")
                .contains("a envoyé ou changé 30 réponses");
        sql.sql("update workshops_participant set changes = :most where workshop = :id")
                .param("most", WorkshopParticipation.MOST_CHANGES)
                .param("id", UUID.fromString(room.id))
                .update();
        assertThat(room.keep(phone, question, 1, 1, 50)).isEqualTo(429);
    }

    @Test
    void noMorePhonesThanPeople() {
        var room = opened("Salle pleine", 5);
        for (var i = 0; i < 5; i++) room.joined(port);
        var late = visitor();
        var refused = late.post(room.home(), Map.of("_csrf", late.token(room.home())));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("L’atelier est complet");
        room.press("places", Map.of("places", "6"));
        room.joined(port);
    }

    /// Two clicks before the first response sets the cookie.
    @Test
    void theButtonPressedTwiceLetsInOnePhone() throws Exception {
        var room = opened("Deux fois le bouton", 5);
        var hasty = visitor();
        var page = hasty.get(room.home()).body();
        var entry = Pattern.compile("name=\"entree\" value=\"([^\"]+)\"").matcher(page);
        assertThat(entry.find()).isTrue();
        var form = Map.of("_csrf", Visitor.tokenIn(page), "entree", entry.group(1));
        var presses = new ArrayList<Callable<Integer>>();
        for (var i = 0; i < 8; i++) {
            var press = visitor();
            press.cookies.putAll(hasty.cookies);
            presses.add(() -> press.post(room.home(), form).statusCode());
        }
        try (var all = Executors.newFixedThreadPool(8)) {
            for (var pressed : all.invokeAll(presses)) assertThat(pressed.get()).isEqualTo(303);
        }
        assertThat(sql.sql("select count(*) from workshops_participant where workshop = ?")
                        .param(UUID.fromString(room.id))
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void theSecondRoundAsksOnlyWhatDivides() {
        var room = opened("Deux tours", 40);
        var phones = new Visitor[6];
        for (var i = 0; i < 6; i++) {
            phones[i] = room.joined(port);
            room.answer(phones[i], "niveaux", 1, i < 3 ? 1 : 6);
            room.answer(phones[i], "engagements", 1, WorkshopQuestion.TO_TAKE);
        }
        room.press("second-tour", Map.of());
        var home = WorkshopFixture.read(phones[0], room.home());
        assertThat(home).contains("Second tour").contains("/niveaux").doesNotContain("/engagements");
        assertThat(phones[0].get(room.home() + "/benevole/engagements").statusCode())
                .isEqualTo(404);
        assertThat(phones[0].get(room.home() + "/benevole/niveaux").body())
                .contains("la moitié des réponses allait de 1 à 6");
        // A delayed answer of the first round does not count for the second.
        var question = room.questions(phones[0], "niveaux").getFirst();
        assertThat(room.keep(phones[0], question, 1, 8, 9_999)).isEqualTo(409);
        for (var phone : phones) room.answer(phone, "niveaux", 2, 3);
        assertThat(WorkshopFixture.read(room.coordinator, room.desk()))
                .contains("Les participants sont d’accord : niveau 3");
        // Another second round is refused, and nothing changes.
        assertThat(press(room, "second-tour")).endsWith("?suite=trop-tard");
    }

    @Test
    void aClosedWorkshopRefusesPolitelyAndForgetsWhoSaidWhat() {
        var room = opened("Fin", 40);
        var phone = room.joined(port);
        room.answer(phone, "niveaux", 1, 3);
        room.answer(phone, "engagements", 1, 2);
        var token = phone.token(room.home() + "/benevole/niveaux");
        room.press("fin", Map.of());
        var refused = phone.get(room.home());
        assertThat(refused.statusCode()).isEqualTo(410);
        assertThat(refused.body()).contains("L’atelier est terminé").contains("Merci");
        assertThat(phone.post(room.home() + "/envois", Map.of("_csrf", token, "tour", "1", "q1", "8"))
                        .statusCode())
                .isEqualTo(410);
        assertThat(visitor().get(room.home()).statusCode()).isEqualTo(410);
        assertThat(count(
                        "select count(*) from workshops_participant where workshop = :id and secret is not null", room))
                .isZero();
        // The answers of one phone cannot be linked.
        assertThat(count("select count(distinct participant) from workshops_answer where workshop = :id", room))
                .isEqualTo(count("select count(*) from workshops_answer where workshop = :id", room))
                .isGreaterThan(2);
        assertThat(press(room, "fin")).endsWith("?suite=trop-tard");
    }

    @Test
    void aWorkshopEndsWithItsLastDay() {
        var room = opened("Un jour", 40);
        var phone = room.joined(port);
        sql.sql("update workshops_workshop set ends_at = opened_at where id = :id")
                .param("id", UUID.fromString(room.id))
                .update();
        assertThat(phone.get(room.home()).statusCode()).isEqualTo(410);
        assertThat(WorkshopFixture.read(room.coordinator, room.desk())).contains("Le dernier jour est passé");
    }

    @Test
    void oneWorkshopThatCannotBeWrittenStopsNoOther() {
        var broken = opened("Cassé", 40);
        var good = opened("Bon", 40);
        for (var room : List.of(broken, good)) room.answer(room.joined(port), "niveaux", 1, 3);
        clock.advance(Duration.ofDays(40));
        var known = "select count(*) from workshops_participant where workshop = :id and secret is not null";
        try (var _ = FailingRow.in(sql, "workshops_participant", "update", "new.workshop = '" + broken.id + "'")) {
            assertThat(jobs.run("workshops.forget")).hasSize(1);
        }
        assertThat(count(known, good)).isZero();
        assertThat(count(known, broken)).isOne();
        clock.advance(Duration.ofMinutes(2));
        job("workshops.forget");
        assertThat(count(known, broken)).isZero();
    }

    @Test
    void aWorkshopThatNobodyEndedForgetsWhoSaidWhatAfterItsLastDay() {
        var room = opened("Oublié", 40);
        var phone = room.joined(port);
        room.answer(phone, "niveaux", 1, 3);
        room.answer(phone, "engagements", 1, 2);
        job("workshops.forget");
        assertThat(count(
                        "select count(*) from workshops_participant where workshop = :id and secret is not null", room))
                .isOne();
        clock.advance(Duration.ofDays(40));
        job("workshops.forget");
        job("workshops.forget");
        assertThat(count(
                        "select count(*) from workshops_participant where workshop = :id and secret is not null", room))
                .isZero();
        assertThat(count("select count(distinct participant) from workshops_answer where workshop = :id", room))
                .isEqualTo(count("select count(*) from workshops_answer where workshop = :id", room))
                .isGreaterThan(1);
        // It can still be closed at the desk, with its minutes.
        assertThat(workshops.close(actor(person(Role.COORDINATOR)), UUID.fromString(room.id)))
                .isEqualTo(new RulesWorkshops.WorkshopActResult.WorkshopActRecorded());
    }

    @Test
    void aPaperSlipCountsOnceAndAsMuchAsAPhone() {
        var room = opened("Papier", 40);
        var form = room.coordinator.get(room.desk() + "/bulletin").body();
        var slip = form.replaceAll("(?s).*name=\"id\" value=\"([^\"]+)\".*", "$1");
        var question = form.replaceAll("(?s).*?name=\"(q\\d+)\".*", "$1");
        var typed = Map.of("_csrf", Visitor.tokenIn(form), "id", slip, "profil", "benevole", question, "4");
        assertThat(room.coordinator
                        .post(room.desk() + "/bulletin", typed)
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("&note=1"));
        room.coordinator.post(room.desk() + "/bulletin", typed);
        assertThat(WorkshopFixture.read(room.coordinator, room.desk())).contains("1 bulletin.");
        assertThat(answers(room)).containsExactlyEntriesOf(Map.of(4, 1));
        var wrong = room.coordinator.post(
                room.desk() + "/bulletin",
                Map.of("_csrf", Visitor.tokenIn(form), "id", slip, "profil", "benevole", question, "9"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("tapez un chiffre de 0 à 8").contains("value=\"9\"");
    }

    @Test
    void codesAreNotGuessed() throws Exception {
        var room = opened("Devinez", 40);
        var statuses = new TreeSet<Integer>();
        // From its own address: the limit counts by address.
        try (var guesser = HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral("127.0.0.9"))
                .build()) {
            var tried = List.of("/atelier/bcdfgh", "/atelier/bcdfgh/mur", "/atelier/zzz", room.home());
            for (var i = 0; i < 100; i++) {
                var asked =
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + tried.get(i < 90 ? i % 3 : 3)));
                statuses.add(
                        guesser.send(asked.build(), BodyHandlers.discarding()).statusCode());
            }
        }
        assertThat(statuses).containsExactly(404, 429);
        assertThat(visitor().get(room.home()).statusCode()).isEqualTo(200);
    }

    @Test
    void whatStrangersTypeStaysText() {
        var room = opened("<script>alert(1)</script> & « nous »", 40);
        assertThat(visitor().get(room.home()).body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; « nous »")
                .doesNotContain("<script>alert");
        assertThat(wall(room)).doesNotContain("<script>alert");
        var phone = room.joined(port);
        var token = phone.token(room.home() + "/benevole/niveaux");
        assertThat(phone.post(
                                room.home() + "/envois",
                                Map.of("_csrf", token, "tour", "1", "q1", "<b>", "q2", "99", "q999999", "3", "qx", "1"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(answers(room)).isEmpty();
        assertThat(phone.post(
                                room.home() + "/envois",
                                "application/x-www-form-urlencoded",
                                ("_csrf=" + token + "&q1=" + "3".repeat(2_000_000)).getBytes(StandardCharsets.US_ASCII))
                        .statusCode())
                .isEqualTo(413);
        assertThat(visitor().post(room.home() + "/envois", Map.of("q1", "3")).statusCode())
                .isEqualTo(403);
        assertThat(visitor().get("/atelier/" + "x".repeat(4000)).statusCode()).isEqualTo(404);
    }

    @Test
    void aWrongOpeningIsToldAndOpensNothing() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var form = WorkshopFixture.form(coordinator, "", 2);
        form.remove("profils");
        form.put("jour", "2020-10-22");
        form.put("part", "50");
        var wrong = coordinator.post("/bureau/ateliers", form);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("Écrivez un titre.")
                .contains("Choisissez un jour entre")
                .contains("Cochez au moins un profil.");
        var helper = signedIn(person(Role.HELPER));
        assertThat(helper.get("/bureau/ateliers").statusCode()).isEqualTo(404);
        var twice = WorkshopFixture.form(coordinator, "Deux fois", 20);
        coordinator.post("/bureau/ateliers", twice);
        coordinator.post("/bureau/ateliers", twice);
        assertThat(sql.sql("select count(*) from workshops_workshop where title = 'Deux fois'")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private WorkshopFixture opened(String title, int seats) {
        return WorkshopFixture.opened(signedIn(person(Role.COORDINATOR)), title, seats);
    }

    private String wall(WorkshopFixture room) {
        clock.advance(Duration.ofSeconds(3));
        return WorkshopFixture.read(visitor(), room.home() + "/mur");
    }

    private static String press(WorkshopFixture room, String act) {
        return room.coordinator
                .post(room.desk() + "/" + act, Map.of("_csrf", room.coordinator.token(room.desk())))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private int count(String select, WorkshopFixture room) {
        return sql.sql(select)
                .param("id", UUID.fromString(room.id))
                .query(Integer.class)
                .single();
    }

    /// Answers to levels, with their counts.
    private Map<Integer, Integer> answers(WorkshopFixture room) {
        var found = new java.util.TreeMap<Integer, Integer>();
        sql.sql("""
                select answer, count(*) n from workshops_answer a join workshops_question q
                using (network, workshop) where q.number = a.question and kind = 'LEVEL' and workshop = :id group by answer""").param("id", UUID.fromString(room.id)).query(row -> {
            found.put(row.getInt("answer"), row.getInt("n"));
        });
        return found;
    }
}
