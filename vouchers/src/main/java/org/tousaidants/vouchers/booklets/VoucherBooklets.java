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
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.OpenPersonNotebooks;
import org.tousaidants.vouchers.booklets.VoucherBooklet.BookletState;
import org.tousaidants.vouchers.ledger.EuroAmountFormat;
import org.tousaidants.vouchers.ledger.LedgerPostingResult;
import org.tousaidants.vouchers.orders.VoucherOrder;
import org.tousaidants.vouchers.orders.VoucherOrderCalendar;
import org.tousaidants.vouchers.orders.VoucherOrders;
import org.tousaidants.vouchers.signatures.DoubleSignatureRequest;
import org.tousaidants.vouchers.signatures.DoubleSignatures;
import org.tousaidants.vouchers.treasury.Voucher;
import org.tousaidants.vouchers.treasury.Vouchers;

/// « Les carnets » — service for booklets: prints, delivers, hands over, reports as lost, replaces and takes back
/// booklets.
@Service
public class VoucherBooklets {
    static final char BOOKLET = 'C';
    /// First letter of the code of a voucher. It distinguishes the code of a voucher from other codes on paper.
    public static final char VOUCHER = 'V';

    /// Number of groups of characters in the code of a voucher. They contain 85 random bits, so that nobody can
    /// guess a code, because a code is worth money.
    public static final int GROUPS = 6;
    private static final int MOST_AT_ONCE = 500;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// « Feuille imprimée » — the content of one printed booklet. Its codes are not stored.
    public record PrintedBooklet(int number, PaperCode code, List<PaperCode> vouchers) {}

    /// « Impression » — the result of printing: the booklets with their codes, or a refusal.
    public sealed interface BookletPrintingResult {
        record BookletsPrinted(VoucherOrder order, List<PrintedBooklet> booklets) implements BookletPrintingResult {}

        /// Refused: too many booklets at the same time.
        ///
        /// @param left number of booklets that may still be printed
        record TooManyBookletsToPrint(int left) implements BookletPrintingResult {}

        record PrintingNotPossibleNow() implements BookletPrintingResult {}
    }

    /// « Remise » — the result of handing over a booklet.
    public sealed interface BookletHandOverResult {
        record BookletHandedOver(UUID booklet, int number, long cents) implements BookletHandOverResult {}

        record BookletAlreadyHandedOver(int number) implements BookletHandOverResult {}

        /// Refused: the money that the order has left is not enough for the value of the booklet.
        ///
        /// @param missingCents missing amount in cents
        record NotEnoughMoneyForBooklet(long missingCents) implements BookletHandOverResult {}

        record BookletOfOtherPrescriber() implements BookletHandOverResult {}

        /// Refused: the booklet is lost or void, or was never delivered.
        record BookletNotUsable() implements BookletHandOverResult {}

        record BookletExpired() implements BookletHandOverResult {}

        record UnknownBooklet() implements BookletHandOverResult {}
    }

    private final BookletStore store;
    private final VoucherOrders orders;
    private final Vouchers vouchers;
    private final DoubleSignatures signatures;
    private final Clock clock;
    private final List<OpenPersonNotebooks> notebooks;

    VoucherBooklets(
            BookletStore store,
            VoucherOrders orders,
            Vouchers vouchers,
            DoubleSignatures signatures,
            Clock clock,
            List<OpenPersonNotebooks> notebooks) {
        this.store = store;
        this.orders = orders;
        this.vouchers = vouchers;
        this.signatures = signatures;
        this.clock = clock;
        this.notebooks = notebooks;
    }

