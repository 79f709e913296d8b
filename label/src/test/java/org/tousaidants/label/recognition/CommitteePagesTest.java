package org.tousaidants.label.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// The coordination names the committee among thousands of accounts.
class CommitteePagesTest extends RunningSite {
    @Test
    void aPersonIsFoundAmongThousandsAndNamed() {
        var word = "Z" + UUID.randomUUID().toString().substring(0, 8);
        sql.sql("""
                insert into identity_account (network, id, mail, name, role, created)
                select :network, gen_random_uuid(), lower(:word) || n || '@exemple.fr', 'Élodie ' || :word || n,
                       'HELPER', now()
                from generate_series(1, 2000) n""").param("network", networks.here().id()).param("word", word).update();
        var coordinator = signedIn(person(Role.COORDINATOR));
        var all = coordinator.get("/bureau/comite?qui=" + word).body();
        assertThat(all)
                .contains("2\u202f000 comptes", "Page 1 sur 200", "qui=" + word + "&amp;parmi=2")
                .hasSizeLessThan(60_000);
        var one = coordinator
                .get("/bureau/comite?qui=elodie+" + word + "1999@ailleurs")
                .body();
        assertThat(one).contains("Aucun compte ne répond");
        one = coordinator.get("/bureau/comite?qui=elodie+" + word + "1999").body();
        assertThat(one).contains("1 compte", word.toLowerCase(Locale.ROOT) + "1999@exemple.fr");
        var id = sql.sql("select id::text from identity_account where name = :name")
                .param("name", "Élodie " + word + "1999")
                .query(String.class)
                .single();
        assertThat(one).contains(id);
        var named = coordinator.post("/bureau/comite", Map.of("compte", id, "_csrf", Visitor.tokenIn(one)));
        assertThat(named.headers().firstValue("Location")).contains("/bureau/comite?fait=entree");
        // Twice, and then she is shown as a member.
        named = coordinator.post("/bureau/comite", Map.of("compte", id, "_csrf", Visitor.tokenIn(one)));
        assertThat(named.statusCode()).isEqualTo(303);
        assertThat(coordinator.get("/bureau/comite?qui=" + word + "1999").body())
                .contains(">Membre</td>");
    }

    @Test
    void nobodyOfAnotherNetworkIsNamedAndNoHelperSearches() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var token = coordinator.token("/profil");
        var elsewhere = UUID.randomUUID();
        networks.found(new Network("test-" + elsewhere, "Ailleurs", "17"));
        sql.sql("""
                insert into identity_account (network, id, mail, name, role, created)
                values (:network, :id, :mail, 'Étrangère', 'HELPER', now())""")
                .param("network", "test-" + elsewhere)
                .param("id", elsewhere)
                .param("mail", elsewhere + "@exemple.fr")
                .update();
        for (var wrong : new String[] {elsewhere.toString(), UUID.randomUUID().toString(), "x", ""}) {
            var answer = coordinator.post("/bureau/comite", Map.of("compte", wrong, "_csrf", token));
            assertThat(answer.statusCode()).as(wrong).isEqualTo(422);
            assertThat(answer.body()).contains("Choisissez une personne de la liste");
        }
        assertThat(coordinator.get("/bureau/comite?qui=" + elsewhere).body()).contains("Aucun compte");
        assertThat(coordinator
                        .get("/bureau/comite?qui=" + "a".repeat(3_000) + "&parmi=-4&page=9")
                        .statusCode())
                .isEqualTo(200);
        var helper = signedIn(person(Role.HELPER));
        assertThat(helper.get("/bureau/comite?qui=a").statusCode()).isEqualTo(404);
    }
}
