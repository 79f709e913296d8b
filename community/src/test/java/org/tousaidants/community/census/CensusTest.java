package org.tousaidants.community.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

class CensusTest extends RunningSite {
    private static final String DESK = "/bureau/recensements";
    private static final String QUESTIONS = """
            # commentaire
            postes | nombre | Combien d'ordinateurs ?
            wifi | oui-non | Le wifi est-il ouvert ?
            besoin | choix | Le plus grand besoin ? | Bras, Matériel
            mot | texte | Autre chose ?
            """;

    private Visitor desk;

    private String open(String title, int year, String questions, String structures, Duration time) {
        if (desk == null) desk = signedIn(person(Role.COORDINATOR));
        var form = new HashMap<>(Map.of(
                "_csrf", desk.token(DESK),
                "id", UUID.randomUUID().toString(),
                "titre", title,
                "annee", Integer.toString(year),
                "fin",
                        LocalDate.ofInstant(clock.instant().plus(time), ZoneId.of("Europe/Paris"))
                                .toString(),
                "questions", questions,
                "structures", structures));
        var answer = desk.post(DESK, form);
        return answer.statusCode() == 303
                ? answer.headers().firstValue("Location").orElseThrow()
                : answer.body();
    }

    private String link(String mail) {
        var body = outbox.latest(50).stream()
                .filter(one -> one.letter().to().value().equals(mail))
                .findFirst()
                .orElseThrow()
                .letter()
                .body();
        var link = Pattern.compile("(/recensement/[A-Za-z0-9_-]+)").matcher(body);
        assertThat(link.find()).as(body).isTrue();
        return link.group(1);
    }

    private int answer(String link, String... pairs) {
        var visitor = visitor();
        var form = new HashMap<String, String>();
        form.put("_csrf", visitor.token(link));
        for (var i = 0; i < pairs.length; i += 2) form.put(pairs[i], pairs[i + 1]);
        return visitor.post(link, form).statusCode();
    }

    @Test
    void structuresAnswerByALinkAndTheYearsCompare() {
        networks.found(networks.here());
        var mails = "Centre social ; centre@example.org\nMédiathèque ; media@example.org\nÉcho ; centre@example.org";
        open("Recensement d'avant", 2025, QUESTIONS, mails, Duration.ofDays(10));
        assertThat(answer(link("centre@example.org"), "q-postes", "4")).isEqualTo(303);
        clock.advance(Duration.ofDays(60));
        desk = null;
        var here = open("Recensement de maintenant", 2026, QUESTIONS, mails, Duration.ofDays(10));
        var link = link("centre@example.org");
        assertThat(answer(link, "q-postes", "beaucoup")).isEqualTo(422);
        assertThat(answer(link)).as("nothing answered").isEqualTo(422);
        assertThat(answer(link, "q-postes", "5", "q-wifi", "oui")).isEqualTo(303);
        assertThat(answer(link, "q-postes", "6", "q-wifi", "oui", "q-besoin", "Bras"))
                .as("corrected")
                .isEqualTo(303);
        var page = desk.get(here).body().replaceAll("\\h", " ");
        assertThat(page).contains("Une réponse sur 2", "En tout : 6", "en 2025 : 4 alors, 6 maintenant", "Bras");
        assertThat(desk.get(here + "/reponses.csv").body()).contains("structure;postes;wifi;besoin;mot", "6;oui;Bras;");
        assertThat(sql.sql("select total from census_numbers where year = 2026 and question = 'postes'")
                        .query(Long.class)
                        .single())
                .isEqualTo(6);

        // A structure gets at most one letter within three days, and none after its answer.
        assertThat(remind(here)).endsWith("relances=0");
        clock.advance(Duration.ofDays(4));
        desk = signedIn(person(Role.COORDINATOR));
        assertThat(remind(here)).endsWith("relances=1");
        assertThat(outbox.latest(1).getFirst().letter().subject()).contains("Rappel");
        clock.advance(Duration.ofDays(8));
        assertThat(visitor().get(link).body()).contains("vous pouvez les copier");
        assertThat(answer(link, "q-postes", "7")).as("over by this clock").isEqualTo(409);
        assertThat(visitor().get("/recensement/invente").statusCode()).isEqualTo(404);
    }

    private String remind(String here) {
        return desk.post(here + "/relances", Map.of("_csrf", desk.token(here)))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    @Test
    void aFormThatCannotBeReadSaysItsLineAndNothingLeaves() {
        networks.found(networks.here());
        for (var wrong : List.of(
                "postes | nombre | Combien ?\npostes | nombre | Encore ?",
                "a | nombre | b\nUne question",
                "postes | nombre | Combien ?\nbesoin | choix | Lequel ? | Un"))
            assertThat(open("Illisible", 2026, wrong, "Un ; un@example.org", Duration.ofDays(10)))
                    .as(wrong)
                    .contains("La ligne 2 des questions");
        assertThat(open("Illisible", 2026, QUESTIONS, "Un ; un@example.org\nDeux sans courriel", Duration.ofDays(10)))
                .contains("La ligne 2 des structures");
        assertThat(open("Illisible", 2026, QUESTIONS, "Un ; un@example.org", Duration.ofDays(-1)))
                .contains("Choisissez un jour à venir");
        assertThat(outbox.latest(50)).noneMatch(one -> one.letter().to().value().equals("un@example.org"));
    }
}
