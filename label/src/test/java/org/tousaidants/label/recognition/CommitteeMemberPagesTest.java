package org.tousaidants.label.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.web.Visitor;

/// Tests the pages of the committee: appointing a member among thousands of accounts, reading the lists,
/// voting.
class CommitteeMemberPagesTest extends RecognitionTestSite {
    @Test
    void aPersonIsFoundAmongThousandsAndNamed() {
        var word = "Z" + UUID.randomUUID().toString().substring(0, 8);
        sql.sql("""
                insert into identity_account (id, mail, name, role, created_at)
                select gen_random_uuid(), lower(:word) || n || '@exemple.fr', 'Élodie ' || :word || n,
                       'HELPER', now()
                from generate_series(1, 2000) n""").param("word", word).update();
        var coordinator = signedIn(coordinator());
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
        // After the second appointment, the page shows the member.
        named = coordinator.post("/bureau/comite", Map.of("compte", id, "_csrf", Visitor.tokenIn(one)));
        assertThat(named.statusCode()).isEqualTo(303);
        assertThat(coordinator.get("/bureau/comite?qui=" + word + "1999").body())
                .contains(">Membre</td>");
    }

    @Test
    void theCommitteeNamesWhoVisitsAndNobodyNamesHerself() {
        var nadia = coordinator();
        var member = person(Role.HELPER);
        var named = person(Role.HELPER);
        committee.seat(actor(nadia), member.id());
        var path = "/bureau/visiteurs";
        var sitting = signedIn(member);
        var page = sitting.get(path).body();
        for (var wrong : List.of(member, person(Role.NEWCOMER), person(Role.FUNDER)))
            assertThat(sitting.post(
                                    path,
                                    Map.of(
                                            "_csrf",
                                            Visitor.tokenIn(page),
                                            "mail",
                                            wrong.mail().value()))
                            .statusCode())
                    .isEqualTo(422);
        assertThat(sitting.post(
                                path,
                                Map.of(
                                        "_csrf",
                                        Visitor.tokenIn(page),
                                        "mail",
                                        named.mail().value()))
                        .statusCode())
                .isEqualTo(303);
        assertThat(sitting.get(path).body()).contains(path + "/" + named.id() + "/fin");
        // The coordination can read the pages; other people cannot.
        var desk = signedIn(nadia);
        assertThat(desk.get(path).body())
                .contains("Seuls les membres du comité")
                .doesNotContain("/fin");
        assertThat(desk.post(
                                path,
                                Map.of(
                                        "_csrf",
                                        desk.token("/profil"),
                                        "mail",
                                        member.mail().value()))
                        .statusCode())
                .isEqualTo(422);
        var other = signedIn(named);
        assertThat(other.get(path).statusCode()).isEqualTo(404);
        var token = Map.of("_csrf", Visitor.tokenIn(page));
        assertThat(sitting.post(path + "/" + named.id() + "/fin", token).statusCode())
                .isEqualTo(303);
        assertThat(sitting.get(path).body()).contains("Aucune personne nommée");
    }

