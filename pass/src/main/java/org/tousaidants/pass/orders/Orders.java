package org.tousaidants.pass.orders;

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
import org.tousaidants.core.text.Paris;
import org.tousaidants.pass.ledger.AccountKind;
import org.tousaidants.pass.ledger.LedgerAccount;
import org.tousaidants.pass.ledger.LedgerAct;
import org.tousaidants.pass.ledger.Posting;
import org.tousaidants.pass.ledger.Transfer;
import org.tousaidants.pass.orders.Order.Stage;
import org.tousaidants.pass.treasury.Treasury;
import org.tousaidants.pass.treasury.VoucherCount;
import org.tousaidants.pass.treasury.Vouchers;
import org.tousaidants.platform.identity.Actor;

/// « Les commandes » — from the quote to the credit note.
@Service
public class Orders {

    /// « Pas d’une commande » — what happened, for the page.
    record Step(String what, String detail, Instant at) {}

    /// « Compte d’une commande » — an order and all its money.
    ///
    /// @param given by funder, what was received less what was withdrawn
    /// @param redeemed ever, paid to the places or owed to them
    public record Standing(
            Order order,
            Map<UUID, Long> given,
            long waiting,
            long circulating,
            long redeemed,
            long expired,
            long cancelled,
            long credited,
            VoucherCount count) {
        public long received() {
            return given.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /// « Suite d’une provision » — what becomes of money that a funder brings.
    public sealed interface Providing {
        record Provided() implements Providing {}

        record NotNow() implements Providing {}

        /// @param cents that are still expected from this funder
        record TooMuch(long cents) implements Providing {}

        record NotFound() implements Providing {}
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
        return Paris.today(clock);
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
    public Standing standing(Order order) {
        var given = treasury.of(order.id(), AccountKind.FUNDER);
        given.replaceAll((_, cents) -> -cents);
        var count = vouchers.count(order.id());
        return new Standing(
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

    /// Everything that its money did, and where it stands.
    @Transactional(readOnly = true)
    public OrderMoney money(Order order) {
        var movements = new ArrayList<OrderMoney.Movement>();
        for (var line : treasury.lines(order.id())) {
            var transfer = line.transfer();
            movements.add(new OrderMoney.Movement(
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
            movements.add(new OrderMoney.Movement(
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
        movements.sort(Comparator.comparing(OrderMoney.Movement::at));
        var balances = new ArrayList<OrderMoney.Balance>();
        treasury.accounts(order.id())
                .forEach((account, cents) -> balances.add(new OrderMoney.Balance(
                        account.kind(), order.funder(account.party()).orElse(""), cents)));
        return new OrderMoney(movements, balances);
    }

    /// What funders brought less what they took back, by month (« 2026-11 »).
    @Transactional(readOnly = true)
    public Map<String, Long> receivedByMonth(UUID id) {
        var months = new TreeMap<String, Long>();
        for (var line : treasury.lines(id)) {
            var transfer = line.transfer();
            var month = Paris.month(line.at());
            if (transfer.debit().kind() == AccountKind.FUNDER) months.merge(month, transfer.cents(), Long::sum);
            if (transfer.credit().kind() == AccountKind.FUNDER) months.merge(month, -transfer.cents(), Long::sum);
        }
        return months;
    }

    @Transactional(readOnly = true)
    List<Step> steps(UUID id) {
        return store.steps(id);
    }

    /// A quote; sent twice it is one.
    ///
    /// @param wanted its number is not looked at
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
                Stage.QUOTED,
                clock.instant(),
                by.id(),
                wanted.funders());
        store.add(order);
        note(Optional.of(by.id()), order.id(), "quoted", "");
        return order;
    }

    /// The funders have signed.
    @Transactional
    public boolean order(Actor by, UUID id) {
        var found = store.locked(id).filter(order -> order.stage() == Stage.QUOTED);
        if (found.isEmpty()) return false;
        store.stage(id, Stage.ORDERED);
        note(Optional.of(by.id()), id, "ordered", "");
        return true;
    }

    /// Whether this money may be noted: looked at before a second signature is asked for.
    @Transactional
    public Providing mayProvide(UUID id, UUID funder, long cents) {
        var found = store.locked(id);
        var expected = found.flatMap(order -> expected(order, funder));
        if (found.isEmpty() || expected.isEmpty()) return new Providing.NotFound();
        if (found.get().stage() != Stage.ORDERED) return new Providing.NotNow();
        return cents > expected.get() ? new Providing.TooMuch(Math.max(0, expected.get())) : new Providing.Provided();
    }

    private Optional<Long> expected(Order order, UUID funder) {
        return order.funders().stream()
                .filter(one -> one.id().equals(funder))
                .findFirst()
                .map(one -> one.cents()
                        + treasury.of(order.id(), AccountKind.FUNDER).getOrDefault(funder, 0L));
    }

    /// Money that a funder brought, under the number of its mandate, signed by two.
    ///
    /// @param movement the form's own id: sent twice, it is one
    @Transactional
    public Providing provide(UUID movement, UUID id, UUID funder, long cents, String mandate, UUID one, UUID two) {
        if (treasury.lines(id).stream().anyMatch(line -> line.transfer().id().equals(movement)))
            return new Providing.Provided();
        var may = mayProvide(id, funder, cents);
        if (!(may instanceof Providing.Provided)) return may;
        var posting = treasury.post(List.of(new Transfer(
                movement,
                0,
                LedgerAct.PROVIDE,
                new LedgerAccount(AccountKind.FUNDER, id, funder),
                new LedgerAccount(AccountKind.PROVISION, id, funder),
                cents,
                mandate,
                Optional.of(one),
                Optional.of(two))));
        if (!(posting instanceof Posting.Posted)) return new Providing.NotNow();
        note(Optional.of(two), id, "provided", mandate);
        return may;
    }

    /// What a funder takes back, signed by two: only money that no voucher stands for.
    @Transactional
    boolean withdraw(UUID movement, UUID id, UUID funder, long cents, String reason, UUID one, UUID two) {
        var posting = treasury.post(List.of(new Transfer(
                movement,
                0,
                LedgerAct.WITHDRAW,
                new LedgerAccount(AccountKind.PROVISION, id, funder),
                new LedgerAccount(AccountKind.FUNDER, id, funder),
                cents,
                reason,
                Optional.of(one),
                Optional.of(two))));
        if (!(posting instanceof Posting.Posted)) return false;
        note(Optional.of(two), id, "withdrawn", reason);
        return true;
    }

    /// The contrary of a movement of money, signed by two.
    @Transactional
    boolean reverse(UUID movement, String reason, UUID one, UUID two) {
        var order = treasury.find(movement)
                .map(transfer -> transfer.debit().subject())
                .flatMap(id -> store.locked(id));
        if (order.isEmpty() || !(treasury.reverse(movement, reason, one, two) instanceof Posting.Posted)) return false;
        note(Optional.of(two), order.get().id(), "reversed", reason);
        return true;
    }

    /// What of the money that a movement brought still waits, and may go back: vouchers drew the rest.
    @Transactional
    long waiting(Transfer provided) {
        return treasury.of(provided.credit().subject(), AccountKind.PROVISION)
                .getOrDefault(provided.credit().party(), 0L);
    }

    /// « Mandat déjà noté » — money that came under a number, and is not put right.
    record Mandated(Order order, Treasury.Line line) {}

    /// Under the same number, however it is written: of any order.
    @Transactional(readOnly = true)
    List<Mandated> mandated(String mandate) {
        return treasury.provided(mandate).stream()
                .flatMap(line ->
                        store.byId(line.transfer().debit().subject()).stream().map(order -> new Mandated(order, line)))
                .toList();
    }

    /// What can still be put right: money that came or went, and was not put right yet.
    @Transactional(readOnly = true)
    List<Treasury.Line> reversible(UUID id) {
        var lines = treasury.lines(id);
        var done = lines.stream().map(line -> line.transfer().id()).collect(java.util.stream.Collectors.toSet());
        return lines.stream()
                .filter(line -> line.transfer().act() == LedgerAct.PROVIDE
                        || line.transfer().act() == LedgerAct.WITHDRAW)
                .filter(line ->
                        !done.contains(Treasury.contraryOf(line.transfer().id())))
                .toList();
    }

    /// Once the tolerance is over, and what was taken in it without a network is sent: what is not used any more.
    @Transactional
    public boolean expire(UUID id) {
        var found = store.locked(id).filter(order -> order.stage() == Stage.ORDERED);
        if (found.isEmpty() || !today().isAfter(PassCalendar.closing(found.get().year()))) return false;
        vouchers.expire(id, id, found.get().by());
        store.stage(id, Stage.EXPIRED);
        note(Optional.empty(), id, "expired", "");
        return true;
    }

    private void note(Optional<UUID> by, UUID order, String what, String detail) {
        store.step(order, what, detail, by, clock.instant());
        events.publishEvent(new OrderMoved(by, order, what));
    }
}
