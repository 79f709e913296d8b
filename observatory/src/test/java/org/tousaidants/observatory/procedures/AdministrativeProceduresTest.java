package org.tousaidants.observatory.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.observatory.figures.ConfidenceInterval;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

class AdministrativeProceduresTest extends RunningSite {
    @Autowired
    AdministrativeProcedures procedures;

    private void acts(String procedure, String outcome, int many) {
        for (var i = 0; i < many; i++)
            sql.sql(
                            "insert into activitylog_activity (id, helper, kind, recorded_at, received_at, themes, procedure, mode, minutes,"
                                    + " heads, spot, outcome) values (:id, :helper, 'individual', :at, :at,"
                                    + " '{social_sante}', :procedure, 'with', 30, 1, 'place', :outcome)")
                    .param("id", UUID.randomUUID())
                    .param("helper", UUID.randomUUID())
                    .param("at", Timestamp.from(clock.instant()))
                    .param("procedure", procedure)
                    .param("outcome", outcome)
                    .update();
    }

    private static HttpResponse<String> send(Visitor who, String page, String path, Map<String, String> form) {
        var whole = new HashMap<>(form);
        whole.put("_csrf", who.token(page));
        return who.post(path, whole);
    }

    @Test
    void theBarometerSaysItsDoubtAndNothingOfTheFew() {
        acts("rsa_prime_activite", "solved", 20);
        acts("rsa_prime_activite", "not", 20);
        acts("parcoursup", "not", 10);
        var line = procedures.barometer().stream()
                .filter(one -> one.procedure().code().equals("rsa_prime_activite"))
                .findFirst()
                .orElseThrow();
        assertThat(line.failing()).hasValue(new ConfidenceInterval(35, 65));
        assertThat(line.about()).isEqualTo(40);
        assertThat(visitor().get("/demarches/parcoursup").body()).contains("Trop peu d’accompagnements");
        assertThat(visitor().get("/demarches").body()).contains("Nous n’estimons pas ce nombre");
        assertThat(visitor().get("/demarches/inconnue").statusCode()).isEqualTo(404);
    }

    private void givenUp(String procedure, String obstacle, int many) {
        sql.sql("""
                insert into activitylog_activity (id, helper, kind, recorded_at, received_at, themes, procedure, mode, minutes, heads,
                    spot, outcome, obstacle, next)
                select gen_random_uuid(), gen_random_uuid(), 'individual', :at, :at, array['social_sante'], :procedure,
                    'with', 30, 1, 'place', 'not', :obstacle, 'given_up' from generate_series(1, :many)""")
                .param("at", Timestamp.from(clock.instant()))
                .param("procedure", procedure)
                .param("obstacle", obstacle)
                .param("many", many)
                .update();
    }

    @Test
    void givingUpIsCountedWithItsReasons() {
        assertThat(visitor().get("/demarches/mdph_dossier").body()).contains("Aucun renoncement noté");
        givenUp("mdph_dossier", "window", 14);
        givenUp("mdph_dossier", "language", 12);
        assertThat(Visitor.unlinked(visitor().get("/demarches/mdph_dossier").body()))
                .contains("Renoncements notés depuis un an\u00a0: 26", ">14</td>", ">12</td>");
    }

    @Test
    void aSmallNumberOfPeopleWhoGaveUpIsHiddenAndNotFoundBySubtraction() {
        givenUp("aide_juridictionnelle", "paper", 3);
        assertThat(visitor().get("/demarches/aide_juridictionnelle").body())
                .contains("Moins de 11 renoncements", "qui n’est pas nul")
                .doesNotContain("id=\"renoncements\"");
        givenUp("aide_juridictionnelle", "window", 14);
        assertThat(visitor().get("/demarches/aide_juridictionnelle").body())
                .contains("depuis un an\u00a0: 17", "Nombre caché, mais pas nul")
                .doesNotContain(">14</td>", ">3</td>");
    }

    @Test
    void theDoubtIsThatOfWilson() {
        // 1 of 10 and 50 of 100, as the tables of the method give them: 1.8–40.4 %, 40.4–59.6 %.
        assertThat(ConfidenceInterval.of(1, 10)).isEqualTo(new ConfidenceInterval(0, 45));
        assertThat(ConfidenceInterval.of(50, 100)).isEqualTo(new ConfidenceInterval(40, 60));
        assertThat(ConfidenceInterval.of(0, 50).least()).isZero();
    }

