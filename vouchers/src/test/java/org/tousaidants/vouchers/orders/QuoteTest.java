package org.tousaidants.vouchers.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.vouchers.VoucherTestSite;

class QuoteTest extends VoucherTestSite {
    private static final String DESK = "/bureau/pass";

    private Map<String, String> form(String token, String communes) {
        return new HashMap<>(Map.of(
                "_csrf", token,
                "id", UUID.randomUUID().toString(),
                "titre", "Carnets du canton",
                "carnets", "4 200",
                "cheques", "10",
                "valeur", "12,5",
                "annee", Integer.toString(orders.today().getYear()),
                "communes", communes,
                "nom0", "Ville",
                "part0", "525 000,00"));
    }

    @Test
    void aCommuneThatDoesNotExistIsNamedAndAKnownOneTakesItsOfficialName() {
        networks.found(networks.here());
        var desk = signedIn(person(Role.COORDINATOR));
        var token = desk.token(DESK + "/nouvelle");
        var wrong = desk.post(DESK + "/commandes", form(token, "Saintes\nSaintesse-sur-Rien"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Saintesse-sur-Rien", "n’est pas une commune");
        assertThat(desk.post(DESK + "/commandes", form(token, "saint jean d'angely"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(orders.all())
                .filteredOn(order -> order.title().equals("Carnets du canton"))
                .singleElement()
                .satisfies(order -> {
                    assertThat(order.rules().communes()).allMatch(name -> name.startsWith("Saint-Jean-d"));
                    assertThat(order.booklets()).as("typed as « 4 200 »").isEqualTo(4200);
                    assertThat(order.faceCents()).as("typed as « 12,5 »").isEqualTo(1250);
                });
    }

    private static VoucherOrder.OrderFunder funder() {
        return new VoucherOrder.OrderFunder(UUID.randomUUID(), "Ville", "", 10_000);
    }

    @Test
    void aFunderGivesTheOrderNumberThatChorusProAsksFor() {
        networks.found(networks.here());
        var nadia = person(Role.COORDINATOR);
        var desk = signedIn(nadia);
        var funder = funder();
        var quote = quoted(
                actor(nadia),
                "Devis",
                orders.today().getYear(),
                new VoucherOrder.BookletQuantity(1_000, 1, 10),
                funder);
        var path = DESK + "/commandes/" + quote.id();
        var token = desk.token(path);
        var long51 = Map.of("_csrf", token, "engagement-" + funder.id(), "9".repeat(51));
        assertThat(desk.post(path + "/bon", long51).statusCode()).isEqualTo(422);
        assertThat(orders.find(quote.id()).orElseThrow().stage()).isEqualTo(VoucherOrder.OrderStage.QUOTED);
        desk.post(path + "/bon", Map.of("_csrf", token, "engagement-" + funder.id(), "4500123456"));
        assertThat(desk.get(path).body()).contains("Numéro d’engagement 4500123456");
        assertThat(orders.find(quote.id()).orElseThrow().funders().getFirst().engagement())
                .isEqualTo("4500123456");
    }

    @Test
    void aQuoteIsCancelledOnceAndAnOrderIsNot() {
        networks.found(networks.here());
        var nadia = person(Role.COORDINATOR);
        var desk = signedIn(nadia);
        var quote = quoted(
                actor(nadia),
                "Devis",
                orders.today().getYear(),
                new VoucherOrder.BookletQuantity(1_000, 1, 10),
                funder());
        var path = DESK + "/commandes/" + quote.id();
        assertThat(desk.get(path).body()).contains("Annuler le devis", "Oui, annuler le devis");
        var token = desk.token(path);
        var helper = signedIn(person(Role.HELPER));
        assertThat(helper.post(path + "/annulation", Map.of("_csrf", helper.token("/profil")))
                        .statusCode())
                .isEqualTo(404);
        assertThat(desk.post(path + "/annulation", Map.of("_csrf", token)).statusCode())
                .isEqualTo(303);
        assertThat(desk.get(path).body()).contains("Devis annulé").doesNotContain("Oui, annuler");
        assertThat(orders.order(actor(nadia), quote.id())).isFalse();
        var ordered = quoted(
                actor(nadia),
                "Bon",
                orders.today().getYear(),
                new VoucherOrder.BookletQuantity(1_000, 1, 10),
                funder());
        assertThat(orders.order(actor(nadia), ordered.id())).isTrue();
        assertThat(orders.cancel(actor(nadia), ordered.id())).isFalse();
        assertThat(List.of(orders.find(quote.id()).orElseThrow().stage()))
                .containsExactly(VoucherOrder.OrderStage.CANCELLED);
    }
}
