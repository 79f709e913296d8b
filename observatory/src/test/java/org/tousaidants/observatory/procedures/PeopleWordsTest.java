package org.tousaidants.observatory.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// Tests what people said at a step: written with them, read by the coordination before anybody, withdrawn with a
/// code.
class PeopleWordsTest extends RunningSite {
    private static final Pattern CODE = Pattern.compile("<strong>(P[0-9A-Z]{3}(?:-[0-9A-Z]{4}){3})</strong>");
    private static final String DESK = "/bureau/paroles";

    @Autowired
    PeopleWords words;

    @BeforeEach
    void nothingSaid() {
        sql.sql("delete from procedures_said").update();
    }

    private void acts(String procedure, int many) {
        sql.sql("""
                insert into activitylog_activity (id, helper, kind, recorded_at, received_at, themes, procedure, mode, minutes, heads,
                    spot, outcome, obstacle, next)
                select gen_random_uuid(), gen_random_uuid(), 'individual', :at, :at, array['social_sante'], :procedure,
                    'with', 30, 1, 'place', 'not', 'window', 'given_up' from generate_series(1, :many)""")
                .param("at", Timestamp.from(clock.instant()))
                .param("procedure", procedure)
                .param("many", many)
                .update();
    }

    private static HttpResponse<String> write(Visitor helper, String page, String said, String consent) {
        var form = new HashMap<>(Map.of(
                "_csrf",
                helper.token(page),
                "id",
                UUID.randomUUID().toString(),
                "parole-etape",
                "identify",
                "parole-fin",
                "given_up",
                "parole",
                said,
                "parole-accord",
                consent));
        if (consent.isEmpty()) form.remove("parole-accord");
        return helper.post(page + "/paroles", form);
    }

    private UUID last() {
        return sql.sql("select id from procedures_said where screen = 'WAITING' limit 1")
                .query(UUID.class)
                .single();
    }

    private static void screen(Visitor coordinator, UUID id, String decision) {
        coordinator.post(DESK + "/" + id + "/relecture", Map.of("_csrf", coordinator.token(DESK), "screen", decision));
    }

    private int all(String procedure) {
        return sql.sql("select count(*) from procedures_said where procedure = :procedure")
                .param("procedure", procedure)
                .query(Integer.class)
                .single();
    }

    @Test
    void nothingIsPublicBeforeTheCoordinationHasReadItAndThePersonWithdrawsIt() {
        var page = "/demarches/caf_allocations";
        acts("caf_allocations", 12);
        var account = person(Role.HELPER);
        var helper = signedIn(account);
        var answer = write(helper, page, "On m’a demandé trois fois <b>le même</b> papier.", "oui");
        var code = CODE.matcher(answer.body());
        assertThat(code.find()).isTrue();
        assertThat(visitor().get(page).body()).doesNotContain("trois fois");
        assertThat(helper.get(DESK).statusCode()).isEqualTo(404);
        var coordinator = signedIn(person(Role.COORDINATOR));
        assertThat(coordinator.get("/bureau").body()).contains("Une parole sur une démarche à relire");
        assertThat(coordinator.get(DESK).body()).contains("&lt;b&gt;le même");
        assertThat(sql.sql("select count(*) from journal_entry where act = 'procedures.read'")
                        .query(Integer.class)
                        .single())
                .isPositive();
        screen(coordinator, last(), "show");
        assertThat(visitor().get(page).body())
                .contains("trois fois &lt;b&gt;", "La personne a renoncé", "Prouver son identité")
                .doesNotContain(account.name());
        var person = visitor();
        var own = "/demarches/paroles";
        var seen = person.post(own, Map.of("_csrf", person.token(own), "code", code.group(1)));
        assertThat(seen.body()).contains("trois fois", "Vos mots sont publics");
        person.post(own + "/retrait", Map.of("_csrf", person.token(own), "code", code.group(1)));
        assertThat(all("caf_allocations")).isZero();
        assertThat(visitor().get(page).body()).doesNotContain("trois fois");
        assertThat(person.post(own, Map.of("_csrf", person.token(own), "code", code.group(1)))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void aTextThatPointsToSomebodyIsRefusedAndKeptInTheForm() {
        var page = "/demarches/parcoursup";
        var helper = signedIn(person(Role.HELPER));
        for (var said : new String[] {
            "Appelez-moi au 06 12 34 56 78, merci.",
            "Mon numéro est le 1 84 05 17 300 123 45.",
            "Écrivez à odette@exemple.fr pour en parler.",
            "Madame Durand m’a dit de revenir."
        }) {
            var refused = write(helper, page, said, "oui");
            assertThat(refused.statusCode()).as(said).isEqualTo(422);
            assertThat(refused.body()).contains("Enlevez");
        }
        assertThat(write(helper, page, "Le site ne marche jamais le soir.", "").statusCode())
                .isEqualTo(422);
        assertThat(write(helper, page, "Non.", "oui").statusCode()).isEqualTo(422);
        assertThat(all("parcoursup")).isZero();
        assertThat(visitor()
                        .post(page + "/paroles", Map.of("parole", "Une phrase d’un inconnu."))
                        .statusCode())
                .isNotEqualTo(303)
                .isNotEqualTo(200);
    }

    @Test
    void theWordsOfARareProcedureStayHidden() {
        var page = "/demarches/titre_sejour";
        words.show(UUID.randomUUID(), "titre_sejour", true, "SIGN_IN", "Aucun rendez-vous depuis six mois.");
        acts("titre_sejour", 3);
        assertThat(visitor().get(page).body())
                .contains("les mots restent cachés")
                .doesNotContain("Aucun rendez-vous");
        acts("titre_sejour", 9);
        assertThat(visitor().get(page).body()).contains("Aucun rendez-vous");
    }

    @Test
    void hiddenWordsAreErasedAndAShownSentenceIsWithdrawnByTheCoordination() {
        var page = "/demarches/mdph_dossier";
        acts("mdph_dossier", 20);
        var helper = signedIn(person(Role.HELPER));
        var coordinator = signedIn(person(Role.COORDINATOR));
        var id = UUID.randomUUID();
        words.show(id, "mdph_dossier", false, "ATTACH", "Le fichier est toujours trop lourd.");
        assertThat(visitor().get(page).body()).contains("toujours trop lourd");
        screen(coordinator, id, "hide");
        assertThat(visitor().get(page).body()).doesNotContain("toujours trop lourd");
        assertThat(sql.sql("select comment from procedures_said where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .isEqualTo("–");
        // Hidden words never come back.
        screen(coordinator, id, "show");
        assertThat(words.shown("mdph_dossier")).isEmpty();
        assertThat(write(helper, page, "Personne ne répond au téléphone.", "oui")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aCodeOfAnotherKindOpensNothing() {
        var visitor = visitor();
        var own = "/demarches/paroles";
        var other = PaperCode.draw('P', PeopleWords.GROUPS, new java.util.Random(1));
        assertThat(visitor.post(own, Map.of("_csrf", visitor.token(own), "code", other.printed()))
                        .statusCode())
                .isEqualTo(422);
    }
}
