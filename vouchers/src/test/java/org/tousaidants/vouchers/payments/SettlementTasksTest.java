package org.tousaidants.vouchers.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.tasks.TaskHolders;
import org.tousaidants.platform.tasks.Tasks;
import org.tousaidants.vouchers.VoucherTestSite;
import org.tousaidants.vouchers.booklets.VoucherBooklets;
import org.tousaidants.vouchers.orders.VoucherOrder;
import org.tousaidants.vouchers.redemptions.VoucherRedemptions;
import org.tousaidants.vouchers.signatures.DoubleSignatureRequest;
import org.tousaidants.vouchers.signatures.DoubleSignatures;
import org.tousaidants.vouchers.signatures.SignatureFixture;

/// In every state of a month to pay and of a refund, exactly the people who can act have the task.
///
/// | State | Task | People |
/// |---|---|---|
/// | vouchers accepted, the month goes on | – | nobody |
/// | the month is over | prepare the payment | the coordinators |
/// | payment asked | sign | the other coordinators |
/// | payment refused | prepare the payment | the coordinators |
/// | payment made | – | nobody |
/// | an order is over, money is left | prepare the refund | the coordinators |
/// | refund asked | sign | the other coordinators |
/// | refund refused | prepare the refund | the coordinators |
@Import(SignatureFixture.class)
@TestPropertySource(properties = "ta.pass.labelled=false")
class SettlementTasksTest extends VoucherTestSite {
    @Autowired
    Tasks tasks;

    @Autowired
    DoubleSignatures signatures;

    @Autowired
    SignatureFixture desk;

    @Autowired
    PlacePayments settlements;

    @Autowired
    VoucherRedemptions redemptions;

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

    private void ask(UUID id, String what, UUID subject, Optional<UUID> party, long cents, String hash) {
        signatures.ask(
                actor(nadia),
                id,
                new DoubleSignatureRequest.ActToSign(
                        what,
                        subject,
                        party,
                        "Essai",
                        cents,
                        List.of(DoubleSignatureRequest.ValueToSign.of("hash", hash))));
    }

    private void coordinatorsHave(String task) {
        assertThat(holders.of(task)).contains("nadia", "paul").isSubsetOf("nadia", "paul", "COORDINATOR");
    }

    private void onlyTheOthersSign(UUID request) {
        assertThat(holders.of("signatures.task:" + request))
                .contains("paul")
                .doesNotContain("nadia")
                .isSubsetOf("paul", "COORDINATOR");
    }

    @Test
    void aMonthThatIsOverWaitsForTheCoordinatorsUntilItsPaymentIsAskedAndAgainWhenItIsRefused() {
        var keeper = person(Role.HELPER);
        var place = place("Lieu " + UUID.randomUUID(), "Saintes");
        qualify(keeper, place, Optional.empty());
        var booklet = delivered(
                        actor(nadia),
                        orders.today().getYear() + 1,
                        new VoucherOrder.BookletQuantity(1_500, 1, 10),
                        keeper.id())
                .booklets()
                .getFirst();
        assertThat(booklets.handOver(actor(keeper), booklet.code()))
                .isInstanceOf(VoucherBooklets.BookletHandOverResult.BookletHandedOver.class);
        var task = "settlement.task:";
        assertThat(redemptions.take(
                        actor(keeper),
                        new VoucherRedemptions.VoucherTill(place.id().value(), ""),
                        new VoucherRedemptions.PresentedVoucher(
                                UUID.randomUUID(),
                                booklet.vouchers().getFirst(),
                                "Atelier",
                                60,
                                "TYPED",
                                orders.today())))
                .isInstanceOf(VoucherRedemptions.VoucherRedemptionResult.VoucherRedeemed.class);
        assertThat(holders.of(task)).isEmpty();
        var month = orders.today().withDayOfMonth(1);
        until(month.plusMonths(1).plusDays(1));
        coordinatorsHave(task);
        assertThat(settlements.close(actor(nadia), UUID.randomUUID(), month))
                .isInstanceOf(PlacePayments.MonthClosingResult.PaymentMonthClosed.class);
        coordinatorsHave(task);
        var batch = settlements.all().getFirst().id();
        var refused = UUID.randomUUID();
        ask(refused, "pay", batch, Optional.empty(), 1_500, "un");
        assertThat(holders.of(task)).isEmpty();
        onlyTheOthersSign(refused);
        assertThat(desk.refuse(actor(paul), refused)).isTrue();
        coordinatorsHave(task);
        var accepted = UUID.randomUUID();
        ask(accepted, "pay", batch, Optional.empty(), 1_500, "deux");
        assertThat(desk.sign(actor(paul), accepted)).isTrue();
        assertThat(holders.of(task)).isEmpty();
        assertThat(holders.of("signatures.task:" + accepted)).isEmpty();
    }

    @Test
    void moneyThatIsLeftWaitsForTheCoordinatorsUntilItsRefundIsAskedAndAgainWhenItIsRefused() {
        var year = orders.today().getYear() + 1;
        var funder = new VoucherOrder.OrderFunder(UUID.randomUUID(), "Ville", "", 10_000);
        var order = ordered(actor(nadia), "Carnets", year, new VoucherOrder.BookletQuantity(1_000, 1, 10), funder);
        var task = "settlement.task.refund:" + funder.id();
        assertThat(holders.of(task)).isEmpty();
        // The order is over, and its last month paid, in any case.
        until(orders.today().plusYears(3));
        calendar();
        coordinatorsHave(task);
        var refused = UUID.randomUUID();
        ask(refused, "refund", order.id(), Optional.of(funder.id()), 10_000, "un");
        assertThat(holders.of(task)).isEmpty();
        onlyTheOthersSign(refused);
        assertThat(desk.refuse(actor(paul), refused)).isTrue();
        coordinatorsHave(task);
    }
}
