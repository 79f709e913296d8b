package org.tousaidants.vouchers.booklets;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.OpenNotebooks;
import org.tousaidants.vouchers.booklets.Booklet.State;
import org.tousaidants.vouchers.ledger.EuroAmounts;
import org.tousaidants.vouchers.ledger.PostingResult;
import org.tousaidants.vouchers.orders.Order;
import org.tousaidants.vouchers.orders.OrderCalendar;
import org.tousaidants.vouchers.orders.Orders;
import org.tousaidants.vouchers.signatures.SignatureRequest;
import org.tousaidants.vouchers.signatures.Signatures;
import org.tousaidants.vouchers.treasury.Voucher;
import org.tousaidants.vouchers.treasury.Vouchers;

/// « Les carnets » — service for booklets: print, deliver, hand over, report lost, replace, return.
@Service
public class Booklets {
    static final char BOOKLET = 'C';
    /// First letter of the code of a voucher.
    public static final char VOUCHER = 'V';

    /// Number of groups of a code: 85 random bits, because a code is worth money.
    public static final int GROUPS = 6;
    private static final int MOST_AT_ONCE = 500;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// « Feuille imprimée » — the content of one printed booklet. Its codes are stored nowhere else.
    public record PrintedBooklet(int number, PaperCode code, List<PaperCode> vouchers) {}

    /// « Impression » — the result of printing: the codes, or a refusal.
    public sealed interface PrintingResult {
        record BookletsPrinted(Order order, List<PrintedBooklet> booklets) implements PrintingResult {}

        /// @param left number of booklets that may still be printed at once
        record TooMany(int left) implements PrintingResult {}

        record NotNow() implements PrintingResult {}
    }

    /// « Remise » — the result of handing over a booklet.
    public sealed interface HandOverResult {
        record BookletHandedOver(UUID booklet, int number, long cents) implements HandOverResult {}

        record AlreadyHandedOver(int number) implements HandOverResult {}

        /// @param missingCents how much money the order lacks
        record MissingMoney(long missingCents) implements HandOverResult {}

        record BookletOfOtherPrescriber() implements HandOverResult {}

        /// Refused: the booklet is lost, void or was never delivered.
        record BookletUnusable() implements HandOverResult {}

        record TooLate() implements HandOverResult {}

        record Unknown() implements HandOverResult {}
    }

    private final BookletStore store;
    private final Orders orders;
    private final Vouchers vouchers;
    private final Signatures signatures;
    private final Clock clock;
    private final List<OpenNotebooks> notebooks;

    Booklets(
            BookletStore store,
            Orders orders,
            Vouchers vouchers,
            Signatures signatures,
            Clock clock,
            List<OpenNotebooks> notebooks) {
        this.store = store;
        this.orders = orders;
        this.vouchers = vouchers;
        this.signatures = signatures;
        this.clock = clock;
        this.notebooks = notebooks;
    }

    /// Creates the codes and returns them once, for printing. A repeated request for the same batch (after a
    /// printer jam) voids its undelivered booklets and creates other codes.
    @Transactional
    public PrintingResult print(Actor by, UUID id, UUID batch, int many) {
        var order = orders.locked(id);
        if (order.isEmpty() || order.get().stage() != Order.OrderStage.ORDERED) return new PrintingResult.NotNow();
        var again = store.voidBatch(id, batch);
        var wanted = again > 0 ? again : many;
        var left = Math.min(MOST_AT_ONCE, order.get().booklets() - store.standing(id));
        if (wanted > left || wanted < 1) return new PrintingResult.TooMany(Math.max(0, left));
        var printed = new ArrayList<PrintedBooklet>();
        var codes = new LinkedHashMap<UUID, List<PaperCode>>();
        for (var n = 0; n < wanted; n++)
            printed.add(draw(order.get(), batch, order.get().each(), codes));
        vouchers.issue(
                id, order.get().faceCents(), OrderCalendar.tolerance(order.get().year()), codes);
        return new PrintingResult.BookletsPrinted(order.get(), printed);
    }

