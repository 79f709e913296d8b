package org.tousaidants.app.village;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.TousAidants;
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.pass.booklets.Booklets;
import org.tousaidants.pass.orders.Order;
import org.tousaidants.pass.orders.Orders;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

class VillageTest extends RunningSite {
    @Autowired
    HelperDossiers dossiers;

    @Autowired
    Rules rules;

    @Autowired
    Orders orders;

    @Autowired
    Booklets booklets;

    @Test
    void theDemonstrationRunsTheRulesOfItsTerritoryAndNotTheBaseAlone() {
        assertThat(TousAidants.DEMONSTRATION.get("ta.protocol"))
                .isEqualTo(rules.now(networks.here().id()).protocol().identity().id())
                .isEqualTo("charente-maritime");
    }

    @Test
    void theVolunteerWentTheWholeWayAndTwoPeersOfOtherOrganisationsConcluded() {
        var odette = account(Village.ODETTE);
        var dossier = dossiers.ofAccount(networks.here().id(), odette.id()).orElseThrow();
        assertThat(dossiers.helper(networks.here().id(), dossier.helper()).orElseThrow())
                .satisfies(helper -> {
                    assertThat(helper.profile()).isEqualTo("benevole");
                    assertThat(helper.organisation()).isEqualTo("Foyer rural des Arènes");
                });
        assertThat(dossier.dossier().interview())
                .hasValueSatisfying(
                        conclusion -> assertThat(conclusion.favourable()).isTrue());
        var badge = sql.sql("select code from badges_badge where account = :account and profile = 'benevole'")
                .param("account", odette.id())
                .query(String.class)
                .single();
        assertThat(visitor().get("/verifier/" + badge).body())
                .contains("Oui, vous pouvez avoir confiance", "Odette Guérin");
        assertThat(signedIn(odette).get("/mon-dossier/entretien").body())
                .contains("Conclusion favorable", "Ce que dit Samira Haddad", "Ce que dit Marcel Roy");
        // Nobody is asked today for what happened then.
        assertThat(sql.sql("select count(*) from mail_letter where recipient = :mail and sent is not null"
                                + " and subject like '%pair%'")
                        .param("mail", Village.SAMIRA.mail())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /// The pass keeps nothing of the person; her notebook, at her asking, says what is left of her booklet.
    @Test
    void aBookletIsTiedToANotebookOnlyAtThePersonsAskingAndSheUntiesIt() {
        var coordinator = actor(person(Role.COORDINATOR));
        var helper = person(Role.HELPER);
        var funder = new Order.Funder(UUID.randomUUID(), "Ville de Pons", "", 20_000);
        var order = orders.quote(
                coordinator,
                new Order(
                        UUID.randomUUID(),
                        0,
                        "Carnets de Pons",
                        1_000,
                        2,
                        10,
                        orders.today().getYear() + 1,
                        Order.Rules.NONE,
                        Order.Stage.QUOTED,
                        Instant.EPOCH,
                        coordinator.id(),
                        List.of(funder)));
        orders.order(coordinator, order.id());
        orders.provide(coordinator, order.id(), UUID.randomUUID(), funder.id(), 20_000, "M-1");
        var made = (Booklets.Printing.Made) booklets.print(coordinator, order.id(), UUID.randomUUID(), 2);
        booklets.deliver(coordinator, order.id(), 1, 2, helper.id());
        var hands = signedIn(helper);
        var notebook = UUID.randomUUID();
        var card = hands.post(
                        "/cahiers",
                        Map.of(
                                "_csrf", hands.token("/cahiers/nouveau"),
                                "id", notebook.toString(),
                                "nom", "Mme Framboise",
                                "accord", "oui",
                                "comment", "paper"))
                .body();
        var form = new HashMap<>(Map.of(
                "_csrf", hands.token("/pass/carnets"),
                "code", made.booklets().getFirst().code().printed(),
                "cahier", notebook.toString()));
        assertThat(hands.post("/pass/carnets/remises", form).body()).contains("Sans sa demande");
        form.put("accord", "oui");
        assertThat(hands.post("/pass/carnets/remises", form).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("suite=tied"));
        var person = visitor();
        person.post(
                "/cahier",
                Map.of(
                        "_csrf", person.token("/cahier"),
                        "code", first("C[0-9A-Z]{3}(?:-[0-9A-Z]{4}){3}", card),
                        "pin", first("\\d{3} \\d{3}(?=</strong>)", card)));
        var own = person.get("/cahier/ouvert").body();
        assertThat(own).contains("Mes carnets de chèques", "10 chèques restent, soit 100,00");
        // Another one, for nobody in particular.
        var plain = Map.of(
                "_csrf", hands.token("/pass/carnets"),
                "code", made.booklets().getLast().code().printed());
        assertThat(hands.post("/pass/carnets/remises", plain).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("suite=handed"));
        assertThat(sql.sql("select count(*) from notebook_thing")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        for (var table : List.of("booklets_booklet", "booklets_step", "treasury_voucher", "treasury_end"))
            assertThat(sql.sql("select count(*) from " + table + " t where t::text like '%' || :id || '%'")
                            .param("id", notebook.toString())
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        person.post("/cahier/pass/retrait", Map.of("_csrf", Visitor.tokenIn(own)));
        assertThat(person.get("/cahier/ouvert").body()).doesNotContain("Mes carnets de chèques");
        assertThat(sql.sql("select count(*) from notebook_thing")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static String first(String pattern, String html) {
        var found = Pattern.compile(pattern).matcher(html);
        assertThat(found.find()).as(html).isTrue();
        return found.group();
    }

    private Account account(Village.Character who) {
        return accounts.openOf(networks.here().id()).stream()
                .filter(account -> account.mail().value().equals(who.mail()))
                .findFirst()
                .orElseThrow();
    }
}
