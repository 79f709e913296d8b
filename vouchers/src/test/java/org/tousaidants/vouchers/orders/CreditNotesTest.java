package org.tousaidants.vouchers.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.vouchers.VoucherTestSite;
import org.tousaidants.vouchers.booklets.VoucherBooklets;
import org.tousaidants.vouchers.ledger.FunderRefund;
import org.tousaidants.vouchers.ledger.LedgerAccountKind;
import org.tousaidants.vouchers.orders.CreditNote.CreditNoteIssuer;
import org.tousaidants.vouchers.orders.CreditNote.FunderPaymentDetails;
import org.tousaidants.vouchers.redemptions.VoucherRedemptions;
import org.tousaidants.vouchers.treasury.LedgerAudit;
import org.tousaidants.vouchers.treasury.LedgerAuditResult;
import org.tousaidants.vouchers.treasury.VoucherLedger;

/// Tests the refunds to the funders of an expired order.
@TestPropertySource(properties = "ta.pass.labelled=false")
class CreditNotesTest extends VoucherTestSite {
    private static final VoucherOrder.BookletQuantity CARNETS = new VoucherOrder.BookletQuantity(1_000, 3, 10);
    private static final CreditNoteIssuer ISSUER =
            new CreditNoteIssuer("Régie du Département", "22170001600019", "85 boulevard, La Rochelle");
    private static final FunderPaymentDetails PAYEE = new FunderPaymentDetails(
            "73282932000074", "Service des finances\n17100 Saintes", "FR1420041010050500013M02606");

    @Autowired
    CreditNotes creditNotes;

    @Autowired
    VoucherOrderCalendarJob round;

    @Autowired
    VoucherLedger treasury;

    @Autowired
    LedgerAudit audit;

    @Autowired
    VoucherRedemptions redemptions;

    @Autowired
    VoucherOrderStore store;

    @Autowired
    TransactionTemplate transaction;

    private VoucherOrder.OrderFunder city;
    private VoucherOrder.OrderFunder county;
    private SignedInPerson nadia;
    private SignedInPerson paul;

    private static UUID id() {
        return UUID.randomUUID();
    }

    private void provide(VoucherOrder order, VoucherOrder.OrderFunder funder) {
        assertThat(orders.provide(id(), order.id(), funder.id(), funder.cents(), "M-" + id(), nadia.id(), paul.id()))
                .isInstanceOf(VoucherOrders.OrderFundingResult.FunderMoneyRecorded.class);
    }

    /// An expired order: the city paid first and a booklet was handed over; then the county paid twice as much,
    /// without another hand-over or any redemption.
    private VoucherOrder over() {
        networks.found(networks.here());
        nadia = actor(person(Role.COORDINATOR));
        paul = actor(person(Role.COORDINATOR));
        var helper = person(Role.HELPER);
        city = new VoucherOrder.OrderFunder(id(), "Ville", "ville-" + id() + "@exemple.fr", 10_000);
        county = new VoucherOrder.OrderFunder(id(), "Département", "departement-" + id() + "@exemple.fr", 20_000);
        var year = orders.today().getYear() + 1;
        var order = quoted(nadia, "Carnets", year, CARNETS, city, county);
        orders.order(nadia, order.id());
        provide(order, city);
        var made = (VoucherBooklets.BookletPrintingResult.BookletsPrinted) booklets.print(nadia, order.id(), id(), 3);
        booklets.deliver(nadia, order.id(), 1, 3, helper.id());
        assertThat(booklets.handOver(actor(helper), made.booklets().getFirst().code()))
                .isInstanceOf(VoucherBooklets.BookletHandOverResult.BookletHandedOver.class);
        provide(order, county);
        until(VoucherOrderCalendar.credit(year));
        calendar();
        return orders.find(order.id()).orElseThrow();
    }

    private CreditNotes.CreditNoteResult issue(
            VoucherOrder order, VoucherOrder.OrderFunder funder, long cents, Instant asked) {
        return creditNotes.issue(order.id(), funder.id(), cents, asked, ISSUER, nadia.id(), paul.id());
    }

    private CreditNotes.CreditNoteResult issue(VoucherOrder order, VoucherOrder.OrderFunder funder, long cents) {
        creditNotes.note(nadia, order.id(), funder.id(), PAYEE);
        return issue(order, funder, cents, clock.instant());
    }

