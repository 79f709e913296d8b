package org.tousaidants.platform.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// The first weeks of a network of one person.
@TestPropertySource(
        properties = {
            "ta.demo=false",
            "ta.network.id=haute-vienne",
            "ta.network.name=Haute-Vienne",
            "ta.network.departement=87"
        })
class NextStepsTest extends RunningSite {
    private static final String MAIL = "/bureau/reglages/courriel";

    @Test
    void aNewNetworkHasStepsThatEndAndCanBeSkipped() {
        var anne = person(Role.COORDINATOR);
        var desk = signedIn(anne);
        assertThat(desk.get("/bureau").body())
                .contains("Prochaines étapes", "Essayer le courriel", "Mentions légales à compléter")
                .contains("Ajouter une première source", "Ouvrir un compte")
                .doesNotContain("comité", "Rien à traiter");

        assertThat(step(desk, "territory.step.mail", "passer").statusCode()).isEqualTo(303);
        var skipped = desk.get("/bureau").body();
        assertThat(skipped).contains("Une étape passée", "Reprendre");
        assertThat(skipped.indexOf("Essayer le courriel")).isGreaterThan(skipped.indexOf("Une étape passée"));
        assertThat(step(desk, "territory.step.mail", "reprendre").statusCode()).isEqualTo(303);
        assertThat(desk.get("/bureau").body()).doesNotContain("Une étape passée");
        // Only a step of the list is skipped: other tasks are somebody's wait.
        assertThat(step(desk, "referrals.task", "passer").statusCode()).isEqualTo(303);
        assertThat(desk.get("/bureau").body()).doesNotContain("Une étape passée");

        person(Role.HELPER);
        assertThat(desk.get("/bureau").body())
                .contains("Nommer le comité du label")
                .doesNotContain("Ouvrir un compte à un aidant");
    }

    @Test
    void aLetterToOneselfSaysInWordsWhetherMailLeaves() {
        var anne = person(Role.COORDINATOR);
        var desk = signedIn(anne);
        assertThat(desk.get(MAIL).body()).contains("Envoyer une lettre à");
        var sent = desk.post(MAIL, Map.of("_csrf", desk.token(MAIL)));
        assertThat(sent.statusCode()).isEqualTo(303);
        var result = sent.headers().firstValue("Location").orElseThrow();
        assertThat(desk.get(result).body()).contains("Le serveur de courriel ne répond pas", "no mail server");
        assertThat(signedIn(person(Role.COORDINATOR)).get(result).body())
                .as("the letter of another person")
                .doesNotContain("no mail server");
    }

    @Test
    void onlyTheCoordinationSkipsAStep() {
        var helper = signedIn(person(Role.HELPER));
        assertThat(step(helper, "territory.step.mail", "passer").statusCode()).isEqualTo(404);
        assertThat(helper.get(MAIL).statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> step(Visitor visitor, String step, String act) {
        return visitor.post("/bureau/etapes", Map.of("_csrf", visitor.token("/bureau"), "etape", step, "geste", act));
    }
}
