package org.tousaidants.label.sortition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.sortition.DrawnSeat.Answer;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// Tests the seats of people helped on the running site: agreement, draw, answer, words read first, withdrawal.
class SortitionTest extends RunningSite {
    private static final Pattern CODE = Pattern.compile("<strong>(S[0-9A-Z]{3}(?:-[0-9A-Z]{4}){5})</strong>");
    private static final Pattern OWN = Pattern.compile("http\\S+(/voix/moi/\\S+)");

    @Autowired
    SeatAgreements agreements;

    @Autowired
    SeatDraws draws;

    @Autowired
    SortitionStore store;

    @Autowired
    HelpedPeopleWords words;

    /// The network forgets everybody, so that each test knows among whom it draws.
    private void nobodyAgreed() {
        sql.sql("delete from sortition_meeting").update();
        sql.sql("delete from sortition_person").update();
    }

    private String agreed(String name) {
        var mail = UUID.randomUUID() + "@example.org";
        agreements.agree(Optional.empty(), new SeatAgreementRequest(name, MailAddress.of(mail), "", "fr"));
        return mail;
    }

    private String page(String mail) {
        var link = OWN.matcher(posted(mail).getFirst().body());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private SeatedMeeting committee(int seats) {
        var meeting = new SeatedMeeting(
                UUID.randomUUID(),
                MeetingKind.COMMITTEE,
                Optional.empty(),
                "Une séance du comité",
                ParisTime.today(clock).plusDays(20),
                "de 14 h à 16 h",
                "Mairie de Saintes",
                seats);
        draws.open(actor(person(Role.COORDINATOR)), meeting);
        return meeting;
    }

    private String mailOf(DrawnSeat seat) {
        return store.person(seat.person().orElseThrow()).orElseThrow().mail();
    }

    private static int answer(Visitor visitor, String page, DrawnSeat seat, String answer) {
        return visitor.post(
                        page + "/" + seat.meeting() + "/" + seat.n() + "/reponse",
                        Map.of("_csrf", visitor.token(page), "reponse", answer))
                .statusCode();
    }

    private static Map<String, String> typed(Visitor helper, String name, String mail, String postal) {
        return new HashMap<>(Map.of(
                "_csrf",
                helper.token("/voix/accord"),
                "siege",
                "oui",
                "siege-nom",
                name,
                "siege-courriel",
                mail,
                "siege-adresse",
                postal));
    }

    @Test
    void thePublicPageSaysThatOneMaySayNoAndWithdraw() {
        var page = visitor().get("/voix").body();
        assertThat(page)
                .contains("dire non à chaque invitation")
                .contains("vous retirer à tout moment")
                .contains("n’a pas de pass numérique");
        assertThat(visitor().get("/voix?lang=en").body()).contains("withdraw at any time");
    }

    @Test
    void aHelperTypesTheAgreementAndThePersonWithdrawsWithTheirCode() {
        nobodyAgreed();
        var helper = signedIn(person(Role.HELPER));
        var answer = helper.post("/voix/accord", typed(helper, "Odette Martin", "", "3 rue du Port\n17100 Saintes"));
        var code = CODE.matcher(answer.body());
        assertThat(code.find()).isTrue();
        assertThat(sql.sql("select count(*) from sortition_code where encode(hash, 'escape') like :code")
                        .param("code", "%" + code.group(1).substring(0, 4) + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
        var coordinator = signedIn(person(Role.COORDINATOR));
        assertThat(coordinator.get("/bureau/voix").body())
                .contains("Une personne est d’accord")
                .doesNotContain("Odette");
        var odette = visitor();
        var opened = odette.post("/voix/moi", Map.of("_csrf", odette.token("/voix/moi"), "code", code.group(1)));
        var page = Visitor.unlinked(opened.headers().firstValue("Location").orElseThrow());
        page = page.replaceFirst("^http://[^/]+", "");
        assertThat(odette.get(page).body()).contains("Bonjour Odette Martin");
        assertThat(odette.post(page + "/retrait", Map.of("_csrf", odette.token(page)))
                        .statusCode())
                .isEqualTo(303);
        assertThat(store.people()).isZero();
        assertThat(odette.get(page).statusCode()).isEqualTo(404);
        assertThat(sql.sql("select count(*) from sortition_code")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void withoutABoxANameOrAnAddressNothingIsKept() {
        nobodyAgreed();
        var helper = signedIn(person(Role.HELPER));
        var unticked = typed(helper, "Odette Martin", "odette@example.org", "");
        unticked.remove("siege");
        assertThat(helper.post("/voix/accord", unticked).statusCode()).isEqualTo(422);
        assertThat(helper.post("/voix/accord", typed(helper, "Odette Martin", "", ""))
                        .statusCode())
                .isEqualTo(422);
        assertThat(helper.post("/voix/accord", typed(helper, "", "odette@example.org", ""))
                        .statusCode())
                .isEqualTo(422);
        assertThat(helper.post("/voix/accord", typed(helper, "Odette", "pas une adresse", ""))
                        .statusCode())
                .isEqualTo(422);
        assertThat(store.people()).isZero();
        assertThat(visitor().get("/voix/accord").statusCode()).isNotEqualTo(200);
    }

    @Test
    void theSamePersonTwiceIsDrawnOnce() {
        nobodyAgreed();
        var asked = new SeatAgreementRequest("Odette", MailAddress.of("odette.deux@example.org"), "", "fr");
        agreements.agree(Optional.empty(), asked);
        agreements.agree(Optional.empty(), asked);
        var onPaper = new SeatAgreementRequest("Jean Petit", Optional.empty(), "Le bourg, 17120 Cozes", "fr");
        agreements.agree(Optional.empty(), onPaper);
        agreements.agree(
                Optional.empty(),
                new SeatAgreementRequest("jean petit", Optional.empty(), "le bourg, 17120 COZES", "fr"));
        assertThat(store.people()).isEqualTo(2);
    }

    @Test
    void theDrawCanBeRepeatedAndEachRefusalDrawsAnotherPerson() {
        nobodyAgreed();
        for (var n = 0; n < 5; n++) agreed("Personne " + n);
        var meeting = committee(2);
        var seats = store.seats(meeting.id());
        assertThat(seats).hasSize(2);
        for (var seat : seats) {
            assertThat(seat.person()).contains(ReproducibleDraw.first(seat.seed(), seat.pool()));
            assertThat(posted(mailOf(seat)).getFirst().body())
                    .contains("Mairie de Saintes", "de 14 h à 16 h", "Vous pouvez dire non");
        }
        assertThat(seats.getFirst().pool()).hasSize(5);
        assertThat(seats.getLast().pool())
                .hasSize(4)
                .doesNotContain(seats.getFirst().person().orElseThrow());
        var first = seats.getFirst();
        assertThat(answer(visitor(), page(mailOf(first)), first, "non")).isEqualTo(303);
        var after = store.seats(meeting.id());
        assertThat(after).hasSize(3);
        assertThat(after.getFirst().answer()).isEqualTo(Answer.DECLINED);
        assertThat(after.getLast().pool()).hasSize(3);
    }

    @Test
    void anybodyRepeatsADrawWithTheSeedTheNumbersAndTheResultWithoutAName() {
        nobodyAgreed();
        for (var n = 0; n < 4; n++) agreed("Odette Martin" + n);
        var meeting = committee(2);
        var stranger = visitor();
        assertThat(stranger.get("/voix/tirages").body())
                .contains("Une séance du comité", "/voix/tirages/" + meeting.id() + ".txt")
                .doesNotContain("Odette", "@example.org", "Mairie de Saintes");
        var text = stranger.get("/voix/tirages/" + meeting.id() + ".txt").body();
        assertThat(text).doesNotContain("Odette", "@", "Mairie");
        var seats = store.seats(meeting.id());
        var rounds = text.split("graine ", -1);
        assertThat(rounds).hasSize(seats.size() + 1);
        for (var seat : seats) {
            // Computed as the text says, without the code of the draw.
            var lines = rounds[seat.n()].lines().toList();
            var numbers =
                    lines.stream().filter(line -> line.matches("[0-9a-f-]{36}")).toList();
            var smallest = numbers.stream()
                    .min(Comparator.comparing(number -> sha256(lines.getFirst() + ":" + number)))
                    .orElseThrow();
            assertThat(smallest).isEqualTo(seat.person().orElseThrow().toString());
            assertThat(text).contains("tiré " + smallest);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPublishedDrawTellsNeitherAnAnswerNorWordsNorWhoWithdrew() {
        nobodyAgreed();
        var mail = agreed("Odette Unique");
        agreed("Marcel");
        var meeting = committee(1);
        var before = visitor().get("/voix/tirages/" + meeting.id() + ".txt").body();
        var seat = store.seats(meeting.id()).getFirst();
        var page = page(mailOf(seat));
        var person = visitor();
        answer(person, page, seat, "oui");
        person.post(
                page + "/" + seat.meeting() + "/" + seat.n() + "/mots",
                Map.of("_csrf", person.token(page), "mots", "Parlez-moi lentement."));
        assertThat(visitor().get("/voix/tirages/" + meeting.id() + ".txt").body())
                .isEqualTo(before);
        agreements.withdraw(actor(person(Role.COORDINATOR)), mail);
        assertThat(visitor().get("/voix/tirages/" + meeting.id() + ".txt").body())
                .startsWith(before);
        assertThat(visitor().get("/voix/tirages/" + UUID.randomUUID() + ".txt").statusCode())
                .isEqualTo(404);
        assertThat(visitor().get("/voix/tirages/moi.txt").statusCode()).isIn(400, 404);
    }

    @Test
    void nobodyAnswersForAnotherPersonNorAfterTheSeatWasGivenAway() {
        nobodyAgreed();
        for (var n = 0; n < 4; n++) agreed("Personne " + n);
        var meeting = committee(2);
        var seats = store.seats(meeting.id());
        var mine = seats.getFirst();
        var others = seats.getLast();
        var page = page(mailOf(mine));
        assertThat(answer(visitor(), page, others, "oui")).isEqualTo(404);
        assertThat(answer(visitor(), page, mine, "non")).isEqualTo(303);
        answer(visitor(), page, mine, "oui");
        assertThat(store.seats(meeting.id()).getFirst().answer()).isEqualTo(Answer.DECLINED);
        assertThat(visitor().get("/voix/moi/inconnu").statusCode()).isEqualTo(404);
        var helper = signedIn(person(Role.HELPER));
        assertThat(helper.get("/bureau/voix").statusCode()).isEqualTo(404);
        assertThat(helper.get("/bureau/voix/" + meeting.id()).statusCode()).isEqualTo(404);
    }

    @Test
    void theWordsOfThePersonAreReadFirstWithoutTheirNameAndGoWithThem() {
        nobodyAgreed();
        var mail = agreed("Odette Unique");
        committee(1);
        var seat = store.seatsOf(store.called(mail).getFirst().id()).getFirst();
        var page = page(mail);
        var odette = visitor();
        var note = page + "/" + seat.meeting() + "/" + seat.n() + "/mots";
        odette.post(note, Map.of("_csrf", odette.token(page), "mots", "Trop tôt"));
        assertThat(words.forCommittee()).isEmpty();
        assertThat(answer(odette, page, seat, "oui")).isEqualTo(303);
        odette.post(note, Map.of("_csrf", odette.token(page), "mots", "Parlez-moi <b>lentement</b>."));
        var coordinator = signedIn(person(Role.COORDINATOR));
        assertThat(coordinator.get("/bureau/label").body())
                .contains("À lire d’abord", "Parlez-moi &lt;b&gt;lentement")
                .doesNotContain("Odette Unique");
        var desk = coordinator.get("/bureau/voix/" + seat.meeting()).body();
        assertThat(desk).contains("Odette Unique", "La personne vient", "n’est pas ouvert dans ce réseau");
        assertThat(odette.post(page + "/retrait", Map.of("_csrf", odette.token(page)))
                        .statusCode())
                .isEqualTo(303);
        assertThat(words.forCommittee()).isEmpty();
        assertThat(coordinator.get("/bureau/voix/" + seat.meeting()).body())
                .contains("Personne retirée du tirage", "Des places restent vides")
                .doesNotContain("Odette Unique");
        // A new agreement fills the seat without anybody.
        agreed("Marcel");
        job("sortition.seats");
        assertThat(store.seats(seat.meeting())).hasSize(2);
    }

    @Test
    void aPersonWithoutMailIsInvitedOnPaperAndAnswersByPhone() {
        nobodyAgreed();
        agreements.agree(
                Optional.empty(),
                new SeatAgreementRequest("Jean Petit", Optional.empty(), "Le bourg\n17120 Cozes", "fr"));
        var meeting = committee(1);
        var coordinator = signedIn(person(Role.COORDINATOR));
        assertThat(coordinator.get("/bureau").body()).contains("Une invitation à imprimer");
        var here = "/bureau/voix/" + meeting.id();
        var paper = coordinator.file(here + "/sieges/1/lettre", Map.of("_csrf", coordinator.token(here)));
        assertThat(paper.body()).startsWith('%', 'P', 'D', 'F');
        assertThat(coordinator.get("/bureau").body()).doesNotContain("Une invitation à imprimer");
        coordinator.post(here + "/sieges/1/reponse", Map.of("_csrf", coordinator.token(here), "reponse", "oui"));
        assertThat(store.seats(meeting.id()).getFirst().answer()).isEqualTo(Answer.ACCEPTED);
        assertThat(readings(meeting)).isPositive();
        // They withdraw by phone too.
        var gone = coordinator.post(
                "/bureau/voix/retrait", Map.of("_csrf", coordinator.token("/bureau/voix"), "qui", "jean petit"));
        assertThat(gone.statusCode()).isEqualTo(303);
        assertThat(store.people()).isZero();
        assertThat(coordinator
                        .post(
                                "/bureau/voix/retrait",
                                Map.of("_csrf", coordinator.token("/bureau/voix"), "qui", "jean petit"))
                        .statusCode())
                .isEqualTo(422);
    }

    private int readings(SeatedMeeting meeting) {
        return sql.sql("select count(*) from journal_entry where act = 'people.read' and subject = :subject")
                .param("subject", "sortition " + meeting.id())
                .query(Integer.class)
                .single();
    }

    @Test
    void withoutAnAnswerAnotherPersonIsDrawn() {
        nobodyAgreed();
        for (var n = 0; n < 2; n++) agreed("Personne " + n);
        var meeting = committee(1);
        sql.sql("update sortition_seat set drawn_at = drawn_at - interval '15 days' where meeting = :meeting")
                .param("meeting", meeting.id())
                .update();
        job("sortition.seats");
        assertThat(store.seats(meeting.id()))
                .extracting(DrawnSeat::answer)
                .isEqualTo(List.of(Answer.LAPSED, Answer.NONE));
    }

    @Test
    void anAgreementIsForgottenAfterItsPeriod() {
        nobodyAgreed();
        agreed("Personne");
        committee(1);
        assertThat(agreements.forget(clock.instant().minus(Duration.ofDays(30))))
                .isZero();
        assertThat(agreements.forget(clock.instant().plus(Duration.ofDays(30)))).isOne();
        assertThat(store.people()).isZero();
    }
}
