package org.tousaidants.pass.booklets;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.pass.booklets.Booklet.State;
import org.tousaidants.pass.ledger.Posting;
import org.tousaidants.pass.orders.Order;
import org.tousaidants.pass.orders.Orders;
import org.tousaidants.pass.orders.PassCalendar;
import org.tousaidants.pass.treasury.Voucher;
import org.tousaidants.pass.treasury.Vouchers;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.papercodes.PaperCode;
import org.tousaidants.platform.web.OpenNotebooks;

/// « Les carnets » — from the printer to the hand of the person.
@Service
public class Booklets {
    static final char BOOKLET = 'C';
    /// The kind of a voucher's code.
    public static final char VOUCHER = 'V';

    /// 85 random bits: a code pays.
    private static final int GROUPS = 6;
    private static final int MOST_AT_ONCE = 500;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// « Feuille imprimée » — what is on one sheet; the codes exist nowhere else.
    public record Printed(int number, PaperCode code, List<PaperCode> vouchers) {}

    /// « Impression » — the codes for paper, or why there are none.
    public sealed interface Printing {
        record Made(Order order, List<Printed> booklets) implements Printing {}

        /// @param left how many this order may still have, and one printing hold
        record TooMany(int left) implements Printing {}

        record NotNow() implements Printing {}
    }

    /// « Remise » — what becomes of the wish to hand a booklet over.
    public sealed interface Handing {
        record Handed(UUID booklet, int number, long cents) implements Handing {}

        record Already(int number) implements Handing {}

        /// @param missingCents what is not provisioned
        record NoMoney(long missingCents) implements Handing {}

        record NotYours() implements Handing {}

        /// Lost, void, or never delivered.
        record NotGood() implements Handing {}

        record TooLate() implements Handing {}

        record Unknown() implements Handing {}
    }

    private final BookletStore store;
    private final Orders orders;
    private final Vouchers vouchers;
    private final Clock clock;
    private final List<OpenNotebooks> notebooks;

    Booklets(BookletStore store, Orders orders, Vouchers vouchers, Clock clock, List<OpenNotebooks> notebooks) {
        this.store = store;
        this.orders = orders;
        this.vouchers = vouchers;
        this.clock = clock;
        this.notebooks = notebooks;
    }

    /// Draws the codes and gives them out for paper, once. Asked again for the same batch, what was not delivered of
    /// it is void, and other codes are drawn: a printer may jam.
    @Transactional
    public Printing print(Actor by, UUID id, UUID batch, int many) {
        var network = by.network().id();
        var order = orders.locked(network, id);
        if (order.isEmpty() || order.get().stage() != Order.Stage.ORDERED) return new Printing.NotNow();
        var again = store.voidBatch(network, id, batch);
        var wanted = again > 0 ? again : many;
        var counts = store.counts(network, id);
        var standing = IntStream.of(
                        counts.getOrDefault(State.MADE, 0),
                        counts.getOrDefault(State.DELIVERED, 0),
                        counts.getOrDefault(State.RECEIVED, 0),
                        counts.getOrDefault(State.HANDED, 0),
                        counts.getOrDefault(State.LOST, 0))
                .sum();
        var left = Math.min(MOST_AT_ONCE, order.get().booklets() - standing);
        if (wanted > left || wanted < 1) return new Printing.TooMany(Math.max(0, left));
        var printed = new ArrayList<Printed>();
        var codes = new LinkedHashMap<UUID, List<PaperCode>>();
        for (var n = 0; n < wanted; n++)
            printed.add(draw(network, order.get(), batch, order.get().each(), codes));
        vouchers.issue(
                network,
                id,
                order.get().faceCents(),
                PassCalendar.tolerance(order.get().year()),
                codes);
        return new Printing.Made(order.get(), printed);
    }

