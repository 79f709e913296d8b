package org.tousaidants.vouchers.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.DelegatedRole;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.RoleDelegations;
import org.tousaidants.platform.web.Visitor;
import org.tousaidants.vouchers.VoucherTestSite;
import org.tousaidants.vouchers.orders.VoucherOrder;
import org.tousaidants.vouchers.redemptions.VoucherPlaceQualifications;
import org.tousaidants.vouchers.redemptions.VoucherQualifiedPlace;

/// Tests that two signatures come from two people, and that the second person sees the content.
@TestPropertySource(properties = "ta.pass.labelled=false")
class TwoSignaturesTest extends VoucherTestSite {
    private static final String DESK = "/bureau/pass/signatures";

    @Autowired
    private DoubleSignatures signatures;

    @Autowired
    private RoleDelegations grants;

    @Autowired
    private VoucherPlaceQualifications qualifications;

    @Autowired
    private Places places;

    @Autowired
    private PlaceDirectory directory;

    private Account nadia;
    private Account paul;

    @BeforeEach
    void people() {
        networks.found(networks.here());
        nadia = person(Role.COORDINATOR);
        paul = person(Role.COORDINATOR);
    }

    private UUID asked() {
        var id = UUID.randomUUID();
        var order = quoted(
                actor(nadia),
                "Carnets",
                orders.today().getYear() + 1,
                new VoucherOrder.BookletQuantity(1_000, 1, 10),
                new VoucherOrder.OrderFunder(UUID.randomUUID(), "Ville", "", 10_000));
        orders.order(actor(nadia), order.id());
        signatures.ask(
                actor(nadia),
                id,
                new DoubleSignatureRequest.ActToSign(
                        "provide",
                        order.id(),
                        Optional.of(order.funders().getFirst().id()),
                        order.reference() + " – Ville – 100,00 € – M-1",
                        10_000,
                        List.of(DoubleSignatureRequest.ValueToSign.of("mandate", "M-1"))));
        return id;
    }

    @Test
    void aCoordinatorOfTheLastDaysSignsNothingYet() {
        var fresh = person(Role.HELPER);
        accounts.give(actor(nadia), fresh.id(), Role.COORDINATOR);
        accounts.give(actor(paul), fresh.id(), Role.COORDINATOR);
        var raised = actor(accounts.find(fresh.id()).orElseThrow());
        var request = asked();
        assertThat(signatures.decide(raised, request, true)).isEqualTo(DoubleSignatures.SignatureResult.TOO_NEW);
        clock.advance(Accounts.NEW.plus(Duration.ofMinutes(1)));
        assertThat(signatures.decide(raised, request, true)).isEqualTo(DoubleSignatures.SignatureResult.SIGNED);
    }

    /// The coordinator Nadia delegates the coordination to another address of her own.
    @Test
    void aDelegationIsNoSecondPerson() {
        var lent = person(Role.HELPER);
        assertThat(grants.lend(
                        actor(nadia),
                        lent.mail(),
                        DelegatedRole.DelegatedRoleKind.COORDINATION,
                        "",
                        orders.today().plusDays(3)))
                .isInstanceOf(RoleDelegations.RoleDelegationResult.RoleDelegated.class);
        var acting = signedIn(lent);
        var request = asked();
        var page = acting.get(DESK).body();
        var answer = acting.post(
                DESK + "/" + request + "/decisions", Map.of("_csrf", Visitor.tokenIn(page), "decision", "signer"));
        assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("too_new");
    }

