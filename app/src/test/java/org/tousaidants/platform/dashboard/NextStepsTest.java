package org.tousaidants.platform.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
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
    private static final Pattern GROUP = Pattern.compile("name=\"groupe\" value=\"([^\"]*)\"");
    private static final String SURE = "/bureau/doublons/evidents";
    private static final Map<Field, String> LIBRARY = Map.of(
            Field.NOM, "Médiathèque de Bellac",
            Field.ADRESSE, "3 rue des Écoles",
            Field.CODE_POSTAL, "87300",
            Field.COMMUNE, "Bellac");
    private static final String MAIL = "/bureau/reglages/courriel";

    @Autowired
    Places places;

    /// Runs first, while the network has one person.
    @Test
    @Order(1)
    void aNewNetworkHasStepsThatEndAndCanBeSkipped() {
        var anne = person(Role.COORDINATOR);
        var desk = entered(anne);
        assertThat(desk.get("/bureau").body())
                .contains("Prochaines étapes", "Essayer le courriel", "Mentions légales à compléter")
                .contains("Ajouter une première source", "Ouvrir un compte", "la personne ne pourra pas se connecter")
                .contains("/bureau/reglages/modules")
                .doesNotContain("reçoit un lien")
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

        var second = Map.of(
                "_csrf",
                desk.token("/bureau/comptes"),
                "name",
                "Ali Morel",
                "mail",
                "ali-" + UUID.randomUUID() + "@example.org",
                "role",
                "coordinator");
        var proposed = desk.post("/bureau/comptes", second);
        assertThat(desk.get(proposed.headers().firstValue("Location").orElseThrow())
                        .body())
                .as("a lone coordinator")
                .contains("Une seconde coordination");

        person(Role.HELPER);
        assertThat(desk.get("/bureau").body())
                .contains("Nommer le comité du label")
                .doesNotContain("Ouvrir un compte à un aidant");
    }

    /// Runs while nobody has decided on a pair or been drawn.
    @Test
    @Order(2)
    void importedPlacesBringTheirStepsAndEachEndsWhenItIsDone() {
        var desk = entered(person(Role.COORDINATOR));
        assertThat(desk.get("/bureau").body())
                .contains("Trouver les premiers pairs")
                .doesNotContain("doublon possible");
        assertThat(desk.get("/bureau/entretiens-de-pairs").body())
                .as("where the step leads")
                .contains("C’est la règle de fondation. Elle dure 24 mois à partir du premier tirage");

        CurrentTenantScope.in("haute-vienne", () -> {
            for (var source : List.of("annuaire", "mediatheques"))
                places.gather(
                        new ValueStatementSource.HarvestedSource(source, UUID.randomUUID()),
                        List.of(new HarvestedPlaceRecord("1", PlaceSheet.of(LIBRARY))));
        });
        job("merging.search");
        assertThat(desk.get("/bureau").body()).contains("Comparer 1 doublon possible");

        var sure = GROUP.matcher(desk.get(SURE).body());
        assertThat(sure.find()).isTrue();
        desk.post(SURE + "/decisions", Map.of("_csrf", desk.token(SURE), "groupe", sure.group(1)));
        assertThat(desk.get("/bureau").body()).doesNotContain("doublon possible");
    }

    @Test
    void aLetterToOneselfSaysInWordsWhetherMailLeaves() {
        var anne = person(Role.COORDINATOR);
        var desk = entered(anne);
        assertThat(desk.get(MAIL).body()).contains("Envoyer un courriel à");
        var sent = desk.post(MAIL, Map.of("_csrf", desk.token(MAIL)));
        assertThat(sent.statusCode()).isEqualTo(303);
        var result = sent.headers().firstValue("Location").orElseThrow();
        assertThat(desk.get(result).body())
                .contains("Le serveur de courriel ne répond pas", "aucun serveur de courriel");
        assertThat(entered(person(Role.COORDINATOR)).get(result).body())
                .as("the letter of another person")
                .doesNotContain("aucun serveur de courriel");
    }

    /// This site has no mail server: no page promises a letter, before or after an account is opened.
    @Test
    void withoutAMailServerNoPagePromisesALink() {
        var desk = entered(person(Role.COORDINATOR));
        var before = desk.get("/bureau/comptes").body();
        assertThat(before).contains("Ce site n’envoie pas de courriel", "Commencer");
        var opened = desk.post(
                "/bureau/comptes",
                Map.of(
                        "_csrf",
                        desk.token("/bureau/comptes"),
                        "name",
                        "Zoé Roy",
                        "mail",
                        "p-" + UUID.randomUUID() + "@example.org",
                        "role",
                        "helper"));
        assertThat(opened.statusCode()).isEqualTo(303);
        assertThat(desk.get(opened.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("la personne ne peut pas encore se connecter")
                .doesNotContain("reçoit un lien");
        assertThat(desk.get("/bureau/comptes/fichier").body()).contains("Ce site n’envoie pas de courriel");
        var stranger = visitor();
        assertThat(stranger.get("/connexion").body())
                .contains("Nous ne pouvons pas vous envoyer de lien")
                .doesNotContain("Nous vous envoyons");
        assertThat(stranger.post("/connexion", Map.of("_csrf", stranger.token("/connexion"), "mail", "a@example.org"))
                        .body())
                .contains("Nous ne pouvons pas vous envoyer de lien")
                .doesNotContain("Regardez vos courriels");
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