    private CreditNotes.FunderRefundDue due(VoucherOrder order, VoucherOrder.OrderFunder funder) {
        return creditNotes.due(order, funder.id()).orElseThrow();
    }

    @Test
    void aFunderThatPaidAfterTheBookletsWereHandedOverGetsBackWhatItGaveAndNotMore() {
        var order = over();
        assertThat(order.stage()).isEqualTo(VoucherOrder.OrderStage.EXPIRED);
        // In proportion to the payments, two thirds of the city's unused vouchers would go to the county:
        // 266.67 € of its 200 €.
        assertThat(due(order, city).refund()).isEqualTo(new FunderRefund(0, 10_000));
        assertThat(due(order, county).refund()).isEqualTo(new FunderRefund(20_000, 0));
        assertThat(wordsTo(nadia.mail())).anyMatch(words -> words.contains("préparez l’avoir de chaque financeur"));
        calendar();
        assertThat(wordsTo(nadia.mail()).stream().filter(words -> words.contains("/commandes/" + order.id())))
                .as("notified once")
                .hasSize(1);

        assertThat(issue(order, county, 20_000)).isInstanceOf(CreditNotes.CreditNoteResult.CreditNoteSigned.class);
        assertThat(orders.find(order.id()).orElseThrow().stage())
                .as("the note of the city is due")
                .isEqualTo(VoucherOrder.OrderStage.EXPIRED);
        assertThat(issue(order, city, 10_001)).isInstanceOf(CreditNotes.CreditNoteResult.CreditNoteDataChanged.class);
        assertThat(issue(order, city, 10_000)).isInstanceOf(CreditNotes.CreditNoteResult.CreditNoteSigned.class);
        assertThat(orders.find(order.id()).orElseThrow().stage()).isEqualTo(VoucherOrder.OrderStage.CREDITED);

        var notes = creditNotes.of(order.id());
        assertThat(notes.get(city.id()).number())
                .isEqualTo(notes.get(county.id()).number() + 1);
        assertThat(notes.get(city.id()).payee()).isEqualTo(PAYEE);
        assertThat(notes.get(city.id()).second()).contains(paul.id());
        assertThat(wordsTo(city.mail()).getFirst())
                .contains("AV-" + order.year(), "100,00", "l’IBAN finit par 2606")
                .doesNotContain("FR14");
        assertThat(wordsTo(county.mail()).getFirst()).contains("200,00");
        assertThat(treasury.total(order.id(), LedgerAccountKind.CREDITED)).isEqualTo(30_000);
        assertThat(audit.run()).isInstanceOf(LedgerAuditResult.NoDifference.class);
        // A second signature refunds nothing again.
        assertThat(issue(order, city, 10_000)).isInstanceOf(CreditNotes.CreditNoteResult.CreditNoteTooEarly.class);
    }

    @Test
    void anAccountChangedAfterTheSignatureWasAskedForIsNotPaidInto() {
        var order = over();
        creditNotes.note(nadia, order.id(), city.id(), PAYEE);
        var asked = clock.instant();
        clock.advance(Duration.ofMinutes(1));
        creditNotes.note(
                nadia,
                order.id(),
                city.id(),
                new FunderPaymentDetails(PAYEE.siret(), PAYEE.address(), "FR7630006000011234567890189"));
        assertThat(issue(order, city, 10_000, asked))
                .isInstanceOf(CreditNotes.CreditNoteResult.CreditNoteDataChanged.class);
        assertThat(due(order, city).before()).contains(PAYEE);
        assertThat(issue(order, city, 10_000, clock.instant()))
                .isInstanceOf(CreditNotes.CreditNoteResult.CreditNoteSigned.class);
    }

    @Test
    void nothingIsPaidBackBeforeItsDayOrWithoutAnAccount() {
        var order = over();
        assertThat(issue(order, county, 20_000, clock.instant()))
                .isInstanceOf(CreditNotes.CreditNoteResult.CreditNoteDataChanged.class);
        assertThat(creditNotes.issue(order.id(), id(), 20_000, clock.instant(), ISSUER, nadia.id(), paul.id()))
                .isInstanceOf(CreditNotes.CreditNoteResult.CreditNoteNotFound.class);
        assertThat(creditNotes.note(nadia, order.id(), id(), PAYEE)).isFalse();
        var running = ordered(
                nadia,
                "En cours",
                orders.today().getYear() + 1,
                CARNETS,
                new VoucherOrder.OrderFunder(id(), "Ville", "", 30_000));
        creditNotes.note(nadia, running.id(), running.funders().getFirst().id(), PAYEE);
        assertThat(issue(running, running.funders().getFirst(), 30_000))
                .isInstanceOf(CreditNotes.CreditNoteResult.CreditNoteTooEarly.class);
    }

