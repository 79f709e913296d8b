package org.tousaidants.platform.persons;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.platform.afterrestore.ActReplayAfterRestore;
import org.tousaidants.platform.afterrestore.IrreversibleAct;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

class PersonDataAccessAndErasurePagesTest extends RunningSite {
    private static final String PAGE = "/bureau/personne";

    @Autowired
    PersonDataAccessAndErasure persons;

    private void newcomer(String mail, String name) {
        var network = networks.here().id();
        sql.sql("""
                        insert into identity_newcomer (network, hash, mail, name, return_to, created_at, expires_at)
                        values (:network, sha256(:mail::bytea), :mail, :name, '/', :at, :at)""")
                .param("network", network)
                .param("mail", mail)
                .param("name", name)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    private List<String> names(String mail) {
        return sql.sql("select name from identity_newcomer where mail = :mail")
                .param("mail", mail)
                .query(String.class)
                .list();
    }

    private static HttpResponse<String> post(Visitor visitor, String path, Map<String, String> typed) {
        var form = new HashMap<>(typed);
        form.put("_csrf", visitor.token(PAGE));
        return visitor.post(path, form);
    }

    private static String line(String html) {
        var found = Pattern.compile("name=\"ligne\" value=\"([^\"]+)\"").matcher(html);
        assertThat(found.find()).isTrue();
        return found.group(1).replace("&#34;", "\"").replace("&quot;", "\"");
    }

    @Test
    void aPersonIsFoundWithTheReasonAndEachReadingIsLogged() {
        newcomer("eloise.dupre@exemple.fr", "Éloïse Dupré");
        var coordinator = signedIn(person(Role.COORDINATOR));
        for (var typed : List.of("dupre eloise", "ELOISE.DUPRE@exemple.fr")) {
            var before = readings();
            var found = post(coordinator, PAGE, Map.of("personne", typed));
            assertThat(found.statusCode()).isEqualTo(200);
            assertThat(found.body()).contains("Éloïse Dupré, eloise.dupre@exemple.fr", "Conservation");
            assertThat(readings()).isEqualTo(before + 1);
        }
        assertThat(post(coordinator, PAGE, Map.of("personne", "personne de ce nom"))
                        .body())
                .contains("Le réseau ne garde aucune donnée sous ces mots");
        assertThat(post(coordinator, PAGE, Map.of("personne", "a")).statusCode())
                .isEqualTo(422);
    }

    @Test
    void onlyACoordinatorSearches() {
        for (var role : List.of(Role.HELPER, Role.FUNDER)) {
            var other = signedIn(person(role));
            assertThat(other.get(PAGE).statusCode()).isEqualTo(404);
        }
        assertThat(visitor().get(PAGE).body()).doesNotContain("Chercher cette personne");
    }

    @Test
    void dataIsCorrectedExportedAndErasedWithACertificateThatNamesNobody() {
        var mail = "karim." + UUID.randomUUID() + "@exemple.fr";
        newcomer(mail, "Karim Benali");
        var coordinator = signedIn(person(Role.COORDINATOR));
        var typed = Map.of("personne", mail);
        var chosen = new HashMap<>(typed);
        chosen.put("ligne", line(post(coordinator, PAGE, typed).body()));
        // Without a ticked row, nothing is erased.
        assertThat(post(coordinator, PAGE + "/effacements", Map.of("personne", mail, "sur", "oui"))
                        .statusCode())
                .isEqualTo(422);
        var corrected = new HashMap<>(chosen);
        corrected.put("nouveau-name", "Karim Ben Ali");
        assertThat(post(coordinator, PAGE + "/corrections", corrected).body()).contains("corrigées");
        assertThat(names(mail)).containsExactly("Karim Ben Ali");
        var file = post(coordinator, PAGE + "/donnees", chosen);
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("donnees-personne.json");
        assertThat(file.body()).contains("Karim Ben Ali", mail);
        assertThat(post(coordinator, PAGE + "/effacements", chosen).statusCode())
                .as("not confirmed")
                .isEqualTo(422);
        assertThat(names(mail)).hasSize(1);
        var sure = new HashMap<>(chosen);
        sure.put("sur", "oui");
        var certificate = post(coordinator, PAGE + "/effacements", sure)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(names(mail)).isEmpty();
        var page = coordinator
                .get(certificate.substring(certificate.indexOf("/bureau")))
                .body();
        assertThat(page)
                .contains("Certificat d’effacement", "Une ligne est effacée")
                .doesNotContain(mail, "Karim");
    }

    @Test
    void aNewcomerIsFoundAndDecidedInTheSearch() {
        var newcomer = person(Role.NEWCOMER);
        var mail = Map.of("personne", newcomer.mail().value());
        var coordinator = signedIn(person(Role.COORDINATOR));
        assertThat(post(coordinator, PAGE, mail).body())
                .contains(
                        "demande à entrer dans le réseau",
                        "/bureau/comptes/" + newcomer.id() + "/accord",
                        "Refuser ce compte");
        post(coordinator, "/bureau/comptes/" + newcomer.id() + "/accord", Map.of());
        assertThat(accounts.role(newcomer.id())).contains(Role.HELPER);
        assertThat(post(coordinator, PAGE, mail).body()).doesNotContain("demande à entrer dans le réseau");
    }

    @Test
    void anErasureIsRepeatedAfterARestoredBackupBringsThePersonBack() {
        var mail = "revient." + UUID.randomUUID() + "@exemple.fr";
        newcomer(mail, "Rose Revient");
        var coordinator = person(Role.COORDINATOR);
        var query = PersonSearchQuery.read(mail).orElseThrow();
        var record = persons.find(actor(coordinator), query).getFirst();
        persons.erase(actor(coordinator), mail, query, List.of(record.id()));
        assertThat(names(mail)).isEmpty();
        newcomer(mail, "Rose Revient");
        var act = IrreversibleAct.of(
                PersonDataAccessAndErasure.ERASED, record.id(), Optional.of(coordinator.id()), clock.instant());
        assertThat(persons.eraseAgain(act)).isEqualTo(ActReplayAfterRestore.ReplayOutcome.AGAIN);
        assertThat(names(mail)).isEmpty();
        assertThat(persons.eraseAgain(act)).isEqualTo(ActReplayAfterRestore.ReplayOutcome.STANDS);
        var account = IrreversibleAct.of(
                PersonDataAccessAndErasure.ERASED, "identity_account {}", Optional.empty(), clock.instant());
        assertThat(persons.eraseAgain(account))
                .as("an account is closed, not erased")
                .isEqualTo(ActReplayAfterRestore.ReplayOutcome.UNKNOWN);
    }

    @Test
    void anAccountIsNotErasedHere() {
        var account = person(Role.HELPER);
        var coordinator = signedIn(person(Role.COORDINATOR));
        var found = post(coordinator, PAGE, Map.of("personne", account.mail().value()))
                .body();
        assertThat(found).contains("Cette ligne est un compte");
        var sure = Map.of("personne", account.mail().value(), "ligne", line(found), "sur", "oui");
        var certificate = post(coordinator, PAGE + "/effacements", sure)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(coordinator
                        .get(certificate.substring(certificate.indexOf("/bureau")))
                        .body())
                .contains("Aucune ligne n’est effacée");
        assertThat(signedIn(account).get("/profil").statusCode()).isEqualTo(200);
    }

    private int readings() {
        return sql.sql("select count(*) from journal_entry where act = 'people.read' and subject = 'persons'")
                .query(Integer.class)
                .single();
    }
}