    /// Prints booklets: creates their codes and returns them a single time. If the same batch is requested
    /// again, for example after a printer jam, its undelivered booklets are voided and new codes are created.
    ///
    /// @param id id of the order
    /// @param batch id of the batch, chosen by the form
    /// @param many number of booklets
    @Transactional
    public BookletPrintingResult print(SignedInPerson by, UUID id, UUID batch, int many) {
        var order = orders.locked(id);
        if (order.isEmpty() || order.get().stage() != VoucherOrder.OrderStage.ORDERED)
            return new BookletPrintingResult.PrintingNotPossibleNow();
        var again = store.voidBatch(id, batch);
        var wanted = again > 0 ? again : many;
        var left = Math.min(MOST_AT_ONCE, order.get().booklets() - store.standing(id));
        if (wanted > left || wanted < 1) return new BookletPrintingResult.TooManyBookletsToPrint(Math.max(0, left));
        var printed = new ArrayList<PrintedBooklet>();
        var codes = new LinkedHashMap<UUID, List<PaperCode>>();
        for (var n = 0; n < wanted; n++)
            printed.add(draw(order.get(), batch, order.get().each(), codes));
        vouchers.issue(
                id,
                order.get().faceCents(),
                VoucherOrderCalendar.tolerance(order.get().year()),
                codes);
        return new BookletPrintingResult.BookletsPrinted(order.get(), printed);
    }

    private PrintedBooklet draw(VoucherOrder order, UUID batch, int each, Map<UUID, List<PaperCode>> codes) {
        var booklet = new VoucherBooklet(
                UUID.randomUUID(),
                order.id(),
                store.lastNumber(order.id()) + 1,
                batch,
                BookletState.MADE,
                Optional.empty(),
                VoucherBooklet.BookletLoss.NONE,
                Optional.empty());
        var code = PaperCode.draw(BOOKLET, GROUPS, RANDOM);
        var drawn = IntStream.range(0, each)
                .mapToObj(_ -> PaperCode.draw(VOUCHER, GROUPS, RANDOM))
                .toList();
        store.add(booklet, vouchers.print(code), clock.instant());
        codes.put(booklet.id(), drawn);
        return new PrintedBooklet(booklet.number(), code, drawn);
    }

    /// Booklets that were printed together.
    ///
    /// @param from number of the first booklet
    /// @param to number of the last booklet
    /// @param left number of booklets not delivered yet
    record PrintedBookletBatch(UUID id, int from, int to, int left, Instant at) {}

    /// The number of booklets that a prescriber still has, and the number that the prescriber has handed over.
    record PrescriberBookletStock(UUID prescriber, int waiting, int handed) {}

