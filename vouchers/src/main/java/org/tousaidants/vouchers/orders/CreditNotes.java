package org.tousaidants.vouchers.orders;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.IdDerivedFromText;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.vouchers.ledger.FunderRefund;
import org.tousaidants.vouchers.ledger.LedgerAccountKind;
import org.tousaidants.vouchers.ledger.LedgerPostingResult;
import org.tousaidants.vouchers.orders.CreditNote.CreditNoteIssuer;
import org.tousaidants.vouchers.orders.CreditNote.FunderPaymentDetails;
import org.tousaidants.vouchers.orders.VoucherOrder.OrderStage;
import org.tousaidants.vouchers.treasury.VoucherLedger;

/// « Les avoirs » — service for the refunds to the funders of an expired order, with one credit note for each
/// funder, signed by two people. The last credit note closes the order.
@Service
public class CreditNotes {
    /// « Retour d’un financeur » — the money that a funder is to get back: amount in cents, payee, and credit
    /// note if signed.
    ///
    /// @param before the previous payment details; empty if they never changed
    public record FunderRefundDue(
            VoucherOrder.OrderFunder funder,
            long given,
            FunderRefund refund,
            Optional<FunderPaymentDetails> payee,
            Optional<FunderPaymentDetails> before,
            Optional<CreditNote> note) {}

    /// « Suite d’un avoir » — the result of signing a credit note.
    public sealed interface CreditNoteResult {
        record CreditNoteSigned(CreditNote note) implements CreditNoteResult {}

        /// Refused: the order has not expired, or the first day for refunds has not come.
        record CreditNoteTooEarly() implements CreditNoteResult {}

        /// Refused: the amount or the payment details changed after the signatories read them.
        record CreditNoteDataChanged() implements CreditNoteResult {}

        record CreditNoteNotFound() implements CreditNoteResult {}
    }

    private final VoucherOrderStore orders;
    private final CreditNoteStore store;
    private final VoucherLedger treasury;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CreditNotes(
            VoucherOrderStore orders,
            CreditNoteStore store,
            VoucherLedger treasury,
            ApplicationEventPublisher events,
            Clock clock) {
        this.orders = orders;
        this.store = store;
        this.treasury = treasury;
        this.events = events;
        this.clock = clock;
    }

    /// Returns the first day on which the funders of an order can get refunds.
    public static LocalDate day(VoucherOrder order) {
        return VoucherOrderCalendar.credit(order.year());
    }

    /// Returns whether the credit notes of an order may be signed on the current day.
    public boolean open(VoucherOrder order) {
        return order.stage() == OrderStage.EXPIRED && !ParisTime.today(clock).isBefore(day(order));
    }

    @Transactional
    public Optional<FunderRefundDue> due(VoucherOrder order, UUID funder) {
        return order.funders().stream()
                .filter(one -> one.id().equals(funder))
                .findFirst()
                .map(one -> {
                    var payees = store.payees(funder);
                    return new FunderRefundDue(
                            one,
                            -treasury.of(order.id(), LedgerAccountKind.FUNDER).getOrDefault(funder, 0L),
                            treasury.refunds(order.id()).getOrDefault(funder, new FunderRefund(0, 0)),
                            payees.stream().findFirst().map(CreditNoteStore.StoredPaymentDetails::payee),
                            payees.stream().skip(1).findFirst().map(CreditNoteStore.StoredPaymentDetails::payee),
                            store.find(order.id(), funder));
                });
    }

    /// Changes the payment details of a funder. Refunds of this funder that wait for a second signature become
    /// invalid. Returns false if the order or the funder is unknown.
    ///
    /// @param order id of the order
    /// @param funder id of the funder
    /// @param payee the new payment details
    @Transactional
    public boolean note(SignedInPerson by, UUID order, UUID funder, FunderPaymentDetails payee) {
        if (orders.locked(order).flatMap(one -> one.funder(funder)).isEmpty()) return false;
        if (store.payees(funder).stream()
                .findFirst()
                .filter(last -> last.payee().equals(payee))
                .isEmpty()) store.add(funder, payee, by.id(), clock.instant());
        return true;
    }