    @Test
    void peersAdviseUnderTheirNameAndJudgeEachOther() {
        var author = person(Role.HELPER);
        var helper = signedIn(author);
        assertThat(visitor()
                        .post("/demarches/caf_allocations/conseils", Map.of("conseil", "Un conseil anonyme."))
                        .statusCode())
                .isNotEqualTo(303)
                .isNotEqualTo(200);
        var page = "/demarches/caf_allocations";
        assertThat(send(helper, page, page + "/conseils", Map.of("conseil", "court"))
                        .statusCode())
                .isEqualTo(422);
        send(helper, page, page + "/conseils", Map.of("conseil", "Demander d’abord le code reçu par courrier."));
        assertThat(helper.get(page).body()).contains("Demander d’abord le code", author.name());
        assertThat(visitor().get(page).body()).doesNotContain("Demander d’abord le code");
        var advice =
                sql.sql("select id from procedures_advice").query(UUID.class).single();
        send(helper, page, page + "/conseils/" + advice + "/avis", Map.of("avis", "juste"));
        assertThat(sql.sql("select count(*) from procedures_voice")
                        .query(Long.class)
                        .single())
                .isZero();
        send(signedIn(person(Role.HELPER)), page, page + "/conseils/" + advice + "/avis", Map.of("avis", "faux"));
        assertThat(helper.get(page).body()).contains("contredit 1 fois");
    }

    @Test
    void anObstacleNamesNobodyAndIsToldWhenThereAreEnough() {
        var helper = signedIn(person(Role.HELPER));
        var page = "/demarches/titre_sejour";
        assertThat(send(helper, page, page + "/blocages", Map.of("etape", "sign_in", "raison", "x"))
                        .statusCode())
                .isEqualTo(422);
        for (var i = 0; i < 11; i++)
            send(
                    helper,
                    page,
                    page + "/blocages",
                    Map.of("etape", "sign_in", "raison", "sign_in", "fin", "given_up", "minutes", "40"));
        assertThat(Visitor.unlinked(visitor().get(page).body()))
                .contains("Se connecter", "Compte ou mot de passe perdu");
        // The log of acts about the procedure is in the same table with the same words.
        for (var n = 0; n < 12; n++)
            sql.sql("""
                    insert into activitylog_activity (id, helper, kind, recorded_at, received_at, themes, procedure, mode, minutes, heads,
                        spot, outcome, obstacle)
                    values (gen_random_uuid(), gen_random_uuid(), 'individual', :at, :at,
                        array['papiers_elections_citoyennete'], 'titre_sejour', 'with', 30, 1, 'elsewhere', 'not', 'window')""").param("at", Timestamp.from(clock.instant())).update();
        assertThat(visitor().get(page).body()).contains("Étape non précisée", "Il faut passer par un guichet");
        assertThat(sql.sql("select string_agg(column_name, ' ' order by ordinal_position)"
                                + " from information_schema.columns where table_name = 'procedures_obstacle'")
                        .query(String.class)
                        .single())
                .isEqualTo("network id week procedure step why ended minutes");
    }

    @Test
    void theBodyInChargeAnswersOnceAndEverybodyReadsIt() {
        acts("ameli_compte", "not", 30);
        var coordinator = actor(person(Role.COORDINATOR));
        var procedure = procedures.find("ameli_compte").orElseThrow();
        var to = MailAddress.of("contact@organisme.example").orElseThrow();
        assertThat(procedures.write(coordinator, procedure, to)).isTrue();
        assertThat(procedures.write(coordinator, procedure, to)).isFalse();
        assertThat(procedures.write(coordinator, procedures.find("parcoursup").orElseThrow(), to))
                .isFalse();
        var letter = wordsTo("contact@organisme.example").getFirst();
        assertThat(letter).contains("Caisse nationale de l’Assurance maladie", "entre 85 et 100");
        var link = Pattern.compile("(/demarches/reponses/\\S+)").matcher(letter);
        assertThat(link.find()).isTrue();
        var body = visitor();
        assertThat(body.get(link.group(1)).body()).contains("Répondre à notre courriel");
        send(body, link.group(1), link.group(1), Map.of("reponse", "Un code par courrier suffira dès mars."));
        assertThat(visitor().get("/demarches/ameli_compte").body()).contains("Un code par courrier suffira dès mars.");
        assertThat(body.get(link.group(1)).statusCode()).isEqualTo(404);
    }
}
