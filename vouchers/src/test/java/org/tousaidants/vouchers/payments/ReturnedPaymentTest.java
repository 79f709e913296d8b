package org.tousaidants.vouchers.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.vouchers.VoucherTestSite;
import org.tousaidants.vouchers.booklets.VoucherBooklets;
import org.tousaidants.vouchers.ledger.LedgerAccountKind;
import org.tousaidants.vouchers.orders.VoucherOrder;
import org.tousaidants.vouchers.redemptions.VoucherRedemptions;
import org.tousaidants.vouchers.treasury.VoucherLedger;
import org.tousaidants.vouchers.treasury.VoucherUse;

/// Tests that the evidence of a statement explains its total to the cent, in any history.
@TestPropertySource(properties = "ta.pass.labelled=false")
class ReturnedPaymentTest extends VoucherTestSite {
    @Autowired
    PlacePayments settlements;

    @Autowired
    PlacePaymentStatements statements;

    @Autowired
    VoucherRedemptions redemptions;

    @Autowired
    VoucherLedger treasury;

    private SignedInPerson nadia;
    private SignedInPerson paul;
    private Account keeper;
    private Place place;
    private final Deque<PaperCode> vouchers = new ArrayDeque<>();

    private void begun() {
        networks.found(networks.here());
        nadia = actor(person(Role.COORDINATOR));
        paul = actor(person(Role.COORDINATOR));
        keeper = person(Role.HELPER);
        place = place("Lieu " + UUID.randomUUID(), "Saintes");
        qualify(keeper, place, Optional.empty());
        var made = delivered(
                nadia, orders.today().getYear() + 1, new VoucherOrder.BookletQuantity(1_500, 1, 10), keeper.id());
        var booklet = made.booklets().getFirst();
        assertThat(booklets.handOver(actor(keeper), booklet.code()))
                .isInstanceOf(VoucherBooklets.BookletHandOverResult.BookletHandedOver.class);
        vouchers.addAll(booklet.vouchers());
    }

    private VoucherRedemptions.VoucherRedemptionResult taken(String how, LocalDate day) {
        return redemptions.take(
                actor(keeper),
                new VoucherRedemptions.VoucherTill(place.id().value(), ""),
                new VoucherRedemptions.PresentedVoucher(UUID.randomUUID(), vouchers.pop(), "Atelier", 60, how, day));
    }

    private void taken(int many) {
        for (var n = 0; n < many; n++)
            assertThat(taken("TYPED", orders.today()))
                    .isInstanceOf(VoucherRedemptions.VoucherRedemptionResult.VoucherRedeemed.class);
    }

    private LocalDate nextMonth() {
        var month = orders.today().withDayOfMonth(1);
        until(month.plusMonths(1).plusDays(1));
        return month;
    }

    private UUID closed(LocalDate month) {
        assertThat(settlements.close(nadia, UUID.randomUUID(), month))
                .isInstanceOf(PlacePayments.MonthClosingResult.PaymentMonthClosed.class);
        return settlements.all().stream()
                .filter(batch -> batch.month().equals(month))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private VoucherPaymentEvidence evidence(UUID batch) {
        return statements.evidence(batch).orElseThrow().at(place.id().value());
    }

    @Test
    void aPaymentThatCameBackIsExplainedByTheStatementThatPaysItAgain() {
        begun();
        taken(4);
        var first = nextMonth();
        var batch = closed(first);
        assertThat(settlements.pay(batch, paul.id())).isTrue();
        assertThat(evidence(batch).cents()).isEqualTo(6_000);
        assertThat(settlements.returned(batch, place.id().value(), "compte clos", nadia.id(), paul.id()))
                .isTrue();
        taken(1);
        var second = nextMonth();
        var again = closed(second);
        var evidence = evidence(again);
        assertThat(evidence.batch().cents()).isEqualTo(7_500);
        assertThat(evidence.voucherCents()).isEqualTo(1_500);
        assertThat(evidence.carried()).singleElement().satisfies(one -> {
            assertThat(one.cents()).isEqualTo(6_000);
            assertThat(one.month()).contains(first);
            assertThat(one.why()).isEqualTo("compte clos");
        });
        assertThat(evidence.cents()).isEqualTo(evidence.batch().cents());
        // The first statement still shows its payment, and the third does not contain it.
        assertThat(evidence(batch).carried()).isEmpty();
        assertThat(settlements.pay(again, paul.id())).isTrue();
        taken(2);
        var third = closed(nextMonth());
        assertThat(evidence(third).carried()).isEmpty();
        assertThat(evidence(third).cents()).isEqualTo(3_000);
        assertThat(settlements.pay(third, paul.id())).isTrue();
        assertThat(treasury.total(place.id().value(), LedgerAccountKind.OWED)).isZero();
    }

    @Test
    void vouchersOfAMonthWithoutAStatementAreProvedByTheNextOne() {
        begun();
        taken(2);
        nextMonth();
        taken(1);
        var batch = closed(nextMonth());
        var evidence = evidence(batch);
        assertThat(evidence.batch().cents()).isEqualTo(4_500);
        assertThat(evidence.vouchers()).hasSize(3);
        assertThat(evidence.carried()).isEmpty();
    }

    @Test
    void aPaperVoucherEnteredLaterBearsTheDayOfTheHelp() {
        begun();
        var day = orders.today();
        clock.advance(Duration.ofDays(9));
        assertThat(taken("PAPER", day)).isInstanceOf(VoucherRedemptions.VoucherRedemptionResult.VoucherRedeemed.class);
        var entered = orders.today();
        var evidence = evidence(closed(nextMonth()));
        assertThat(evidence.vouchers()).singleElement().satisfies(one -> {
            assertThat(one.day()).isEqualTo(day);
            assertThat(ParisTime.day(one.at())).isEqualTo(entered);
            assertThat(one.use()).isEqualTo(new VoucherUse(1_500, "Atelier", 60, "PAPER"));
        });
    }

    /// The job has not closed the order yet, but the voucher has expired.
    @Test
    void anExpiredVoucherIsNotTakenAsPaperWithAnEarlierDay() {
        begun();
        var until = LocalDate.of(orders.today().getYear() + 2, 1, 31);
        until(until);
        assertThat(taken("PAPER", until.minusDays(3)))
                .isInstanceOf(VoucherRedemptions.VoucherRedemptionResult.VoucherRedeemed.class);
        clock.advance(Duration.ofDays(1));
        assertThat(taken("PAPER", until.minusDays(3)).word()).isEqualTo("expired");
        assertThat(taken("TYPED", orders.today()).word()).isEqualTo("expired");
    }
}
