package org.tousaidants.community.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

class TrainingsTest extends RunningSite {
    private static final String DESK = "/bureau/formations";

    private static Map<String, String> with(String token, String... pairs) {
        var form = new HashMap<String, String>();
        form.put("_csrf", token);
        form.put("id", UUID.randomUUID().toString());
        for (var i = 0; i < pairs.length; i += 2) form.put(pairs[i], pairs[i + 1]);
        return form;
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String found(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private String offered(Visitor desk) {
        var token = desk.token(DESK);
        return location(desk.post(
                DESK,
                with(
                        token,
                        "title",
                        "Protéger ses comptes",
                        "summary",
                        "Montrer un bon mot de passe.",
                        "hours",
                        "3",
                        "by",
                        "Thomas",
                        "competences",
                        "4.1",
                        "certificate",
                        "yes")));
    }

    private String day() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone())
                .plusDays(20)
                .toString();
    }

    @Test
    void fromAnOfferToASeatToTheCertificateOfWhoCame() {
        var coordinator = person(Role.COORDINATOR);
        var desk = signedIn(coordinator);
        var offer = offered(desk);
        var token = desk.token(offer);
        var date = with(token, "day", day(), "from", "14:00", "to", "17:00", "place", "Salle 2", "seats", "1");
        location(desk.post(offer + "/dates", date));
        var publicly = offer.replace("/bureau", "");
        var visitor = visitor();
        var page = visitor.get(publicly).body();
        var slot = found("name=\"date\" value=\"([0-9a-f-]{36})\"", page);
        var seat = with(Visitor.tokenIn(page), "date", slot, "name", "Odette Guérin");
        var own = location(visitor.post(publicly + "/inscriptions", seat));
        assertThat(visitor.get(own).body()).contains("Votre place est réservée");
        var second = with(Visitor.tokenIn(page), "date", slot, "name", "Marcel Roy");
        assertThat(visitor.get(location(visitor.post(publicly + "/inscriptions", second)))
                        .body())
                .contains("Vous êtes au rang 1");

        var roll = offer + "/dates/" + slot;
        var shown = desk.get(roll).body();
        assertThat(shown).contains("Odette Guérin").contains("Marcel Roy");
        // Nine days before the session, there is no attendance to certify.
        assertThat(shown).contains("Présence à noter le jour même").doesNotContain("La personne est venue");
        var booking = sql.sql("select id from bookings_booking where slot = :slot order by number limit 1")
                .param("slot", UUID.fromString(slot))
                .query(UUID.class)
                .single()
                .toString();
        desk.post(roll + "/presences", Map.of("_csrf", Visitor.tokenIn(shown), "booking", booking, "came", "true"));
        assertThat(desk.get(DESK + "/attestations/" + booking + ".pdf").statusCode())
                .isEqualTo(404);
        clock.advance(Duration.ofDays(20));
        desk = signedIn(coordinator);
        shown = desk.get(roll).body();
        location(desk.post(
                roll + "/presences", Map.of("_csrf", Visitor.tokenIn(shown), "booking", booking, "came", "true")));
        clock.advance(Duration.ofDays(1));
        desk = signedIn(coordinator);
        shown = desk.get(roll).body();
        assertThat(shown).contains("/attestations/" + booking + ".pdf");
        var pdf = desk.get(DESK + "/attestations/" + booking + ".pdf");
        assertThat(pdf.statusCode()).isEqualTo(200);
        assertThat(pdf.body()).startsWith("%PDF");
        location(desk.post(
                roll + "/presences", Map.of("_csrf", Visitor.tokenIn(shown), "booking", booking, "came", "false")));
        assertThat(desk.get(DESK + "/attestations/" + booking + ".pdf").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aDateThatEndsBeforeItBeginsIsToldAtItsField() {
        var desk = signedIn(person(Role.COORDINATOR));
        var offer = offered(desk);
        var wrong = with(desk.token(offer), "day", day(), "from", "17:00", "to", "14:00", "place", "x", "seats", "0");
        var answer = desk.post(offer + "/dates", wrong);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("L’heure de fin vient avant le début")
                .contains("f-seats");
    }

    @Test
    void aHelperIsNotShownTheRoll() {
        assertThat(signedIn(person(Role.HELPER)).get(DESK).statusCode()).isEqualTo(404);
        assertThat(visitor()
                        .get(DESK + "/attestations/" + UUID.randomUUID() + ".pdf")
                        .statusCode())
                .isNotEqualTo(200);
    }

    @Test
    void aTrainingTeachesAThemeOfTheVisionAndTheFourthPillarListsIt() {
        var desk = signedIn(person(Role.COORDINATOR));
        var mark = "Comprendre l’IA " + UUID.randomUUID();
        var form = new java.util.HashMap<>(Map.of(
                "_csrf", desk.token("/bureau/formations"),
                "id", UUID.randomUUID().toString(),
                "title", mark,
                "summary", "Poser des questions à une machine.",
                "hours", "3",
                "by", "Thomas Bernard",
                "themes", "ia"));
        assertThat(desk.post("/bureau/formations", form).statusCode()).isEqualTo(303);
        assertThat(visitor().get("/formations?theme=ia").body()).contains(mark);
        assertThat(visitor().get("/formations?theme=medias").body()).doesNotContain(mark);
        assertThat(visitor().get("/formations?theme=%3Cscript%3E").body()).contains(mark);
        assertThat(visitor().get("/formations/" + form.get("id")).body()).contains("/vision#ia");
        var page = visitor().get("/vision").body();
        assertThat(page)
                .contains(
                        mark, "Les quatre piliers", "Le label ne demande pas la vision", "/modules/parler-avec-une-ia")
                .contains("Les médias et l’information", "L’environnement");
        assertThat(visitor().get("/vision?lang=en").body())
                .contains("Vision, the fourth pillar", "Artificial intelligence");
        assertThat(visitor().get("/modules/numerique-et-planete").statusCode()).isEqualTo(200);

        // A theme that the territory has not is not kept.
        form.put("id", UUID.randomUUID().toString());
        form.put("title", mark + " bis");
        form.put("themes", "astrologie");
        assertThat(desk.post("/bureau/formations", form).statusCode()).isEqualTo(303);
        assertThat(visitor().get("/formations/" + form.get("id")).body())
                .contains(mark + " bis")
                .doesNotContain("Thèmes de la vision");
    }
}
