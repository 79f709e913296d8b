package org.tousaidants.platform.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

class AccountPagesTest extends RunningSite {
    @Test
    void aCoordinatorOpensAnAccountAndThePersonSignsIn() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var mail = "p-" + UUID.randomUUID() + "@example.org";
        var form = Map.of("name", "Zoé <b>Roy</b>", "mail", mail.toUpperCase(Locale.ROOT), "role", "helper");
        var opened = post(coordinator, "/bureau/comptes", form);
        assertThat(opened.statusCode()).isEqualTo(303);
        var where = URI.create(opened.headers().firstValue("Location").orElseThrow());
        assertThat(coordinator
                        .get(where.getPath() + (where.getQuery() == null ? "" : "?" + where.getQuery()))
                        .body())
                .contains(mail, "Zoé &lt;b&gt;Roy", "Le compte est ouvert");
        var again = post(coordinator, "/bureau/comptes", form);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("déjà ouvert", "href=\"#f-mail\"");
        var account = accounts.all(actor(person(Role.COORDINATOR))).stream()
                .filter(one -> one.mail().value().equals(mail))
                .findFirst()
                .orElseThrow();
        var helper = signedIn(account);
        assertThat(helper.get("/bureau/comptes").statusCode()).isEqualTo(404);
        var raising = Map.of("role", "coordinator");
        assertThat(post(coordinator, "/bureau/comptes/" + account.id() + "/role", raising)
                        .statusCode())
                .isEqualTo(303);
        assertThat(helper.get("/bureau/comptes").statusCode()).isEqualTo(404);
        var other = signedIn(person(Role.COORDINATOR));
        assertThat(other.get("/bureau/comptes?compte=" + account.id()).body())
                .contains("propose de confier la coordination", "Approuver");
        assertThat(post(other, "/bureau/comptes/" + account.id() + "/role", raising)
                        .statusCode())
                .isEqualTo(303);
        assertThat(helper.get("/bureau/comptes").statusCode()).isEqualTo(200);
        assertThat(post(coordinator, "/bureau/comptes/" + account.id() + "/fermeture", Map.of())
                        .statusCode())
                .isEqualTo(303);
        assertThat(helper.get("/profil").statusCode()).isEqualTo(303);
    }

    @Test
    void aCoordinatorSignsSomebodyOutEverywhereAndSheComesBack() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var helper = person(Role.HELPER);
        var lost = signedIn(helper);
        var path = "/bureau/comptes/" + helper.id() + "/sessions/fin";
        assertThat(post(signedIn(person(Role.HELPER)), path, Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(lost.get("/profil").statusCode()).isEqualTo(200);
        assertThat(post(coordinator, path, Map.of()).statusCode()).isEqualTo(303);
        assertThat(lost.get("/profil").statusCode()).isEqualTo(303);
        assertThat(signedIn(helper).get("/profil").statusCode()).isEqualTo(200);
    }

    @Test
    void aHelperDoesNotRaiseHerselfByTheForm() {
        var helper = person(Role.HELPER);
        var visitor = signedIn(helper);
        for (var path : new String[] {"/bureau/comptes/" + helper.id() + "/role", "/bureau/comptes"})
            assertThat(post(visitor, path, Map.of("role", "coordinator", "name", "x", "mail", "x@example.org"))
                            .statusCode())
                    .isEqualTo(404);
        assertThat(visitor.get("/bureau/comptes").statusCode()).isEqualTo(404);
    }

    @Test
    void wrongAnswersAreExplained() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var answer = post(coordinator, "/bureau/comptes", Map.of("name", "", "mail", "zoe", "role", "ADMIN"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("href=\"#f-name\"", "href=\"#f-mail\"", "href=\"#f-role\"");
        assertThat(post(coordinator, "/bureau/comptes/" + UUID.randomUUID() + "/role", Map.of("role", "helper"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(post(coordinator, "/bureau/comptes/x/role", Map.of("role", "helper"))
                        .statusCode())
                .isEqualTo(400);
    }

    private static HttpResponse<String> post(Visitor visitor, String path, Map<String, String> form) {
        visitor.headers.put("X-CSRF-Token", visitor.token("/profil"));
        var answer = visitor.post(path, form);
        visitor.headers.remove("X-CSRF-Token");
        return answer;
    }
}