    private PrintedBooklet draw(Order order, UUID batch, int each, Map<UUID, List<PaperCode>> codes) {
        var booklet = new Booklet(
                UUID.randomUUID(),
                order.id(),
                store.lastNumber(order.id()) + 1,
                batch,
                State.MADE,
                Optional.empty(),
                Booklet.BookletLoss.NONE,
                Optional.empty());
        var code = PaperCode.draw(BOOKLET, GROUPS, RANDOM);
        var drawn = IntStream.range(0, each)
                .mapToObj(_ -> PaperCode.draw(VOUCHER, GROUPS, RANDOM))
                .toList();
        store.add(booklet, vouchers.print(code), clock.instant());
        codes.put(booklet.id(), drawn);
        return new PrintedBooklet(booklet.number(), code, drawn);
    }

    /// The booklets printed together.
    ///
    /// @param left number of booklets not delivered yet
    record PrintedBatch(UUID id, int from, int to, int left, Instant at) {}

    /// How many booklets a prescriber still has and has handed over.
    record PrescriberStock(UUID prescriber, int waiting, int handed) {}

    /// @param replaceable lost booklets whose value was not handed over again yet
    record BookletOverview(
            Order order,
            Map<State, Integer> counts,
            List<PrintedBatch> batches,
            List<PrescriberStock> stocks,
            List<Booklet> lost,
            List<Booklet> blocked,
            Set<UUID> replaceable) {}

    @Transactional
    Optional<BookletOverview> overview(UUID id) {
        var lost = store.lost(id);
        return orders.find(id)
                .map(order -> new BookletOverview(
                        order,
                        store.counts(id),
                        store.batches(id),
                        store.stocks(id),
                        lost,
                        store.blocked(id),
                        lost.stream()
                                .filter(one -> replaceable(one))
                                .map(Booklet::id)
                                .collect(Collectors.toSet())));
    }

    /// « Livraison » — the booklets delivered to one person on one day, and the time of the confirmation.
    public record BookletDelivery(
            UUID prescriber, LocalDate sent, Optional<LocalDate> received, int first, int last, int booklets) {}

    @Transactional(readOnly = true)
    public List<BookletDelivery> deliveries(UUID order) {
        return store.deliveries(order);
    }

    /// Delivers booklets to a prescriber and returns their number.
    @Transactional
    public int deliver(Actor by, UUID order, int from, int to, UUID prescriber) {
        return moved(by, store.numbered(order, from, to), State.MADE, State.DELIVERED, prescriber);
    }

    /// Records that the prescriber has received the booklets.
    @Transactional
    public int receive(Actor by) {
        return moved(by, mine(by), State.DELIVERED, State.RECEIVED, by.id());
    }

    /// Returns the booklets that no person has received to the coordinator; the result is their number.
    @Transactional
    int giveBack(Actor by, UUID order) {
        var own = mine(by).stream().filter(one -> one.order().equals(order)).toList();
        return moved(by, own, State.RECEIVED, State.MADE, null) + moved(by, own, State.DELIVERED, State.MADE, null);
    }

    private int moved(
            Actor by, List<Booklet> some, State from, State to, @org.jspecify.annotations.Nullable UUID prescriber) {
        var moving = some.stream()
                .filter(one -> one.state() == from && !one.blocked())
                .toList();
        for (var one : moving) put(by.id(), one, to, Optional.ofNullable(prescriber));
        return moving.size();
    }

    private void put(UUID by, Booklet one, State to, Optional<UUID> prescriber) {
        var handed = to == State.HANDED ? Optional.of(clock.instant()) : one.handedAt();
        store.put(one.with(to, prescriber, handed), by, clock.instant());
    }

    /// The delivery of each booklet that the prescriber has not confirmed.
    @Transactional(readOnly = true)
    List<Instant> toReceive(Actor by) {
        return store.toReceive(by.id());
    }

    @Transactional(readOnly = true)
    List<Booklet> mine(Actor by) {
        return store.heldBy(by.id());
    }

