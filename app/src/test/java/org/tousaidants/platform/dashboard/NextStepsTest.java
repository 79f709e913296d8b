package org.tousaidants.platform.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.platform.identity.Account;
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
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NextStepsTest extends RunningSite {
    private static final Pattern LINK = Pattern.compile("http\\S+(/connexion/\\S+)");
    private static final String MAIL = "/bureau/reglages/courriel";

    /// Runs first, while the network has one person.
    @Test
    @Order(1)
    void aNewNetworkHasStepsThatEndAndCanBeSkipped() {
        var anne = person(Role.COORDINATOR);
        var desk = entered(anne);
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
        var desk = entered(anne);
        assertThat(desk.get(MAIL).body()).contains("Envoyer un courriel à");
        var sent = desk.post(MAIL, Map.of("_csrf", desk.token(MAIL)));
        assertThat(sent.statusCode()).isEqualTo(303);
        var result = sent.headers().firstValue("Location").orElseThrow();
        assertThat(desk.get(result).body()).contains("Le serveur de courriel ne répond pas", "no mail server");
        assertThat(entered(person(Role.COORDINATOR)).get(result).body())
                .as("the letter of another person")
                .doesNotContain("no mail server");
    }

    @Test
    void onlyTheCoordinationSkipsAStep() {
        var helper = entered(person(Role.HELPER));
        assertThat(step(helper, "territory.step.mail", "passer").statusCode()).isEqualTo(404);
        assertThat(helper.get(MAIL).statusCode()).isEqualTo(404);
    }

    /// Outside a demonstration no page shows the letters.
    private Visitor entered(Account account) {
        var visitor = visitor();
        visitor.post(
                "/connexion",
                Map.of(
                        "_csrf",
                        visitor.token("/connexion"),
                        "mail",
                        account.mail().value()));
        var link = LINK.matcher(wordsTo(account.mail().value()).getFirst());
        assertThat(link.find()).isTrue();
        visitor.post(link.group(1), Map.of("_csrf", visitor.token(link.group(1))));
        return visitor;
    }

    private static HttpResponse<String> step(Visitor visitor, String step, String act) {
        return visitor.post("/bureau/etapes", Map.of("_csrf", visitor.token("/bureau"), "etape", step, "geste", act));
    }
}