    @Test
    void nobodyOfAnotherNetworkIsNamedAndNoHelperSearches() {
        var coordinator = signedIn(coordinator());
        var token = coordinator.token("/profil");
        var elsewhere = UUID.randomUUID();
        networks.found(new TerritoryNetwork("test-" + elsewhere, "Ailleurs", "17"));
        int written = CurrentTenantScope.in(
                "test-" + elsewhere,
                () -> sql.sql("""
                insert into identity_account (id, mail, name, role, created_at)
                values (:id, :mail, 'Étrangère', 'HELPER', now())""")
                        .param("id", elsewhere)
                        .param("mail", elsewhere + "@exemple.fr")
                        .update());
        assertThat(written).isOne();
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

    @Test
    void eachListOfTheDeskIsReadPageAfterPageAndNobodyIsLostOrSeenTwice() {
        var wishes = new LinkedHashMap<SignedInPerson, UUID>();
        for (var i = 0; i < CommitteeCaseLists.ON_A_PAGE + 3; i++) {
            var helper = complete();
            wishes.put(helper, asked(helper));
        }
        var asked = wishes.keySet().stream()
                .map(helper -> life(helper).id().toString())
                .toList();
        var ready = IntStream.range(0, CommitteeCaseLists.ON_A_PAGE + 3)
                .mapToObj(_ -> dossiers.ofAccount(complete().id())
                        .orElseThrow()
                        .helper()
                        .toString())
                .toList();
        var first = member();
        var second = member();
        var held = IntStream.range(0, CommitteeCaseLists.ON_A_PAGE + 3)
                .mapToObj(_ -> life(recognised(first, second)).id().toString())
                .toList();
        var desk = signedIn(coordinator());
        assertThat(walked(desk, "attente", "attend", "/bureau/label/([0-9a-f-]{36})\""))
                .containsAll(asked);
        assertThat(walked(desk, "prets", "prets", "name=\"aidant\" value=\"([0-9a-f-]{36})\""))
                .containsAll(ready);
        assertThat(walked(desk, "labels", "labels", "/bureau/label/([0-9a-f-]{36})\""))
                .containsAll(held);
        // The other lists keep their page; a page number that does not exist gives the nearest one.
        assertThat(desk.get("/bureau/label?attente=2&labels=2").body())
                .contains("href=\"/bureau/label?attente=2&amp;prets=1&amp;labels=1\"");
        assertThat(desk.get("/bureau/label?attente=-7&labels=99999").statusCode())
                .isEqualTo(200);
        assertThat(desk.get("/bureau/label?attente=deux").statusCode()).isEqualTo(400);
        wishes.forEach(labels::drop);
    }

    /// All lines of a list over all pages.
    private static List<String> walked(Visitor desk, String list, String table, String line) {
        var found = new ArrayList<String>();
        for (Optional<String> next = Optional.of("/bureau/label"); next.isPresent(); ) {
            var body = desk.get(next.get()).body();
            var from = body.indexOf("id=\"" + table + "\"");
            assertThat(from).as(table).isPositive();
            var lines = Pattern.compile(line)
                    .matcher(body.substring(from, body.indexOf("</table>", from)))
                    .results()
                    .map(one -> one.group(1))
                    .toList();
            assertThat(lines).hasSizeBetween(1, CommitteeCaseLists.ON_A_PAGE);
            found.addAll(lines);
            next = Pattern.compile("rel=\"next\" href=\"([^\"]*[?;]" + list + "=\\d+)\"")
                    .matcher(body)
                    .results()
                    .map(one -> one.group(1).replace("&amp;", "&"))
                    .findFirst();
        }
        assertThat(found).doesNotHaveDuplicates();
        return found;
    }

    @Test
    void thePagesLeadFromTheWishToTheBadge() {
        var firstAccount = seated();
        var secondAccount = seated();
        var account = person(Role.HELPER);
        helpers.begin(actor(account), "proche", SAINTES, "");
        var helper = signedIn(account);
        var mine = helper.get("/mon-dossier/label").body();
        assertThat(helper.get("/mon-dossier").body()).contains("href=\"/mon-dossier/label\"");
        assertThat(mine).contains("Demander le label");
        assertThat(helper.post("/mon-dossier/label", Map.of("_csrf", Visitor.tokenIn(mine)))
                        .statusCode())
                .isEqualTo(303);
        assertThat(helper.post("/mon-dossier/label", Map.of("_csrf", Visitor.tokenIn(mine)))
                        .statusCode())
                .isEqualTo(409);
        assertThat(helper.get("/bureau/label").statusCode()).isEqualTo(404);
        var life = "/bureau/label/" + life(actor(account)).id();
        var proposal = told(actor(account)).open().getFirst().id();
        assertThat(helper.get(life).statusCode()).isEqualTo(404);

        var first = signedIn(firstAccount);
        assertThat(first.get("/bureau").body()).contains("demande le label");
        assertThat(helper.get("/bureau").body()).doesNotContain("demande le label");
        assertThat(first.get("/bureau/label").body()).contains(life).doesNotContain("/bureau/comite");
        var page = first.get(life).body();
        assertThat(page).contains("Le dossier est complet", "La charte", "Aucune signature sur 2");
        var voices = life + "/propositions/" + proposal + "/voix";
        var empty = first.post(voices, Map.of("_csrf", Visitor.tokenIn(page)));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Choisissez votre réponse").contains("Écrivez pourquoi");
        assertThat(vote(first, life, proposal, "yes", "Sa <b>charte</b> est prise."))
                .startsWith("303");
        assertThat(vote(first, life, proposal, "yes", "Encore"))
                .startsWith("409")
                .contains("déjà signé");
        var second = signedIn(secondAccount);
        // Members vote alone: the first vote is hidden from the second member.
        assertThat(second.get(life).body()).contains("Une signature sur 2").doesNotContain("est prise");
        assertThat(vote(second, life, proposal, "yes", "Elle est patiente."))
                .isEqualTo("303 " + life + "?fait=granted");
        var third = signedIn(seated());
        assertThat(third.get(life).body())
                .contains("Sa &lt;b&gt;charte&lt;/b&gt; est prise.")
                .doesNotContain("<b>charte");
        assertThat(helper.get("/mon-dossier/label").body())
                .contains("Vous avez le label jusqu’au")
                .contains("Elle est patiente.");
        assertThat(helper.get("/mon-dossier/label/" + proposal + "/recours").statusCode())
                .isEqualTo(404);
        assertThat(signedIn(coordinator()).get(life).body()).contains("Valable");
    }

    private String vote(Visitor by, String life, UUID proposal, String answer, String reason) {
        var page = by.get(life).body();
        var sent = by.post(
                life + "/propositions/" + proposal + "/voix",
                Map.of(
                        "_csrf",
                        by.token("/profil"),
                        "regles",
                        shown(proposal).rules(),
                        "dossier",
                        shown(proposal).dossier(),
                        "avis-" + proposal,
                        answer,
                        "raison-" + proposal,
                        reason));
        assertThat(page).isNotEmpty();
        return sent.statusCode() + " " + sent.headers().firstValue("Location").orElse(sent.body());
    }
}
