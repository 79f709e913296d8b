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
import org.tousaidants.core.text.DerivedId;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.vouchers.ledger.AccountKind;
import org.tousaidants.vouchers.ledger.FunderRefund;
import org.tousaidants.vouchers.ledger.PostingResult;
import org.tousaidants.vouchers.orders.CreditNote.FunderPaymentDetails;
import org.tousaidants.vouchers.orders.CreditNote.Issuer;
import org.tousaidants.vouchers.orders.Order.OrderStage;
import org.tousaidants.vouchers.treasury.Treasury;

/// « Les avoirs » — service for the refunds to the funders of an expired order, one credit note for each,
/// signed by two people. The last one closes the order.
@Service
public class CreditNotes {
    /// « Retour d’un financeur » — the refund due to a funder: amount, payee, and credit note once signed.
    ///
    /// @param before the previous payee
    public record DueRefund(
            Order.Funder funder,
            long given,
            FunderRefund refund,
            Optional<FunderPaymentDetails> payee,
            Optional<FunderPaymentDetails> before,
            Optional<CreditNote> note) {}

    /// « Suite d’un avoir » — the result of signing a credit note.
    public sealed interface CreditNoteResult {
        record CreditNoteSigned(CreditNote note) implements CreditNoteResult {}

        /// Refused: the order has not expired, or the date of refunds has not come.
        record TooEarly() implements CreditNoteResult {}

        /// Refused: the amount or the payee changed after the signatories read it.
        record DataChanged() implements CreditNoteResult {}

        record NotFound() implements CreditNoteResult {}
    }

    private final OrderStore orders;
    private final CreditNoteStore store;
    private final Treasury treasury;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CreditNotes(
            OrderStore orders,
            CreditNoteStore store,
            Treasury treasury,
            ApplicationEventPublisher events,
            Clock clock) {
        this.orders = orders;
        this.store = store;
        this.treasury = treasury;
        this.events = events;
        this.clock = clock;
    }

    /// The first day on which the funders of an order get refunds.
    public static LocalDate day(Order order) {
        return OrderCalendar.credit(order.year());
    }

    /// Whether the credit notes of an order may be signed today.
    public boolean open(Order order) {
        return order.stage() == OrderStage.EXPIRED && !ParisTime.today(clock).isBefore(day(order));
    }

    @Transactional
    public Optional<DueRefund> due(Order order, UUID funder) {
        return order.funders().stream()
                .filter(one -> one.id().equals(funder))
                .findFirst()
                .map(one -> {
                    var payees = store.payees(funder);
                    return new DueRefund(
                            one,
                            -treasury.of(order.id(), AccountKind.FUNDER).getOrDefault(funder, 0L),
                            treasury.refunds(order.id()).getOrDefault(funder, new FunderRefund(0, 0)),
                            payees.stream().findFirst().map(CreditNoteStore.StoredPaymentDetails::payee),
                            payees.stream().skip(1).findFirst().map(CreditNoteStore.StoredPaymentDetails::payee),
                            store.find(order.id(), funder));
                });
    }

    /// Changes the payment details of a funder; open requests become invalid. False for an unknown order or
    /// funder.
    @Transactional
    public boolean note(Actor by, UUID order, UUID funder, FunderPaymentDetails payee) {
        if (orders.locked(order).flatMap(one -> one.funder(funder)).isEmpty()) return false;
        if (store.payees(funder).stream()
                .findFirst()
                .filter(last -> last.payee().equals(payee))
                .isEmpty()) store.add(funder, payee, by.id(), clock.instant());
        return true;
    }

    /// Pays the refund after the second signature; numbers and dates the credit note.
    ///
    /// @param cents as both signatories read it
    /// @param asked time of the request: nothing is paid to payment details changed since then
    @Transactional
    public CreditNoteResult issue(UUID id, UUID funder, long cents, Instant asked, Issuer issuer, UUID one, UUID two) {
        var found = orders.locked(id);
        var who = found.flatMap(order -> order.funders().stream()
                .filter(each -> each.id().equals(funder))
                .findFirst());
        if (found.isEmpty() || who.isEmpty()) return new CreditNoteResult.NotFound();
        var order = found.get();
        if (!open(order)) return new CreditNoteResult.TooEarly();
        var payee = store.payees(funder).stream()
                .findFirst()
                .filter(last -> !last.at().isAfter(asked))
                .map(CreditNoteStore.StoredPaymentDetails::payee);
        if (payee.isEmpty()) return new CreditNoteResult.DataChanged();
        orders.oneAtATime();
        var number = store.nextNumber();
        var posting = treasury.refund(movement(funder), id, funder, cents, order.creditReference(number), one, two);
        if (!(posting instanceof PostingResult.Posted)) return new CreditNoteResult.DataChanged();
        var note = new CreditNote(
                funder, number, cents, clock.instant(), Optional.of(one), Optional.of(two), payee.get(), issuer);
        store.add(id, note);
        orders.step(id, "credited", order.creditReference(number), Optional.of(two), clock.instant());
        events.publishEvent(new OrderStatusChanged(Optional.of(two), id, "credited"));
        events.publishEvent(new CreditNoteIssued(order, who.get(), note));
        closeOnceNothingIsDue(order);
        return new CreditNoteResult.CreditNoteSigned(note);
    }

    private static UUID movement(UUID funder) {
        return DerivedId.of("refund of " + funder);
    }

    /// Whether a refund is due; if the order has no money left, it is closed without a signature.
    @Transactional
    boolean prepare(UUID id) {
        var found = orders.locked(id).filter(this::open);
        return found.isPresent() && !closeOnceNothingIsDue(found.get());
    }

    private boolean closeOnceNothingIsDue(Order order) {
        if (treasury.refunds(order.id()).values().stream().anyMatch(refund -> refund.cents() > 0)) return false;
        orders.stage(order.id(), OrderStage.CREDITED);
        orders.step(order.id(), "closed", "", Optional.empty(), clock.instant());
        events.publishEvent(new OrderStatusChanged(Optional.empty(), order.id(), "closed"));
        events.publishEvent(new OrderClosed(order));
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

    /// The funders to whom no refund is due.
    @Transactional
    List<Order.Funder> usedUp(Order order) {
        var notes = store.of(order.id());
        var given = treasury.of(order.id(), AccountKind.FUNDER);
        return order.funders().stream()
                .filter(funder -> !notes.containsKey(funder.id()))
                .filter(funder -> given.getOrDefault(funder.id(), 0L) < 0)
                .toList();
    }
}