    /// Hands over a booklet: its vouchers become active if the order has enough money. Stores no name of the
    /// person.
    @Transactional
    public HandOverResult handOver(Actor by, PaperCode code) {
        var found = store.lockedByCode(vouchers.prints(code));
        if (found.isEmpty()) return new HandOverResult.Unknown();
        var booklet = found.get();
        if (booklet.state() == State.HANDED) return new HandOverResult.AlreadyHandedOver(booklet.number());
        if (booklet.blocked() || booklet.state() != State.DELIVERED && booklet.state() != State.RECEIVED)
            return new HandOverResult.BookletUnusable();
        if (!by.is(Role.COORDINATOR) && !booklet.prescriber().equals(Optional.of(by.id())))
            return new HandOverResult.BookletOfOtherPrescriber();
        var order = orders.locked(booklet.order());
        var lost = store.replacedBy(booklet.id());
        // A replacement may be handed over until the end of validity, even after the stop date.
        if (order.isEmpty()
                || !orders.today()
                        .isBefore(
                                lost.isPresent()
                                        ? OrderCalendar.end(order.get().year())
                                        : OrderCalendar.stop(order.get().year()))) return new HandOverResult.TooLate();
        var posting = lost.map(one -> moved(booklet, one))
                .orElseGet(() -> vouchers.activate(booklet.id(), booklet.order(), booklet.id(), by.id()));
        return switch (posting) {
            case PostingResult.Posted() -> {
                lost.ifPresent(one -> notebooks.forEach(all -> all.follow(one.id(), booklet.id())));
                yield handed(by, booklet);
            }
            case PostingResult.Repeated() -> handed(by, booklet);
            case PostingResult.InsufficientBalance(var missing) -> new HandOverResult.MissingMoney(missing);
            case PostingResult.Rejected _ -> new HandOverResult.BookletUnusable();
        };
    }

    /// Moves the value of the lost booklet to its replacement, when the latter is handed over.
    private PostingResult moved(Booklet fresh, Booklet lost) {
        return vouchers.replace(
                fresh.id(),
                lost.order(),
                fresh.id(),
                "carnet " + lost.number(),
                lost.loss().lostBy().orElseThrow(),
                lost.loss().lostSecond().orElseThrow());
    }

    private HandOverResult handed(Actor by, Booklet booklet) {
        put(by.id(), booklet, State.HANDED, booklet.prescriber());
        return new HandOverResult.BookletHandedOver(
                booklet.id(),
                booklet.number(),
                vouchers.ofBooklet(booklet.id()).stream()
                        .mapToLong(Voucher::faceCents)
                        .sum());
    }

    /// « Déclaration de perte » — reports one booklet or a range as lost: the vouchers are refused at once, and
    /// cancelled after a second signature.
    ///
    /// @param request id from the form
    /// @return number of blocked booklets; 0 if none is usable
    @Transactional
    int reportLost(Actor by, UUID request, UUID id, int from, int to, String reason) {
        var order = orders.locked(id);
        var some = store.numbered(id, from, to).stream()
                .filter(one -> !one.blocked() && one.state() != State.VOID)
                .toList();
        if (order.isEmpty() || some.isEmpty()) return 0;
        var left = 0L;
        for (var one : some) {
            store.block(one.id(), Optional.of(request));
            left += vouchers.ofBooklet(one.id()).stream()
                    .filter(voucher -> voucher.active() && voucher.ended().isEmpty())
                    .mapToLong(Voucher::faceCents)
                    .sum();
        }
        var numbers = some.stream().map(Booklet::number).map(String::valueOf).toList();
        var words = numbers.size() == 1
                ? "Carnet " + numbers.getFirst()
                : numbers.size() + " carnets, du " + numbers.getFirst() + " au " + numbers.getLast();
        signatures.ask(
                by,
                request,
                new SignatureRequest.RequestedAct(
                        "cancel",
                        some.getFirst().id(),
                        Optional.empty(),
                        words + " – " + reason,
                        left,
                        List.of(
                                SignatureRequest.ValueUnderReview.of(
                                        "order",
                                        order.get().reference() + " – "
                                                + order.get().title()),
                                SignatureRequest.ValueUnderReview.of("booklet", words),
                                SignatureRequest.ValueUnderReview.of("amount", EuroAmounts.said(left, Locale.FRENCH)),
                                SignatureRequest.ValueUnderReview.of("cause", reason))));
        return some.size();
    }

    /// Cancels the remaining vouchers of lost booklets after the second signature.
    @Transactional
    boolean lose(SignatureRequest request, UUID second) {
        var reported = store.blockedBy(request.id());
        // Old requests did not block their booklets at once.
        var losing = reported.isEmpty()
                ? store.locked(request.subject()).filter(one -> !one.blocked() && one.state() != State.VOID).stream()
                        .toList()
                : reported;
        for (var booklet : losing) {
            vouchers.cancel(booklet.id(), booklet.order(), booklet.id(), second);
            var loss = new Booklet.BookletLoss(
                    Optional.of(request.by()), Optional.of(second), Optional.empty(), Optional.empty());
            store.put(booklet.with(State.LOST, loss), second, clock.instant());
        }
        return !losing.isEmpty();
    }