    @Test
    void moneyThatOnePersonSaysWasReceivedActivatesNothing() {
        var order = quoted(
                actor(nadia),
                "Carnets",
                orders.today().getYear() + 1,
                new VoucherOrder.BookletQuantity(1_000, 1, 10),
                new VoucherOrder.OrderFunder(UUID.randomUUID(), "Commune de Pons", "", 10_000));
        orders.order(actor(nadia), order.id());
        var page = "/bureau/pass/commandes/" + order.id();
        var visitor = signedIn(nadia);
        var form = new HashMap<>(Map.of(
                "_csrf", visitor.token(page),
                "id", UUID.randomUUID().toString(),
                "financeur", order.funders().getFirst().id().toString(),
                "montant", "100,00",
                "mandat", "M-77"));
        assertThat(visitor.post(page + "/provisions", form).statusCode()).isEqualTo(303);
        assertThat(orders.standing(order).received()).isZero();
        var second = signedIn(paul);
        var read = plain(second.get(DESK).body());
        assertThat(read).contains("Commune de Pons", "M-77", "Argent reçu de ce financeur", "0,00 €", "100,00 €");
        sign(second, read);
        assertThat(orders.standing(order).received()).isEqualTo(10_000);
    }

    @Test
    void theSecondSignerSeesTheOldAndTheNewAccountAndEveryoneConcernedIsTold() {
        var place = placeWithMail();
        var before = person(Role.HELPER);
        var after = person(Role.HELPER);
        ask(
                place,
                before,
                new VoucherQualifiedPlace.PlaceBankAccount(
                        "Mairie de Pons", "FR1420041010050500013M02606", "73282932000074"));
        var second = signedIn(paul);
        sign(second, plain(second.get(DESK).body()));
        ask(
                place,
                after,
                new VoucherQualifiedPlace.PlaceBankAccount(
                        "Compte de Nadia", "FR7630006000011234567890189", "73282932000074"));
        var read = plain(second.get(DESK).body());
        assertThat(read)
                .contains(
                        "Mairie de Pons",
                        "Compte de Nadia",
                        "… 2606",
                        "… 0189",
                        before.name(),
                        "sans fin",
                        place.name());
        sign(second, read);
        for (var mail : List.of(
                place.sheet().list(Field.COURRIELS).getFirst(),
                before.mail().value(),
                after.mail().value())) {
            var letter = posted(mail).stream()
                    .filter(one -> one.subject().contains("compte bancaire"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("nothing to " + mail));
            assertThat(letter.subject()).contains(place.name());
            assertThat(plain(letter.body()))
                    .contains(place.name(), "Mairie de Pons", "… 2606", "Compte de Nadia", "… 0189");
        }
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ').replace('\u202f', ' ').replace("&nbsp;", " ");
    }

    private Place placeWithMail() {
        var name = "Relais " + UUID.randomUUID();
        var sheet = PlaceSheet.of(Map.of(
                Field.NOM,
                name,
                Field.COMMUNE,
                "Pons",
                Field.CODE_POSTAL,
                "17800",
                Field.COURRIELS,
                "accueil-" + UUID.randomUUID().toString().substring(0, 8) + "@pons.example.org"));
        places.gather(
                new ValueStatementSource.HarvestedSource(name, UUID.randomUUID()),
                List.of(new HarvestedPlaceRecord(name, sheet)));
        return directory.snapshot().places().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void ask(Place place, Account keeper, VoucherQualifiedPlace.PlaceBankAccount payee) {
        qualifications.ask(
                actor(nadia),
                new VoucherQualifiedPlace(
                        UUID.randomUUID(),
                        place.id().value(),
                        payee,
                        keeper.id(),
                        0,
                        orders.today(),
                        Optional.empty(),
                        nadia.id(),
                        Optional.empty(),
                        Optional.empty()),
                place.name());
    }

    private static void sign(Visitor who, String page) {
        // The latest request is the last one on the page.
        var last = java.util.regex.Pattern.compile("/signatures/([0-9a-f-]{36})/decisions")
                .matcher(page)
                .results()
                .reduce((_, later) -> later)
                .orElseThrow()
                .group(1);
        var answer = who.post(
                DESK + "/" + last + "/decisions", Map.of("_csrf", Visitor.tokenIn(page), "decision", "signer"));
        assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("signed");
    }
}
