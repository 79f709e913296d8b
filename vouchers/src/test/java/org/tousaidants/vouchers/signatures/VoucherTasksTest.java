package org.tousaidants.vouchers.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.tasks.TaskHolders;
import org.tousaidants.platform.tasks.Tasks;
import org.tousaidants.vouchers.VoucherTestSite;
import org.tousaidants.vouchers.orders.VoucherOrder;

/// In every state of a payment and of an order of booklets, exactly the people who can act have the task.
///
/// | State | Task | People |
/// |---|---|---|
/// | payment asked | sign | the coordinators, but its author and those of the last days |
/// | signed or refused | – | nobody |
/// | booklets delivered | confirm | their prescriber |
/// | booklets received | – | nobody |
@TestPropertySource(properties = "ta.pass.labelled=false")
class VoucherTasksTest extends VoucherTestSite {
    @Autowired
    Tasks tasks;

    @Autowired
    DoubleSignatures signatures;

    private TaskHolders holders;
    private Account nadia;
    private Account paul;

    @BeforeEach
    void everybody() {
        networks.found(networks.here());
        holders = new TaskHolders(this, tasks);
        nadia = holders.named("nadia", person(Role.COORDINATOR));
        paul = holders.named("paul", person(Role.COORDINATOR));
        for (var role : Role.values()) if (role != Role.COORDINATOR) person(role);
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
    void aPaymentWaitsForTheOtherCoordinatorsUntilOneSigned() {
        var fresh = holders.named("fresh", person(Role.HELPER));
        accounts.give(actor(nadia), fresh.id(), Role.COORDINATOR);
        accounts.give(actor(paul), fresh.id(), Role.COORDINATOR);
        var request = asked();
        assertThat(holders.of("signatures.task:" + request)).contains("paul").doesNotContain("nadia", "fresh");
        assertThat(holders.of("signatures.task:" + request)).isSubsetOf("paul", "COORDINATOR");
        clock.advance(Accounts.NEW.plusMinutes(1));
        assertThat(holders.of("signatures.task:" + request)).contains("fresh").doesNotContain("nadia");
        assertThat(signatures.sign(actor(paul), request)).isTrue();
        assertThat(holders.of("signatures.task:" + request)).isEmpty();
        var other = asked();
        assertThat(signatures.decide(actor(paul), other, false)).isEqualTo(DoubleSignatures.SignatureResult.REFUSED);
        assertThat(holders.of("signatures.task:" + other)).isEmpty();
    }

    @Test
    void deliveredBookletsWaitForTheirPrescriber() {
        var prescriber = holders.named("prescriber", person(Role.HELPER));
        assertThat(holders.of("booklets.task.receive")).isEmpty();
        delivered(
                actor(nadia),
                orders.today().getYear() + 1,
                new VoucherOrder.BookletQuantity(1_000, 2, 5),
                prescriber.id());
        assertThat(holders.of("booklets.task.receive")).containsExactly("prescriber");
        booklets.receive(actor(prescriber));
        assertThat(holders.of("booklets.task.receive")).isEmpty();
    }
}