    @Test
    void anOrderOfWhichNothingIsLeftIsClosedWithoutASignature() {
        networks.found(networks.here());
        nadia = actor(person(Role.COORDINATOR));
        var funder = new VoucherOrder.OrderFunder(id(), "Ville", "rien-" + id() + "@exemple.fr", 30_000);
        var year = orders.today().getYear() + 1;
        var order = quoted(nadia, "Jamais payée", year, CARNETS, funder);
        orders.order(nadia, order.id());
        until(VoucherOrderCalendar.credit(year));
        calendar();
        assertThat(orders.find(order.id()).orElseThrow().stage()).isEqualTo(VoucherOrder.OrderStage.CREDITED);
        assertThat(wordsTo(funder.mail())).as("it gave nothing").isEmpty();
    }

    @Test
    void aFunderWhoseMoneyWasAllUsedIsTold() {
        networks.found(networks.here());
        nadia = actor(person(Role.COORDINATOR));
        var keeper = person(Role.HELPER);
        var place = place("Lieu " + id(), "Saintes");
        qualify(keeper, place, Optional.empty());
        var funder = new VoucherOrder.OrderFunder(id(), "Ville", "tout-" + id() + "@exemple.fr", 1_000);
        var year = orders.today().getYear() + 1;
        var order = ordered(nadia, "Un chèque", year, new VoucherOrder.BookletQuantity(1_000, 1, 1), funder);
        var made = (VoucherBooklets.BookletPrintingResult.BookletsPrinted) booklets.print(nadia, order.id(), id(), 1);
        booklets.deliver(nadia, order.id(), 1, 1, keeper.id());
        var booklet = made.booklets().getFirst();
        booklets.handOver(actor(keeper), booklet.code());
        assertThat(redemptions.take(
                        actor(keeper),
                        new VoucherRedemptions.VoucherTill(place.id().value(), ""),
                        new VoucherRedemptions.PresentedVoucher(
                                id(), booklet.vouchers().getFirst(), "Atelier", 60, "TYPED", orders.today())))
                .isInstanceOf(VoucherRedemptions.VoucherRedemptionResult.VoucherRedeemed.class);
        until(VoucherOrderCalendar.credit(year));
        calendar();
        assertThat(orders.find(order.id()).orElseThrow().stage()).isEqualTo(VoucherOrder.OrderStage.CREDITED);
        assertThat(wordsTo(funder.mail())).anyMatch(words -> words.contains("Il n’y a rien à vous rendre"));
    }

    /// One process runs the calendar of an order while a coordinator signs its credit note on another.
    @Test
    void theCalendarAndASignatureOnTheDayOfTheNotesDoNotWaitForEachOther() throws Exception {
        var order = over();
        creditNotes.note(nadia, order.id(), city.id(), PAYEE);
        var held = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var people = Executors.newFixedThreadPool(3)) {
            // The creation of a quote holds the lock on invoice numbers for a short time.
            var quoting = people.submit(() -> transaction.execute(_ -> {
                store.oneAtATime();
                held.countDown();
                try {
                    return release.await(60, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
            held.await();
            // The order was selected before it expired.
            var calendar = people.submit(() -> transaction.executeWithoutResult(_ -> round.tell(order.id())));
            waiting(1, calendar);
            var signing = people.submit(() -> issue(order, city, 10_000, clock.instant()));
            waiting(calendar.isDone() ? 1 : 2, signing);
            release.countDown();
            assertThat(quoting.get(60, TimeUnit.SECONDS)).isTrue();
            assertThat(signing.get(60, TimeUnit.SECONDS))
                    .isInstanceOf(CreditNotes.CreditNoteResult.CreditNoteSigned.class);
            calendar.get(60, TimeUnit.SECONDS);
        }
    }

    /// Waits until that many sessions wait in the database, or this task is done.
    private void waiting(int many, Future<?> one) throws InterruptedException {
        for (var tries = 0; tries < 600 && !one.isDone(); tries++) {
            if (sql.sql("select count(*) from pg_locks where not granted")
                            .query(Integer.class)
                            .single()
                    >= many) return;
            Thread.sleep(50);
        }
    }
}