    /// Pays the refund after the second signature, and gives the credit note its number and date.
    ///
    /// @param cents amount in cents, as both signatories read it
    /// @param asked time of the request; nothing is paid if the payment details changed after it
    /// @param one account of the person who requested the refund
    /// @param two account of the second signatory
    @Transactional
    public CreditNoteResult issue(
            UUID id, UUID funder, long cents, Instant asked, CreditNoteIssuer issuer, UUID one, UUID two) {
        var found = orders.locked(id);
        var who = found.flatMap(order -> order.funders().stream()
                .filter(each -> each.id().equals(funder))
                .findFirst());
        if (found.isEmpty() || who.isEmpty()) return new CreditNoteResult.CreditNoteNotFound();
        var order = found.get();
        if (!open(order)) return new CreditNoteResult.CreditNoteTooEarly();
        var payee = store.payees(funder).stream()
                .findFirst()
                .filter(last -> !last.at().isAfter(asked))
                .map(CreditNoteStore.StoredPaymentDetails::payee);
        if (payee.isEmpty()) return new CreditNoteResult.CreditNoteDataChanged();
        orders.oneAtATime();
        var number = store.nextNumber();
        var posting = treasury.refund(movement(funder), id, funder, cents, order.creditReference(number), one, two);
        if (!(posting instanceof LedgerPostingResult.TransferPosted))
            return new CreditNoteResult.CreditNoteDataChanged();
        var note = new CreditNote(
                funder, number, cents, clock.instant(), Optional.of(one), Optional.of(two), payee.get(), issuer);
        store.add(id, note);
        orders.step(id, "credited", order.creditReference(number), Optional.of(two), clock.instant());
        events.publishEvent(new VoucherOrderStatusChanged(Optional.of(two), id, "credited"));
        events.publishEvent(new CreditNoteIssued(order, who.get(), note));
        closeOnceNothingIsDue(order);
        return new CreditNoteResult.CreditNoteSigned(note);
    }

    private static UUID movement(UUID funder) {
        return IdDerivedFromText.of("refund of " + funder);
    }

    /// Returns whether the order has money to refund. An order without money left is closed at once, without a
    /// signature.
    ///
    /// @param id id of the order
    @Transactional
    boolean prepare(UUID id) {
        var found = orders.locked(id).filter(this::open);
        return found.isPresent() && !closeOnceNothingIsDue(found.get());
    }

    private boolean closeOnceNothingIsDue(VoucherOrder order) {
        if (treasury.refunds(order.id()).values().stream().anyMatch(refund -> refund.cents() > 0)) return false;
        orders.stage(order.id(), OrderStage.CREDITED);
        orders.step(order.id(), "closed", "", Optional.empty(), clock.instant());
        events.publishEvent(new VoucherOrderStatusChanged(Optional.empty(), order.id(), "closed"));
        events.publishEvent(new VoucherOrderClosed(order));
        return true;
    }

    @Transactional(readOnly = true)
    public Map<UUID, CreditNote> of(UUID order) {
        return store.of(order);
    }

    @Transactional(readOnly = true)
    public Optional<CreditNote> find(UUID order, UUID funder) {
        return store.find(order, funder);
    }

    /// Returns the funders who get no refund, because their money was used completely.
    @Transactional
    List<VoucherOrder.OrderFunder> usedUp(VoucherOrder order) {
        var notes = store.of(order.id());
        var given = treasury.of(order.id(), LedgerAccountKind.FUNDER);
        return order.funders().stream()
                .filter(funder -> !notes.containsKey(funder.id()))
                .filter(funder -> given.getOrDefault(funder.id(), 0L) < 0)
                .toList();
    }
}
