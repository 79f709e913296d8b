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

class AccountAdminPagesTest extends RunningSite {
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
    void aWrongNameAndAWrongAddressAreCorrectedAndBothAddressesAreTold() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var helper = person(Role.HELPER);
        var before = helper.mail().value();
        var open = signedIn(helper);
        var path = "/bureau/comptes/" + helper.id() + "/corrections";
        var mail = "juste-" + UUID.randomUUID() + "@example.org";
        assertThat(post(coordinator, path, Map.of("nom", "Léa Martin", "courriel", mail))
                        .statusCode())
                .isEqualTo(303);
        var now = accounts.find(helper.id()).orElseThrow();
        assertThat(now.name()).isEqualTo("Léa Martin");
        assertThat(now.mail().value()).isEqualTo(mail);
        assertThat(open.get("/profil").statusCode()).as("signed out").isEqualTo(303);
        assertThat(posted(before)).anyMatch(one -> one.body().contains(mail));
        assertThat(posted(mail)).anyMatch(one -> one.subject().contains("a changé"));
        signedIn(now);

        var other = person(Role.HELPER);
        assertThat(post(
                                coordinator,
                                "/bureau/comptes/" + other.id() + "/corrections",
                                Map.of("nom", "Personne de test", "courriel", mail))
                        .body())
                .contains("Un compte est déjà ouvert avec cette adresse");
        var second = person(Role.COORDINATOR);
        assertThat(post(
                                coordinator,
                                "/bureau/comptes/" + second.id() + "/corrections",
                                Map.of("nom", "Personne de test", "courriel", "x-" + mail))
                        .statusCode())
                .isEqualTo(422);
        assertThat(accounts.find(second.id()).orElseThrow().mail()).isEqualTo(second.mail());
        assertThat(post(signedIn(person(Role.HELPER)), path, Map.of("nom", "Abus", "courriel", "abus@example.org"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aClosedAccountIsListedUntilItsNameIsErased() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var gone = person(Role.HELPER);
        assertThat(post(coordinator, "/bureau/comptes/" + gone.id() + "/fermeture", Map.of())
                        .statusCode())
                .isEqualTo(303);
        assertThat(coordinator.get("/bureau/comptes/fermes").body())
                .contains(gone.mail().value());
        sql.sql("update identity_account set closed_at = closed_at - interval '31 days' where id = :id")
                .param("id", gone.id())
                .update();
        night();
        assertThat(coordinator.get("/bureau/comptes/fermes").body())
                .doesNotContain(gone.mail().value());
        assertThat(signedIn(person(Role.HELPER)).get("/bureau/comptes/fermes").statusCode())
                .isEqualTo(404);
    }

    @Test
    void severalAccountsComeFromAFileAndEachRefusedLineSaysWhy() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var known = person(Role.HELPER).mail().value();
        var id = UUID.randomUUID();
        var text = "nom;courriel;rôle\nZoé Roy;zoe-" + id + "@example.org;aidante\nAli Morel;ali-" + id
                + "@example.org;Lecture seule\nDéjà Là;" + known + ";\nSans Adresse;zoe;\nChef;chef-" + id
                + "@example.org;ministre\nZoé Roy;ZOE-" + id + "@example.org;\n";
        assertThat(post(coordinator, "/bureau/comptes/fichier", Map.of()).statusCode())
                .isEqualTo(422);
        var parsed = AccountImportFile.read(text, mail -> mail.value().equals(known));
        assertThat(((AccountImportFile.ParsedAccountFile) parsed).lines())
                .extracting(line -> line.refusal().orElse("ok"))
                .containsExactly(
                        "ok",
                        "ok",
                        "signin.accounts.taken",
                        "signin.ask.mail.wrong",
                        "signin.file.role",
                        "signin.file.twice");
        var done = post(coordinator, "/bureau/comptes/fichier/ouvertures", Map.of("lignes", text));
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body())
                .contains("Comptes ouverts\u00a0: 2", "déjà ouvert avec cette adresse", "Ce rôle n’existe pas");
        assertThat(accounts.openOf())
                .anyMatch(one -> one.mail().value().equals("ali-" + id + "@example.org") && one.role() == Role.READER)
                .noneMatch(one -> one.mail().value().equals("chef-" + id + "@example.org"));
        assertThat(post(signedIn(person(Role.HELPER)), "/bureau/comptes/fichier/ouvertures", Map.of("lignes", text))
                        .statusCode())
                .isEqualTo(404);
        assertThat(AccountImportFile.read("a;b\n1;2\n", _ -> false))
                .isInstanceOf(AccountImportFile.UnreadableAccountFile.class);
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
