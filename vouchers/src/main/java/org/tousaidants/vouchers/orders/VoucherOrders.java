package org.tousaidants.vouchers.orders;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.vouchers.ledger.LedgerAccount;
import org.tousaidants.vouchers.ledger.LedgerAccountKind;
import org.tousaidants.vouchers.ledger.LedgerPostingResult;
import org.tousaidants.vouchers.ledger.LedgerTransfer;
import org.tousaidants.vouchers.ledger.LedgerTransferKind;
import org.tousaidants.vouchers.orders.VoucherOrder.OrderStage;
import org.tousaidants.vouchers.treasury.OrderVoucherCounts;
import org.tousaidants.vouchers.treasury.VoucherLedger;
import org.tousaidants.vouchers.treasury.Vouchers;

/// « Les commandes » — service for orders: quotes, orders, money received and returned, expiry.
@Service
public class VoucherOrders {

    /// « Pas d’une commande » — one step in the history of an order, as pages show it; `what` is the name of the
    /// step.
    record OrderStep(String what, String detail, Instant at) {}

    /// « Compte d’une commande » — an order and its money.
    ///
    /// @param given by funder, the received minus the returned amount in cents
    /// @param redeemed redeemed amount in cents, whether paid or still owed to places
    public record OrderBalanceView(
            VoucherOrder order,
            Map<UUID, Long> given,
            long waiting,
            long circulating,
            long redeemed,
            long expired,
            long cancelled,
            long credited,
            OrderVoucherCounts count) {
        public long received() {
            return given.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /// « Suite d’une provision » — the result of recording a funder’s money.
    public sealed interface OrderFundingResult {
        record FunderMoneyRecorded() implements OrderFundingResult {}

        record FundingNotPossibleNow() implements OrderFundingResult {}

        /// Refused: the amount is above the amount that is still expected.
        ///
        /// @param cents amount in cents still expected from this funder
        record AmountAboveFundersShare(long cents) implements OrderFundingResult {}

        record OrderNotFound() implements OrderFundingResult {}
    }

    private final VoucherOrderStore store;
    private final VoucherLedger treasury;
    private final Vouchers vouchers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    VoucherOrders(
            VoucherOrderStore store,
            VoucherLedger treasury,
            Vouchers vouchers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.treasury = treasury;
        this.vouchers = vouchers;
        this.events = events;
        this.clock = clock;
    }

    public LocalDate today() {
        return ParisTime.today(clock);
    }

    @Transactional(readOnly = true)
    public List<VoucherOrder> all() {
        return store.all();
    }

    @Transactional(readOnly = true)
    public Optional<VoucherOrder> find(UUID id) {
        return store.byId(id);
    }

    /// Returns the order and locks it until the end of the transaction; empty if the id is unknown.
    @Transactional
    public Optional<VoucherOrder> locked(UUID id) {
        return store.locked(id);
    }

    @Transactional
    public OrderBalanceView standing(VoucherOrder order) {
        var given = treasury.of(order.id(), LedgerAccountKind.FUNDER);
        given.replaceAll((_, cents) -> -cents);
        var count = vouchers.count(order.id());
        return new OrderBalanceView(
                order,
                given,
                treasury.total(order.id(), LedgerAccountKind.PROVISION),
                treasury.total(order.id(), LedgerAccountKind.CIRCULATION),
                count.redeemedCents(),
                treasury.total(order.id(), LedgerAccountKind.EXPIRED),
                treasury.total(order.id(), LedgerAccountKind.CANCELLED),
                treasury.total(order.id(), LedgerAccountKind.CREDITED),
                count);
    }

    /// Returns all transfers of an order and the balances of its accounts.
    @Transactional(readOnly = true)
    public VoucherOrderAccounts money(VoucherOrder order) {
        var movements = new ArrayList<VoucherOrderAccounts.OrderMovement>();
        for (var line : treasury.lines(order.id())) {
            var transfer = line.transfer();
            movements.add(new VoucherOrderAccounts.OrderMovement(
                    line.at(),
                    transfer.act(),
                    transfer.debit().kind(),
                    transfer.credit().kind(),
                    order.funder(transfer.debit().party())
                            .or(() -> order.funder(transfer.credit().party()))
                            .orElse(""),
                    transfer.cents(),
                    transfer.reason(),
                    Optional.empty()));
        }
        for (var end : vouchers.ended(order.id()))
            movements.add(new VoucherOrderAccounts.OrderMovement(
                    end.at(),
                    end.act(),
                    LedgerAccountKind.CIRCULATION,
                    switch (end.act()) {
                        case REDEEM -> LedgerAccountKind.OWED;
                        case EXPIRE -> LedgerAccountKind.EXPIRED;
                        default -> LedgerAccountKind.CANCELLED;
                    },
                    "",
                    end.cents(),
                    "",
                    Optional.of(end)));
        movements.sort(Comparator.comparing(VoucherOrderAccounts.OrderMovement::at));
        var balances = new ArrayList<VoucherOrderAccounts.AccountBalance>();
        treasury.accounts(order.id())
                .forEach((account, cents) -> balances.add(new VoucherOrderAccounts.AccountBalance(
                        account.kind(), order.funder(account.party()).orElse(""), cents)));
        return new VoucherOrderAccounts(movements, balances);
    }

    /// Returns the money of an order by month (« 2026-11 »): the amount received from funders minus the amount
    /// returned to them, in cents.
    @Transactional(readOnly = true)
    public Map<String, Long> receivedByMonth(UUID id) {
        var months = new TreeMap<String, Long>();
        for (var line : treasury.lines(id)) {
            var transfer = line.transfer();
            var month = ParisTime.month(line.at());
            if (transfer.debit().kind() == LedgerAccountKind.FUNDER) months.merge(month, transfer.cents(), Long::sum);
            if (transfer.credit().kind() == LedgerAccountKind.FUNDER) months.merge(month, -transfer.cents(), Long::sum);
        }
        return months;
    }

    @Transactional(readOnly = true)
    List<OrderStep> steps(UUID id) {
        return store.steps(id);
    }

    /// Creates a quote; a repeated call with the same id changes nothing.
    ///
    /// @param by person who creates the quote
    /// @param wanted content of the quote; its number is ignored
    @Transactional
    public VoucherOrder quote(SignedInPerson by, VoucherOrder wanted) {
        store.oneAtATime();
        var known = store.byId(wanted.id());
        if (known.isPresent()) return known.get();
        var order = new VoucherOrder(
                wanted.id(),
                store.nextNumber(),
                wanted.title(),
                wanted.quantity(),
                wanted.year(),
                wanted.rules(),
                OrderStage.QUOTED,
                clock.instant(),
                by.id(),
                wanted.funders());
        store.add(order);
        note(Optional.of(by.id()), order.id(), "quoted", "");
        return order;
    }

    /// Cancels a quote that nobody has signed; returns false if this is not possible. The number of the quote is
    /// not used again.
    ///
    /// @param by person who cancels it
    @Transactional
    public boolean cancel(SignedInPerson by, UUID id) {
        var found = store.locked(id).filter(order -> order.stage() == OrderStage.QUOTED);
        if (found.isEmpty()) return false;
        store.stage(id, OrderStage.CANCELLED);
        note(Optional.of(by.id()), id, "cancelled", "");
        return true;
    }

    /// Turns a quote into an order after the funders have signed; returns false if this is not possible.
    ///
    /// @param by person who records the signatures
    @Transactional
    public boolean order(SignedInPerson by, UUID id) {
        return order(by, id, Map.of());
    }

    /// Turns a quote into an order after the funders have signed; returns false if this is not possible.
    ///
    /// @param engagements numbers of the funders' purchase orders, by funder; funders without a number are
    ///     absent
    @Transactional
    public boolean order(SignedInPerson by, UUID id, Map<UUID, String> engagements) {
        var found = store.locked(id).filter(order -> order.stage() == OrderStage.QUOTED);
        if (found.isEmpty()) return false;
        engagements.forEach((funder, engagement) -> store.engage(id, funder, engagement));
        store.stage(id, OrderStage.ORDERED);
        note(Optional.of(by.id()), id, "ordered", "");
        return true;
    }

    /// Checks whether an amount in cents from this funder may be recorded. This check is made before a second
    /// signature is requested.
    ///
    /// @param id id of the order
    /// @param funder id of the funder
    @Transactional
    public OrderFundingResult mayProvide(UUID id, UUID funder, long cents) {
        var found = store.locked(id);
        var expected = found.flatMap(order -> expected(order, funder));
        if (found.isEmpty() || expected.isEmpty()) return new OrderFundingResult.OrderNotFound();
        if (found.get().stage() != OrderStage.ORDERED) return new OrderFundingResult.FundingNotPossibleNow();
        return cents > expected.get()
                ? new OrderFundingResult.AmountAboveFundersShare(Math.max(0, expected.get()))
                : new OrderFundingResult.FunderMoneyRecorded();
    }

    private Optional<Long> expected(VoucherOrder order, UUID funder) {
        return order.funders().stream()
                .filter(one -> one.id().equals(funder))
                .findFirst()
                .map(one -> one.cents()
                        + treasury.of(order.id(), LedgerAccountKind.FUNDER).getOrDefault(funder, 0L));
    }

    /// Records money of a funder under its mandate number, signed by two people.
    ///
    /// @param movement id of the transfer, chosen by the form, so that a form submitted twice is recorded once
    @Transactional
    public OrderFundingResult provide(
            UUID movement, UUID id, UUID funder, long cents, String mandate, UUID one, UUID two) {
        if (treasury.lines(id).stream().anyMatch(line -> line.transfer().id().equals(movement)))
            return new OrderFundingResult.FunderMoneyRecorded();
        var may = mayProvide(id, funder, cents);
        if (!(may instanceof OrderFundingResult.FunderMoneyRecorded)) return may;
        var posting = treasury.post(List.of(new LedgerTransfer(
                movement,
                0,
                LedgerTransferKind.PROVIDE,
                new LedgerAccount(LedgerAccountKind.FUNDER, id, funder),
                new LedgerAccount(LedgerAccountKind.PROVISION, id, funder),
                cents,
                mandate,
                Optional.of(one),
                Optional.of(two))));
        if (!(posting instanceof LedgerPostingResult.TransferPosted))
            return new OrderFundingResult.FundingNotPossibleNow();
        note(Optional.of(two), id, "provided", mandate);
        return may;
    }

    /// Returns money to a funder that is not assigned to vouchers, signed by two people. The result is false if
    /// this is not possible.
    ///
    /// @param movement id of the transfer
    /// @param id id of the order
    /// @param one account of the first signatory
    /// @param two account of the second signatory
    @Transactional
    boolean withdraw(UUID movement, UUID id, UUID funder, long cents, String reason, UUID one, UUID two) {
        var posting = treasury.post(List.of(new LedgerTransfer(
                movement,
                0,
                LedgerTransferKind.WITHDRAW,
                new LedgerAccount(LedgerAccountKind.PROVISION, id, funder),
                new LedgerAccount(LedgerAccountKind.FUNDER, id, funder),
                cents,
                reason,
                Optional.of(one),
                Optional.of(two))));
        if (!(posting instanceof LedgerPostingResult.TransferPosted)) return false;
        note(Optional.of(two), id, "withdrawn", reason);
        return true;
    }

    /// Corrects a wrong transfer by adding the opposite transfer, signed by two people; returns false if this is
    /// not possible.
    ///
    /// @param movement id of the wrong transfer
    /// @param one account of the first signatory
    /// @param two account of the second signatory
    @Transactional
    boolean reverse(UUID movement, String reason, UUID one, UUID two) {
        var order = treasury.find(movement)
                .map(transfer -> transfer.debit().subject())
                .flatMap(id -> store.locked(id));
        if (order.isEmpty()
                || !(treasury.reverse(movement, reason, one, two) instanceof LedgerPostingResult.TransferPosted))
            return false;
        note(Optional.of(two), order.get().id(), "reversed", reason);
        return true;
    }

    /// Returns how much of the funder's money for this order, in cents, is not assigned to vouchers and may be
    /// returned.
    ///
    /// @param provided a transfer of this funder's money for this order
    @Transactional
    long waiting(LedgerTransfer provided) {
        return treasury.of(provided.credit().subject(), LedgerAccountKind.PROVISION)
                .getOrDefault(provided.credit().party(), 0L);
    }

    /// « Mandat déjà noté » — money recorded under a mandate number whose transfer was not corrected.
    record PaymentMandateAlreadyRecorded(VoucherOrder order, VoucherLedger.LedgerTransferRow line) {}

    /// Returns the transfers of money that were recorded under this mandate number, for any order. Differences
    /// in spelling are ignored.
    @Transactional(readOnly = true)
    List<PaymentMandateAlreadyRecorded> mandated(String mandate) {
        return treasury.provided(mandate).stream()
                .flatMap(line -> store.byId(line.transfer().debit().subject()).stream()
                        .map(order -> new PaymentMandateAlreadyRecorded(order, line)))
                .toList();
    }

    /// Returns the transfers of a funder's money for an order that can still be corrected.
    @Transactional(readOnly = true)
    List<VoucherLedger.LedgerTransferRow> reversible(UUID id) {
        var lines = treasury.lines(id);
        var done = lines.stream().map(line -> line.transfer().id()).collect(java.util.stream.Collectors.toSet());
        return lines.stream()
                .filter(line -> line.transfer().act() == LedgerTransferKind.PROVIDE
                        || line.transfer().act() == LedgerTransferKind.WITHDRAW)
                .filter(line ->
                        !done.contains(VoucherLedger.contraryOf(line.transfer().id())))
                .toList();
    }

    /// Expires the unused vouchers of an order. Returns false if this is too early: the last day of acceptance
    /// and the deadline for redemptions made without internet must have passed.
    @Transactional
    public boolean expire(UUID id) {
        var found = store.locked(id).filter(order -> order.stage() == OrderStage.ORDERED);
        if (found.isEmpty()
                || !today().isAfter(VoucherOrderCalendar.closing(found.get().year()))) return false;
        vouchers.expire(id, id, found.get().by());
        store.stage(id, OrderStage.EXPIRED);
        note(Optional.empty(), id, "expired", "");
        return true;
    }

    private void note(Optional<UUID> by, UUID order, String what, String detail) {
        store.step(order, what, detail, by, clock.instant());
        events.publishEvent(new VoucherOrderStatusChanged(by, order, what));
    }
}
