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
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.vouchers.ledger.AccountKind;
import org.tousaidants.vouchers.ledger.LedgerAccount;
import org.tousaidants.vouchers.ledger.LedgerAct;
import org.tousaidants.vouchers.ledger.LedgerTransfer;
import org.tousaidants.vouchers.ledger.PostingResult;
import org.tousaidants.vouchers.orders.Order.OrderStage;
import org.tousaidants.vouchers.treasury.OrderVoucherCounts;
import org.tousaidants.vouchers.treasury.Treasury;
import org.tousaidants.vouchers.treasury.Vouchers;

/// « Les commandes » — service for orders: quote, order, money received and returned, expiry.
@Service
public class Orders {

    /// « Pas d’une commande » — one step of an order, to show.
    record OrderStep(String what, String detail, Instant at) {}

    /// « Compte d’une commande » — an order and its money.
    ///
    /// @param given by funder, received minus returned cents
    /// @param redeemed cents, paid or owed to places
    public record OrderView(
            Order order,
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
    public sealed interface ProvisionResult {
        record MoneyRecorded() implements ProvisionResult {}

        record NotNow() implements ProvisionResult {}

        /// @param cents amount still expected from this funder
        record AmountAboveExpected(long cents) implements ProvisionResult {}

        record NotFound() implements ProvisionResult {}
    }

    private final OrderStore store;
    private final Treasury treasury;
    private final Vouchers vouchers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Orders(OrderStore store, Treasury treasury, Vouchers vouchers, ApplicationEventPublisher events, Clock clock) {
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
    public List<Order> all() {
        return store.all();
    }

    @Transactional(readOnly = true)
    public Optional<Order> find(UUID id) {
        return store.byId(id);
    }

    /// Locks the order until the end of the transaction.
    @Transactional
    public Optional<Order> locked(UUID id) {
        return store.locked(id);
    }

    @Transactional
    public OrderView standing(Order order) {
        var given = treasury.of(order.id(), AccountKind.FUNDER);
        given.replaceAll((_, cents) -> -cents);
        var count = vouchers.count(order.id());
        return new OrderView(
                order,
                given,
                treasury.total(order.id(), AccountKind.PROVISION),
                treasury.total(order.id(), AccountKind.CIRCULATION),
                count.redeemedCents(),
                treasury.total(order.id(), AccountKind.EXPIRED),
                treasury.total(order.id(), AccountKind.CANCELLED),
                treasury.total(order.id(), AccountKind.CREDITED),
                count);
    }

    /// All transfers and balances of an order.
    @Transactional(readOnly = true)
    public OrderAccounts money(Order order) {
        var movements = new ArrayList<OrderAccounts.OrderMovement>();
        for (var line : treasury.lines(order.id())) {
            var transfer = line.transfer();
            movements.add(new OrderAccounts.OrderMovement(
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
            movements.add(new OrderAccounts.OrderMovement(
                    end.at(),
                    end.act(),
                    AccountKind.CIRCULATION,
                    switch (end.act()) {
                        case REDEEM -> AccountKind.OWED;
                        case EXPIRE -> AccountKind.EXPIRED;
                        default -> AccountKind.CANCELLED;
                    },
                    "",
                    end.cents(),
                    "",
                    Optional.of(end)));
        movements.sort(Comparator.comparing(OrderAccounts.OrderMovement::at));
        var balances = new ArrayList<OrderAccounts.AccountBalance>();
        treasury.accounts(order.id())
                .forEach((account, cents) -> balances.add(new OrderAccounts.AccountBalance(
                        account.kind(), order.funder(account.party()).orElse(""), cents)));
        return new OrderAccounts(movements, balances);
    }

    /// Money received minus returned in cents, by month (« 2026-11 »).
    @Transactional(readOnly = true)
    public Map<String, Long> receivedByMonth(UUID id) {
        var months = new TreeMap<String, Long>();
        for (var line : treasury.lines(id)) {
            var transfer = line.transfer();
            var month = ParisTime.month(line.at());
            if (transfer.debit().kind() == AccountKind.FUNDER) months.merge(month, transfer.cents(), Long::sum);
            if (transfer.credit().kind() == AccountKind.FUNDER) months.merge(month, -transfer.cents(), Long::sum);
        }
        return months;
    }

    @Transactional(readOnly = true)
    List<OrderStep> steps(UUID id) {
        return store.steps(id);
    }

    /// Creates a quote; a repeated call with the same id changes nothing.
    ///
    /// @param wanted its number is ignored
    @Transactional
    public Order quote(Actor by, Order wanted) {
        store.oneAtATime();
        var known = store.byId(wanted.id());
        if (known.isPresent()) return known.get();
        var order = new Order(
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

    /// Cancels a quote that nobody signed. Its number is not given again.
    @Transactional
    public boolean cancel(Actor by, UUID id) {
        var found = store.locked(id).filter(order -> order.stage() == OrderStage.QUOTED);
        if (found.isEmpty()) return false;
        store.stage(id, OrderStage.CANCELLED);
        note(Optional.of(by.id()), id, "cancelled", "");
        return true;
    }

    /// Turns a quote into an order, after the funders have signed.
    @Transactional
    public boolean order(Actor by, UUID id) {
        return order(by, id, Map.of());
    }

    /// @param engagements the numbers of the purchase orders of the funders who gave one
    @Transactional
    public boolean order(Actor by, UUID id, Map<UUID, String> engagements) {
        var found = store.locked(id).filter(order -> order.stage() == OrderStage.QUOTED);
        if (found.isEmpty()) return false;
        engagements.forEach((funder, engagement) -> store.engage(id, funder, engagement));
        store.stage(id, OrderStage.ORDERED);
        note(Optional.of(by.id()), id, "ordered", "");
        return true;
    }

    /// Checks an amount before a second signature is requested.
    @Transactional
    public ProvisionResult mayProvide(UUID id, UUID funder, long cents) {
        var found = store.locked(id);
        var expected = found.flatMap(order -> expected(order, funder));
        if (found.isEmpty() || expected.isEmpty()) return new ProvisionResult.NotFound();
        if (found.get().stage() != OrderStage.ORDERED) return new ProvisionResult.NotNow();
        return cents > expected.get()
                ? new ProvisionResult.AmountAboveExpected(Math.max(0, expected.get()))
                : new ProvisionResult.MoneyRecorded();
    }

    private Optional<Long> expected(Order order, UUID funder) {
        return order.funders().stream()
                .filter(one -> one.id().equals(funder))
                .findFirst()
                .map(one -> one.cents()
                        + treasury.of(order.id(), AccountKind.FUNDER).getOrDefault(funder, 0L));
    }

    /// Records money of a funder under its mandate number, signed by two people.
    ///
    /// @param movement id from the form: sent twice, it is recorded once
    @Transactional
    public ProvisionResult provide(
            UUID movement, UUID id, UUID funder, long cents, String mandate, UUID one, UUID two) {
        if (treasury.lines(id).stream().anyMatch(line -> line.transfer().id().equals(movement)))
            return new ProvisionResult.MoneyRecorded();
        var may = mayProvide(id, funder, cents);
        if (!(may instanceof ProvisionResult.MoneyRecorded)) return may;
        var posting = treasury.post(List.of(new LedgerTransfer(
                movement,
                0,
                LedgerAct.PROVIDE,
                new LedgerAccount(AccountKind.FUNDER, id, funder),
                new LedgerAccount(AccountKind.PROVISION, id, funder),
                cents,
                mandate,
                Optional.of(one),
                Optional.of(two))));
        if (!(posting instanceof PostingResult.Posted)) return new ProvisionResult.NotNow();
        note(Optional.of(two), id, "provided", mandate);
        return may;
    }

    /// Returns money that no voucher covers to a funder, signed by two people.
    @Transactional
    boolean withdraw(UUID movement, UUID id, UUID funder, long cents, String reason, UUID one, UUID two) {
        var posting = treasury.post(List.of(new LedgerTransfer(
                movement,
                0,
                LedgerAct.WITHDRAW,
                new LedgerAccount(AccountKind.PROVISION, id, funder),
                new LedgerAccount(AccountKind.FUNDER, id, funder),
                cents,
                reason,
                Optional.of(one),
                Optional.of(two))));
        if (!(posting instanceof PostingResult.Posted)) return false;
        note(Optional.of(two), id, "withdrawn", reason);
        return true;
    }

    /// Reverses a transfer, signed by two people.
    @Transactional
    boolean reverse(UUID movement, String reason, UUID one, UUID two) {
        var order = treasury.find(movement)
                .map(transfer -> transfer.debit().subject())
                .flatMap(id -> store.locked(id));
        if (order.isEmpty() || !(treasury.reverse(movement, reason, one, two) instanceof PostingResult.Posted))
            return false;
        note(Optional.of(two), order.get().id(), "reversed", reason);
        return true;
    }

    /// The part of recorded money that vouchers did not draw and that may be returned.
    @Transactional
    long waiting(LedgerTransfer provided) {
        return treasury.of(provided.credit().subject(), AccountKind.PROVISION)
                .getOrDefault(provided.credit().party(), 0L);
    }

    /// « Mandat déjà noté » — money recorded under a mandate number and not reversed.
    record MandateAlreadyRecorded(Order order, Treasury.TransferRow line) {}

    /// The money recorded under the same mandate number in any order; spelling is ignored.
    @Transactional(readOnly = true)
    List<MandateAlreadyRecorded> mandated(String mandate) {
        return treasury.provided(mandate).stream()
                .flatMap(line -> store.byId(line.transfer().debit().subject()).stream()
                        .map(order -> new MandateAlreadyRecorded(order, line)))
                .toList();
    }

    /// The transfers of money that are not reversed.
    @Transactional(readOnly = true)
    List<Treasury.TransferRow> reversible(UUID id) {
        var lines = treasury.lines(id);
        var done = lines.stream().map(line -> line.transfer().id()).collect(java.util.stream.Collectors.toSet());
        return lines.stream()
                .filter(line -> line.transfer().act() == LedgerAct.PROVIDE
                        || line.transfer().act() == LedgerAct.WITHDRAW)
                .filter(line ->
                        !done.contains(Treasury.contraryOf(line.transfer().id())))
                .toList();
    }

    /// Expires the unused vouchers, after the tolerance and the deadline for offline redemptions.
    @Transactional
    public boolean expire(UUID id) {
        var found = store.locked(id).filter(order -> order.stage() == OrderStage.ORDERED);
        if (found.isEmpty()
                || !today().isAfter(OrderCalendar.closing(found.get().year()))) return false;
        vouchers.expire(id, id, found.get().by());
        store.stage(id, OrderStage.EXPIRED);
        note(Optional.empty(), id, "expired", "");
        return true;
    }

    private void note(Optional<UUID> by, UUID order, String what, String detail) {
        store.step(order, what, detail, by, clock.instant());
        events.publishEvent(new OrderStatusChanged(by, order, what));
    }
}