    /// Unblocks booklets after a report of loss was refused or withdrawn.
    @Transactional
    void unblock(SignatureRequest request) {
        for (var one : store.blockedBy(request.id())) store.block(one.id(), Optional.empty());
    }

    /// Whether the vouchers of this booklet are refused.
    @Transactional(readOnly = true)
    public boolean blocked(UUID id) {
        return Optional.ofNullable(store.some(List.of(id)).get(id))
                .filter(Booklet::blocked)
                .isPresent();
    }

    /// Prints a replacement with the remaining value of a lost booklet. It has no value until it is handed
    /// over; printing again voids the previous replacement.
    @Transactional
    PrintingResult replace(Actor by, UUID id) {
        var found = store.locked(id).filter(one -> replaceable(one));
        var order = found.flatMap(booklet -> orders.locked(booklet.order()))
                .filter(one -> one.stage() == Order.OrderStage.ORDERED);
        if (found.isEmpty() || order.isEmpty()) return new PrintingResult.NotNow();
        var lost = found.get();
        var left = (int) vouchers.ofBooklet(id).stream()
                .filter(voucher -> voucher.ended()
                        .filter(end -> end.act().equals("CANCEL"))
                        .isPresent())
                .count();
        if (left == 0) return new PrintingResult.NotNow();
        var former = lost.loss().replacedBy().flatMap(one -> store.locked(one));
        former.filter(one -> one.state() != State.LOST)
                .ifPresent(one -> store.put(one.with(State.VOID, one.loss()), by.id(), clock.instant()));
        var codes = new LinkedHashMap<UUID, List<PaperCode>>();
        var printed = draw(order.get(), UUID.randomUUID(), left, codes);
        var fresh = codes.keySet().iterator().next();
        vouchers.issue(
                lost.order(),
                order.get().faceCents(),
                OrderCalendar.tolerance(order.get().year()),
                codes);
        put(
                by.id(),
                store.locked(fresh).orElseThrow(),
                lost.prescriber().isPresent() ? State.DELIVERED : State.MADE,
                lost.prescriber());
        var loss = new Booklet.BookletLoss(
                lost.loss().lostBy(), lost.loss().lostSecond(), Optional.of(fresh), Optional.empty());
        store.put(lost.with(State.LOST, loss), by.id(), clock.instant());
        return new PrintingResult.BookletsPrinted(order.get(), List.of(printed));
    }

    /// Whether the lost booklet had value and no replacement was handed over yet.
    private boolean replaceable(Booklet lost) {
        return lost.state() == State.LOST
                && lost.handedAt().isPresent()
                && lost.loss()
                        .replacedBy()
                        .flatMap(one -> store.locked(one))
                        .filter(one -> one.handedAt().isPresent())
                        .isEmpty();
    }

    /// « Reste d’un carnet » — its value and its end of validity.
    public record RemainingValue(int number, boolean lost, int vouchers, long cents, LocalDate until) {}

    @Transactional(readOnly = true)
    public Optional<RemainingValue> remaining(UUID id) {
        return Optional.ofNullable(store.some(List.of(id)).get(id)).flatMap(booklet -> {
            var left = vouchers.ofBooklet(id).stream()
                    .filter(voucher -> voucher.active() && voucher.ended().isEmpty())
                    .toList();
            return orders.find(booklet.order())
                    .map(order -> new RemainingValue(
                            booklet.number(),
                            booklet.blocked(),
                            left.size(),
                            left.stream().mapToLong(Voucher::faceCents).sum(),
                            OrderCalendar.end(order.year())));
        });
    }

    /// The booklets of an order by state, for statistics.
    @Transactional(readOnly = true)
    public Map<State, Integer> counts(UUID order) {
        return store.counts(order);
    }

    @Transactional(readOnly = true)
    public List<Booklet> of(UUID order, State state) {
        return store.of(order, state);
    }

    @Transactional(readOnly = true)
    public Map<UUID, Booklet> some(List<UUID> ids) {
        return store.some(ids);
    }
}