    /// The booklets of an order, for the coordinator.
    ///
    /// @param replaceable lost booklets whose value was not yet handed over again
    record BookletOverview(
            VoucherOrder order,
            Map<BookletState, Integer> counts,
            List<PrintedBookletBatch> batches,
            List<PrescriberBookletStock> stocks,
            List<VoucherBooklet> lost,
            List<VoucherBooklet> blocked,
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
                                .map(VoucherBooklet::id)
                                .collect(Collectors.toSet())));
    }

    /// « Livraison » — the booklets delivered to one person on one day, and the time at which the person
    /// confirmed the receipt.
    public record BookletDelivery(
            UUID prescriber, LocalDate sent, Optional<LocalDate> received, int first, int last, int booklets) {}

    @Transactional(readOnly = true)
    public List<BookletDelivery> deliveries(UUID order) {
        return store.deliveries(order);
    }

    /// Delivers booklets to a prescriber and returns the number of delivered booklets.
    ///
    /// @param order id of the order
    /// @param from number of the first booklet
    /// @param to number of the last booklet
    /// @param prescriber account of the prescriber
    @Transactional
    public int deliver(SignedInPerson by, UUID order, int from, int to, UUID prescriber) {
        return moved(by, store.numbered(order, from, to), BookletState.MADE, BookletState.DELIVERED, prescriber);
    }

    /// Records that the prescriber has received all delivered booklets, and returns the number of these
    /// booklets.
    @Transactional
    public int receive(SignedInPerson by) {
        return moved(by, mine(by), BookletState.DELIVERED, BookletState.RECEIVED, by.id());
    }

    /// Takes back the delivered booklets whose receipt nobody has confirmed, and returns the number of these
    /// booklets.
    @Transactional
    int giveBack(SignedInPerson by, UUID order) {
        var own = mine(by).stream().filter(one -> one.order().equals(order)).toList();
        return moved(by, own, BookletState.RECEIVED, BookletState.MADE, null)
                + moved(by, own, BookletState.DELIVERED, BookletState.MADE, null);
    }

    private int moved(
            SignedInPerson by,
            List<VoucherBooklet> some,
            BookletState from,
            BookletState to,
            @org.jspecify.annotations.Nullable UUID prescriber) {
        var moving = some.stream()
                .filter(one -> one.state() == from && !one.blocked())
                .toList();
        for (var one : moving) put(by.id(), one, to, Optional.ofNullable(prescriber));
        return moving.size();
    }

    private void put(UUID by, VoucherBooklet one, BookletState to, Optional<UUID> prescriber) {
        var handed = to == BookletState.HANDED ? Optional.of(clock.instant()) : one.handedAt();
        store.put(one.with(to, prescriber, handed), by, clock.instant());
    }

    /// Returns the delivery times of the booklets whose receipt the prescriber has not confirmed.
    @Transactional(readOnly = true)
    List<Instant> toReceive(SignedInPerson by) {
        return store.toReceive(by.id());
    }

    @Transactional(readOnly = true)
    List<VoucherBooklet> mine(SignedInPerson by) {
        return store.heldBy(by.id());
    }

    /// Hands over a booklet: its vouchers become active if the order has enough money. The name of the person
    /// who gets it is not stored.
    ///
    /// @param by the prescriber
    @Transactional
    public BookletHandOverResult handOver(SignedInPerson by, PaperCode code) {
        var found = store.lockedByCode(vouchers.prints(code));
        if (found.isEmpty()) return new BookletHandOverResult.UnknownBooklet();
        var booklet = found.get();
        if (booklet.state() == BookletState.HANDED)
            return new BookletHandOverResult.BookletAlreadyHandedOver(booklet.number());
        if (booklet.blocked() || booklet.state() != BookletState.DELIVERED && booklet.state() != BookletState.RECEIVED)
            return new BookletHandOverResult.BookletNotUsable();
        if (!by.is(Role.COORDINATOR) && !booklet.prescriber().equals(Optional.of(by.id())))
            return new BookletHandOverResult.BookletOfOtherPrescriber();
        var order = orders.locked(booklet.order());
        var lost = store.replacedBy(booklet.id());
        // A replacement may be handed over until the vouchers expire, even after the last day for handing
        // over booklets.
        if (order.isEmpty()
                || !orders.today()
                        .isBefore(
                                lost.isPresent()
                                        ? VoucherOrderCalendar.end(order.get().year())
                                        : VoucherOrderCalendar.stop(order.get().year())))
            return new BookletHandOverResult.BookletExpired();
        var posting = lost.map(one -> moved(booklet, one))
                .orElseGet(() -> vouchers.activate(booklet.id(), booklet.order(), booklet.id(), by.id()));
        return switch (posting) {
            case LedgerPostingResult.TransferPosted() -> {
                lost.ifPresent(one -> notebooks.forEach(all -> all.follow(one.id(), booklet.id())));
                yield handed(by, booklet);
            }
            case LedgerPostingResult.TransferAlreadyPosted() -> handed(by, booklet);
            case LedgerPostingResult.InsufficientAccountBalance(var missing) ->
                new BookletHandOverResult.NotEnoughMoneyForBooklet(missing);
            case LedgerPostingResult.TransferRejected _ -> new BookletHandOverResult.BookletNotUsable();
        };
    }

    /// Moves the value of the lost booklet `lost` to the booklet `fresh` that replaces it. This happens when the
    /// replacement is handed over.
    private LedgerPostingResult moved(VoucherBooklet fresh, VoucherBooklet lost) {
        return vouchers.replace(
                fresh.id(),
                lost.order(),
                fresh.id(),
                "carnet " + lost.number(),
                lost.loss().lostBy().orElseThrow(),
                lost.loss().lostSecond().orElseThrow());
    }

    private BookletHandOverResult handed(SignedInPerson by, VoucherBooklet booklet) {
        put(by.id(), booklet, BookletState.HANDED, booklet.prescriber());
        return new BookletHandOverResult.BookletHandedOver(
                booklet.id(),
                booklet.number(),
                vouchers.ofBooklet(booklet.id()).stream()
                        .mapToLong(Voucher::faceCents)
                        .sum());
    }

    /// « Déclaration de perte » — reports a range of booklets as lost. Their vouchers are refused at once, and
    /// cancelled after a second signature.
    ///
    /// @param by person who reports the loss
    /// @param request id of the request, chosen by the form, so that a repeated form is one request
    /// @param id id of the order
    /// @param from number of the first lost booklet
    /// @param to number of the last lost booklet
    /// @return number of blocked booklets; 0 if none is usable
    @Transactional
    int reportLost(SignedInPerson by, UUID request, UUID id, int from, int to, String reason) {
        var order = orders.locked(id);
        var some = store.numbered(id, from, to).stream()
                .filter(one -> !one.blocked() && one.state() != BookletState.VOID)
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
        var numbers =
                some.stream().map(VoucherBooklet::number).map(String::valueOf).toList();
        var words = numbers.size() == 1
                ? "Carnet " + numbers.getFirst()
                : numbers.size() + " carnets, du " + numbers.getFirst() + " au " + numbers.getLast();
        signatures.ask(
                by,
                request,
                new DoubleSignatureRequest.ActToSign(
                        "cancel",
                        some.getFirst().id(),
                        Optional.empty(),
                        words + " – " + reason,
                        left,
                        List.of(
                                DoubleSignatureRequest.ValueToSign.of(
                                        "order",
                                        order.get().reference() + " – "
                                                + order.get().title()),
                                DoubleSignatureRequest.ValueToSign.of("booklet", words),
                                DoubleSignatureRequest.ValueToSign.of(
                                        "amount", EuroAmountFormat.said(left, Locale.FRENCH)),
                                DoubleSignatureRequest.ValueToSign.of("cause", reason))));
        return some.size();
    }

    /// Cancels the remaining vouchers of lost booklets after the second signature; returns false if this is no
    /// longer possible.
    ///
    /// @param second account of the second signatory
    @Transactional
    boolean lose(DoubleSignatureRequest request, UUID second) {
        var reported = store.blockedBy(request.id());
        // Older requests did not block their booklets. For such a request, the booklets are found by the
        // subject of the request.
        var losing = reported.isEmpty()
                ? store
                        .locked(request.subject())
                        .filter(one -> !one.blocked() && one.state() != BookletState.VOID)
                        .stream()
                        .toList()
                : reported;
        for (var booklet : losing) {
            vouchers.cancel(booklet.id(), booklet.order(), booklet.id(), second);
            var loss = new VoucherBooklet.BookletLoss(
                    Optional.of(request.by()), Optional.of(second), Optional.empty(), Optional.empty());
            store.put(booklet.with(BookletState.LOST, loss), second, clock.instant());
        }
        return !losing.isEmpty();
    }

    /// Unblocks the booklets of a report of loss, because the report was refused or withdrawn.
    @Transactional
    void unblock(DoubleSignatureRequest request) {
        for (var one : store.blockedBy(request.id())) store.block(one.id(), Optional.empty());
    }

    /// Returns whether the vouchers of this booklet are currently refused.
    @Transactional(readOnly = true)
    public boolean blocked(UUID id) {
        return Optional.ofNullable(store.some(List.of(id)).get(id))
                .filter(VoucherBooklet::blocked)
                .isPresent();
    }

    /// Prints a booklet that replaces a lost booklet. It gets the remaining value of the lost booklet when it is
    /// handed over, and has no value before. Printing it again voids the previous replacement.
    ///
    /// @param id id of the lost booklet
    @Transactional
    BookletPrintingResult replace(SignedInPerson by, UUID id) {
        var found = store.locked(id).filter(one -> replaceable(one));
        var order = found.flatMap(booklet -> orders.locked(booklet.order()))
                .filter(one -> one.stage() == VoucherOrder.OrderStage.ORDERED);
        if (found.isEmpty() || order.isEmpty()) return new BookletPrintingResult.PrintingNotPossibleNow();
        var lost = found.get();
        var left = (int) vouchers.ofBooklet(id).stream()
                .filter(voucher -> voucher.ended()
                        .filter(end -> end.act().equals("CANCEL"))
                        .isPresent())
                .count();
        if (left == 0) return new BookletPrintingResult.PrintingNotPossibleNow();
        var former = lost.loss().replacedBy().flatMap(one -> store.locked(one));
        former.filter(one -> one.state() != BookletState.LOST)
                .ifPresent(one -> store.put(one.with(BookletState.VOID, one.loss()), by.id(), clock.instant()));
        var codes = new LinkedHashMap<UUID, List<PaperCode>>();
        var printed = draw(order.get(), UUID.randomUUID(), left, codes);
        var fresh = codes.keySet().iterator().next();
        vouchers.issue(
                lost.order(),
                order.get().faceCents(),
                VoucherOrderCalendar.tolerance(order.get().year()),
                codes);
        put(
                by.id(),
                store.locked(fresh).orElseThrow(),
                lost.prescriber().isPresent() ? BookletState.DELIVERED : BookletState.MADE,
                lost.prescriber());
        var loss = new VoucherBooklet.BookletLoss(
                lost.loss().lostBy(), lost.loss().lostSecond(), Optional.of(fresh), Optional.empty());
        store.put(lost.with(BookletState.LOST, loss), by.id(), clock.instant());
        return new BookletPrintingResult.BookletsPrinted(order.get(), List.of(printed));
    }

    /// Returns whether the lost booklet had value and its replacement has not been handed over yet.
    private boolean replaceable(VoucherBooklet lost) {
        return lost.state() == BookletState.LOST
                && lost.handedAt().isPresent()
                && lost.loss()
                        .replacedBy()
                        .flatMap(one -> store.locked(one))
                        .filter(one -> one.handedAt().isPresent())
                        .isEmpty();
    }

    /// « Reste d’un carnet » — the unused value of a booklet: number of vouchers, amount in cents, and last day
    /// of validity.
    public record RemainingBookletValue(int number, boolean lost, int vouchers, long cents, LocalDate until) {}

    @Transactional(readOnly = true)
    public Optional<RemainingBookletValue> remaining(UUID id) {
        return Optional.ofNullable(store.some(List.of(id)).get(id)).flatMap(booklet -> {
            var left = vouchers.ofBooklet(id).stream()
                    .filter(voucher -> voucher.active() && voucher.ended().isEmpty())
                    .toList();
            return orders.find(booklet.order())
                    .map(order -> new RemainingBookletValue(
                            booklet.number(),
                            booklet.blocked(),
                            left.size(),
                            left.stream().mapToLong(Voucher::faceCents).sum(),
                            VoucherOrderCalendar.end(order.year())));
        });
    }

    /// Returns the number of booklets of an order by state, for statistics.
    @Transactional(readOnly = true)
    public Map<BookletState, Integer> counts(UUID order) {
        return store.counts(order);
    }

    @Transactional(readOnly = true)
    public List<VoucherBooklet> of(UUID order, BookletState state) {
        return store.of(order, state);
    }

    @Transactional(readOnly = true)
    public Map<UUID, VoucherBooklet> some(List<UUID> ids) {
        return store.some(ids);
    }
}