    private Printed draw(String network, Order order, UUID batch, int each, Map<UUID, List<PaperCode>> codes) {
        var booklet = new Booklet(
                UUID.randomUUID(),
                order.id(),
                store.lastNumber(network, order.id()) + 1,
                batch,
                State.MADE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var code = PaperCode.draw(BOOKLET, GROUPS, RANDOM);
        var all = IntStream.range(0, each)
                .mapToObj(_ -> PaperCode.draw(VOUCHER, GROUPS, RANDOM))
                .toList();
        store.add(network, booklet, vouchers.print(code), clock.instant());
        codes.put(booklet.id(), all);
        return new Printed(booklet.number(), code, all);
    }

    /// What was printed together.
    ///
    /// @param left still at the desk
    record Batch(UUID id, int from, int to, int left, Instant at) {}

    /// What a person has to hand over.
    record Stock(UUID prescriber, int waiting, int handed) {}

    record Overview(
            Order order, Map<State, Integer> counts, List<Batch> batches, List<Stock> stocks, List<Booklet> lost) {}

    @Transactional
    Optional<Overview> overview(String network, UUID id) {
        return orders.find(network, id)
                .map(order -> new Overview(
                        order,
                        store.counts(network, id),
                        store.batches(network, id),
                        store.stocks(network, id),
                        store.lost(network, id)));
    }

    /// « Livraison » — booklets that one person was sent on one day, and when she said that she had them.
    public record Delivery(
            UUID prescriber, LocalDate sent, Optional<LocalDate> received, int first, int last, int booklets) {}

    @Transactional(readOnly = true)
    public List<Delivery> deliveries(String network, UUID order) {
        return store.deliveries(network, order);
    }

    /// To the person who will hand them over; how many went.
    @Transactional
    public int deliver(Actor by, UUID order, int from, int to, UUID prescriber) {
        return moved(by, store.numbered(by.network().id(), order, from, to), State.MADE, State.DELIVERED, prescriber);
    }

    /// The prescriber says that she has them.
    @Transactional
    public int receive(Actor by) {
        return moved(by, mine(by), State.DELIVERED, State.RECEIVED, by.id());
    }

    /// What was not handed over goes back to the desk.
    @Transactional
    int giveBack(Actor by, UUID order) {
        var own = mine(by).stream().filter(one -> one.order().equals(order)).toList();
        return moved(by, own, State.RECEIVED, State.MADE, null) + moved(by, own, State.DELIVERED, State.MADE, null);
    }

    private int moved(
            Actor by, List<Booklet> some, State from, State to, @org.jspecify.annotations.Nullable UUID prescriber) {
        var moving = some.stream().filter(one -> one.state() == from).toList();
        for (var one : moving) put(by.network().id(), by.id(), one, to, Optional.ofNullable(prescriber));
        return moving.size();
    }

    private void put(String network, UUID by, Booklet one, State to, Optional<UUID> prescriber) {
        store.put(
                network,
                new Booklet(
                        one.id(),
                        one.order(),
                        one.number(),
                        one.batch(),
                        to,
                        prescriber,
                        one.lostBy(),
                        one.lostSecond(),
                        one.replacedBy(),
                        to == State.HANDED ? Optional.of(clock.instant()) : one.handedAt()),
                by,
                clock.instant());
    }

    @Transactional(readOnly = true)
    List<Booklet> mine(Actor by) {
        return store.heldBy(by.network().id(), by.id());
    }

    /// The moment at which its money comes: never above what is provisioned, and no name is asked.
    @Transactional
    public Handing handOver(Actor by, PaperCode code) {
        var network = by.network().id();
        var found = store.lockedByCode(network, vouchers.prints(code));
        if (found.isEmpty()) return new Handing.Unknown();
        var booklet = found.get();
        if (booklet.state() == State.HANDED) return new Handing.Already(booklet.number());
        if (booklet.state() != State.DELIVERED && booklet.state() != State.RECEIVED) return new Handing.NotGood();
        if (!by.is(Role.COORDINATOR) && !booklet.prescriber().equals(Optional.of(by.id())))
            return new Handing.NotYours();
        var order = orders.locked(network, booklet.order());
        if (order.isEmpty()
                || !orders.today().isBefore(PassCalendar.stop(order.get().year()))) return new Handing.TooLate();
        return switch (vouchers.activate(network, booklet.id(), booklet.order(), booklet.id(), by.id())) {
            case Posting.Posted() -> handed(network, by, booklet);
            case Posting.Repeated() -> handed(network, by, booklet);
            case Posting.TooLittle(var missing) -> new Handing.NoMoney(missing);
            case Posting.Refused _ -> new Handing.NotGood();
        };
    }

    private Handing handed(String network, Actor by, Booklet booklet) {
        put(network, by.id(), booklet, State.HANDED, booklet.prescriber());
        return new Handing.Handed(
                booklet.id(),
                booklet.number(),
                vouchers.ofBooklet(network, booklet.id()).stream()
                        .mapToLong(Voucher::faceCents)
                        .sum());
    }

    @Transactional(readOnly = true)
    Optional<Booklet> numbered(String network, UUID order, int number) {
        return store.byNumber(network, order, number);
    }

    /// Signed by two: what is left of it can no longer be spent.
    @Transactional
    boolean lose(String network, UUID id, UUID one, UUID other) {
        var found = store.locked(network, id)
                .filter(booklet -> booklet.state() != State.LOST && booklet.state() != State.VOID);
        if (found.isEmpty()) return false;
        var booklet = found.get();
        vouchers.cancel(network, booklet.id(), booklet.order(), booklet.id(), other);
        store.put(
                network,
                new Booklet(
                        booklet.id(),
                        booklet.order(),
                        booklet.number(),
                        booklet.batch(),
                        State.LOST,
                        booklet.prescriber(),
                        Optional.of(one),
                        Optional.of(other),
                        Optional.empty(),
                        booklet.handedAt()),
                other,
                clock.instant());
        return true;
    }

    /// Another one with what the lost one still held; active at once, as its money is there.
    @Transactional
    Printing replace(Actor by, UUID id) {
        var network = by.network().id();
        var found = store.locked(network, id)
                .filter(one -> one.state() == State.LOST && one.replacedBy().isEmpty());
        var order = found.flatMap(booklet -> orders.locked(network, booklet.order()))
                .filter(one -> one.stage() == Order.Stage.ORDERED);
        if (found.isEmpty() || order.isEmpty()) return new Printing.NotNow();
        var lost = found.get();
        var left = (int) vouchers.ofBooklet(network, id).stream()
                .filter(voucher -> voucher.ended()
                        .filter(end -> end.act().equals("CANCEL"))
                        .isPresent())
                .count();
        if (left == 0) return new Printing.NotNow();
        var codes = new LinkedHashMap<UUID, List<PaperCode>>();
        var printed = draw(network, order.get(), UUID.randomUUID(), left, codes);
        var fresh = codes.keySet().iterator().next();
        vouchers.issue(
                network,
                lost.order(),
                order.get().faceCents(),
                PassCalendar.tolerance(order.get().year()),
                codes);
        var posting = vouchers.replace(
                network,
                fresh,
                lost.order(),
                fresh,
                "carnet " + lost.number(),
                lost.lostBy().orElseThrow(),
                lost.lostSecond().orElseThrow());
        if (!(posting instanceof Posting.Posted)) throw new IllegalStateException("the lost value is not there");
        put(network, by.id(), store.locked(network, fresh).orElseThrow(), State.HANDED, lost.prescriber());
        store.put(
                network,
                new Booklet(
                        lost.id(),
                        lost.order(),
                        lost.number(),
                        lost.batch(),
                        State.LOST,
                        lost.prescriber(),
                        lost.lostBy(),
                        lost.lostSecond(),
                        Optional.of(fresh),
                        lost.handedAt()),
                by.id(),
                clock.instant());
        notebooks.forEach(one -> one.follow(network, lost.id(), fresh));
        return new Printing.Made(order.get(), List.of(printed));
    }

    /// How a booklet stands: what its person may still spend, and until when.
    record Remaining(int number, boolean lost, int vouchers, long cents, LocalDate until) {}

    @Transactional(readOnly = true)
    Optional<Remaining> remaining(String network, UUID id) {
        return Optional.ofNullable(store.some(network, List.of(id)).get(id)).flatMap(booklet -> {
            var left = vouchers.ofBooklet(network, id).stream()
                    .filter(voucher -> voucher.active() && voucher.ended().isEmpty())
                    .toList();
            return orders.find(network, booklet.order())
                    .map(order -> new Remaining(
                            booklet.number(),
                            booklet.state() == State.LOST,
                            left.size(),
                            left.stream().mapToLong(Voucher::faceCents).sum(),
                            PassCalendar.end(order.year())));
        });
    }

    /// Those of an order by state, for the figures.
    @Transactional(readOnly = true)
    public Map<State, Integer> counts(String network, UUID order) {
        return store.counts(network, order);
    }

    @Transactional(readOnly = true)
    public List<Booklet> of(String network, UUID order, State state) {
        return store.of(network, order, state);
    }

    @Transactional(readOnly = true)
    public Map<UUID, Booklet> some(String network, List<UUID> ids) {
        return store.some(network, ids);
    }
}
