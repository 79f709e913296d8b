package org.tousaidants.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// Tests a site whose operator requires a second factor of the coordination.
@TestPropertySource(properties = "ta.second-factor=coordination")
class SecondFactorRequirementTest extends RunningSite {
    @Test
    void whereTheNetworkDemandsASecondFactorALetterAloneOpensNoRight() {
        var coordinator = person(Role.COORDINATOR);
        var desk = signedIn(coordinator);
        assertThat(signedIn(person(Role.HELPER)).get("/profil").statusCode())
                .as("required of the coordination only")
                .isEqualTo(200);
        assertThat(location(desk.get("/bureau/comptes"))).isEqualTo("/profil/cles?suite=%2Fbureau%2Fcomptes");
        assertThat(location(desk.get("/profil"))).startsWith("/profil/cles");
        var keys = desk.get("/profil/cles?suite=/bureau/comptes").body();
        assertThat(keys).contains("Votre réseau demande une clé d’accès", "data-passkey=\"create\"");
        var token = Map.of("_csrf", Visitor.tokenIn(keys));
        assertThat(desk.post("/profil/cles/essais", token).statusCode())
                .as("the first key is allowed")
                .isEqualTo(200);
        var refused = desk.post("/bureau/comptes", Map.of("_csrf", Visitor.tokenIn(keys), "name", "Nouvelle"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("avec votre clé d’accès");

        sql.sql("insert into passkeys_key (id, account, credential, record, counter, label, made_at)"
                        + " values (:id, :account, :credential, :credential, 0, 'Clé', now())")
                .param("id", UUID.randomUUID())
                .param("account", coordinator.id())
                .param("credential", coordinator.id().toString().getBytes(StandardCharsets.US_ASCII))
                .update();
        assertThat(desk.post("/profil/cles/essais", token).statusCode())
                .as("access to the mailbox adds no key")
                .isEqualTo(404);
        assertThat(desk.get("/profil/cles").body())
                .contains("avec votre clé", "/connexion/cle?suite=")
                .doesNotContain("data-passkey=\"create\"", "/fin\"");

        changeSessions(coordinator, SignInSessions.STRONG, before -> true);
        assertThat(desk.get("/bureau/comptes").statusCode()).isEqualTo(200);
        var half = signedIn(coordinator);
        assertThat(half.post("/deconnexion", Map.of("_csrf", half.token("/profil/cles?suite=/")))
                        .statusCode())
                .as("one factor suffices to sign out")
                .isEqualTo(303);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }
}
