package org.tousaidants.platform.bookings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.platform.db.Together;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.links.Link;
import org.tousaidants.platform.links.Links;
import org.tousaidants.platform.links.Opened;

/// « Inscriptions aux créneaux » — the door. Seats of one slot are given by one hand at a time: the deciding
/// transaction holds the row of the slot.
@Service
public class Bookings {
    static final String PURPOSE = "bookings.own";
    private static final Duration LINK_KEPT = Duration.ofDays(7);

    /// « Places d’un créneau » — how it stands.
    ///
    /// @param free may be less than none, after seats were taken away
    public record Seats(Slot slot, int taken, int waiting) {
        public int free() {
            return slot.seats() - taken;
        }
    }

    /// « Inscription montrée » — what its own link opens.
    ///
    /// @param rank of who waits, else 0
    public record Shown(Slot slot, Booking booking, int rank) {}

    /// « Annulation » — what became of giving a seat back.
    public sealed interface Cancelling {
        record Cancelled(Slot slot) implements Cancelling {}

        /// It was given back before.
        record Before() implements Cancelling {}

        /// It began.
        record TooLate() implements Cancelling {}

        record NotFound() implements Cancelling {}
    }

    private final SlotStore slots;
    private final BookingStore store;
    private final Links links;
    private final BookingLetterWriter bookingLetterWriter;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Together<Asked, Booked> together;

    /// Those of one slot are written together.
    private record Asked(String network, UUID slot, Booking.Asking asking) {}

    Bookings(
            SlotStore slots,
            BookingStore store,
            Links links,
            BookingLetterWriter bookingLetterWriter,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.slots = slots;
        this.store = store;
        this.links = links;
        this.bookingLetterWriter = bookingLetterWriter;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.together = new Together<>(
                asked -> List.of(asked.network(), asked.slot()),
                asked -> asked.asking().id(),
                this::write);
    }

    /// A new slot, or what is known of it now. When it moves, who has a seat gets a letter; when it grows, who waits
    /// gets a seat.
    @Transactional
    public void put(String network, Slot slot) {
        var before = slots.hold(network, slot.id());
        slots.put(network, slot);
        if (before.isEmpty()) return;
        if (moved(before.get(), slot))
            for (var booking : store.list(network, slot.id()))
                if (booking.state() != Booking.State.CANCELLED)
                    bookingLetterWriter.moved(network, slot, booking, link(network, slot, booking.id()));
        fill(network, slot);
    }

    private static boolean moved(Slot before, Slot now) {
        return !before.starts().equals(now.starts())
                || !before.ends().equals(now.ends())
                || !before.place().equals(now.place());
    }

    /// It does not take place: everybody is told. False when it began, or was called off before.
    @Transactional
    public boolean callOff(String network, UUID id) {
        var slot = slots.hold(network, id);
        if (slot.isEmpty() || !slots.callOff(network, id, clock.instant())) return false;
        for (var booking : store.list(network, id))
            if (booking.state() != Booking.State.CANCELLED) bookingLetterWriter.calledOff(network, slot.get(), booking);
        return true;
    }

    /// In the transaction of the act that it belongs to; or, asked outside any, together with all who want a seat of
    /// this slot at that moment.
    public Booked book(String network, UUID id, Booking.Asking asking) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? seat(network, id, List.of(asking)).getFirst()
                : together.ask(new Asked(network, id, asking));
    }

    private List<Booked> write(List<Asked> batch) {
        var first = batch.getFirst();
        return Objects.requireNonNull(transaction.execute(_ -> seat(
                first.network(), first.slot(), batch.stream().map(Asked::asking).toList())));
    }

    /// Those who are known are answered; the others get the seats in the order in which they ask.
    private List<Booked> seat(String network, UUID id, List<Booking.Asking> askings) {
        var now = clock.instant();
        var held = slots.hold(network, id);
        if (held.isEmpty())
            return askings.stream().<Booked>map(_ -> new Booked.NoSuchSlot()).toList();
        var slot = held.get();
        var answers = new HashMap<UUID, Booked>();
        var known = store.known(network, id, askings);
        // An id that another form brought opens nothing: what is asked here becomes a booking of its own.
        var own = askings.stream()
                .map(asking -> ofAnother(network, id, asking, known) ? asking.as(UUID.randomUUID()) : asking)
                .toList();
        if (!own.equals(askings)) return seat(network, id, own);
        var fresh = new LinkedHashMap<Object, Booking.Asking>();
        var mates = new ArrayList<Booking.Asking>();
        for (var asking : askings) {
            var before = Optional.ofNullable(known.get(asking.id())).flatMap(one -> store.find(network, one));
            if (before.isPresent()) answers.put(asking.id(), before(network, slot, asking, before.get()));
            else if (!slot.takes(now)) answers.put(asking.id(), new Booked.Over());
            else if (fresh.putIfAbsent(
                            asking.who().mail().<Object>map(mail -> mail).orElse(asking.id()), asking)
                    != null) mates.add(asking);
        }
        if (!fresh.isEmpty()) answers.putAll(seatFresh(network, slot, List.copyOf(fresh.values()), now));
        // Two of one mail address at once: the second hears what she would have heard a moment later.
        if (!mates.isEmpty()) {
            var late = seat(network, id, mates);
            for (var n = 0; n < mates.size(); n++) answers.put(mates.get(n).id(), late.get(n));
        }
        return askings.stream()
                .map(asking -> Objects.requireNonNull(answers.get(asking.id())))
                .toList();
    }

    private boolean ofAnother(String network, UUID slot, Booking.Asking asking, Map<UUID, UUID> known) {
        return asking.id().equals(known.get(asking.id()))
                && store.find(network, asking.id())
                        .filter(before -> !before.repeatedBy(slot, asking))
                        .isPresent();
    }

    private Booked before(String network, Slot slot, Booking.Asking asking, Booking known) {
        if (known.id().equals(asking.id())) return again(network, slot, known);
        if (!slot.takes(clock.instant())) return new Booked.Over();
        bookingLetterWriter.booked(network, slot, List.of(known), List.of(link(network, slot, known.id())));
        var counts = store.counts(network, slot.id());
        return counts.seated() < slot.seats() || counts.waiting() < slot.queue()
                ? new Booked.Before()
                : new Booked.Full();
    }

    private Map<UUID, Booked> seatFresh(String network, Slot slot, List<Booking.Asking> askings, Instant now) {
        var answers = new HashMap<UUID, Booked>();
        var counts = store.counts(network, slot.id());
        var seats = Math.max(0, slot.seats() - counts.seated());
        var queue = Math.max(0, slot.queue() - counts.waiting());
        var taken = askings.subList(0, Math.min(askings.size(), seats + queue));
        for (var asking : askings.subList(taken.size(), askings.size())) answers.put(asking.id(), new Booked.Full());
        if (taken.isEmpty()) return answers;
        var states = IntStream.range(0, taken.size())
                .mapToObj(n -> n < seats ? Booking.State.SEATED : Booking.State.WAITING)
                .toList();
        var bookings = store.add(network, slot.id(), taken, states, now);
        var own = links.make(
                network,
                bookings.stream()
                        .map(booking -> Link.What.of(PURPOSE, booking.id().toString()))
                        .toList(),
                slot.ends().plus(LINK_KEPT));
        bookingLetterWriter.booked(network, slot, bookings, own);
        for (var n = 0; n < bookings.size(); n++)
            answers.put(
                    bookings.get(n).id(),
                    n < seats
                            ? new Booked.Seated(bookings.get(n), own.get(n))
                            : new Booked.Waiting(bookings.get(n), counts.waiting() + n - seats + 1, own.get(n)));
        return answers;
    }

    /// The form was sent twice: nothing is taken twice, and the answer is the same.
    private Booked again(String network, Slot slot, Booking booking) {
        if (!booking.slot().equals(slot.id()) || booking.state() == Booking.State.CANCELLED) return new Booked.Over();
        return answer(network, slot, booking, link(network, slot, booking.id()));
    }

    private Booked answer(String network, Slot slot, Booking booking, Secret link) {
        return booking.state() == Booking.State.SEATED
                ? new Booked.Seated(booking, link)
                : new Booked.Waiting(booking, store.rank(network, slot.id(), booking.n()), link);
    }

    /// What the link of a booking shows; opening changes nothing.
    @Transactional(readOnly = true)
    public Optional<Shown> show(String network, String secret) {
        return own(network, secret)
                .flatMap(link -> store.find(network, link.about()))
                .flatMap(booking -> slots.find(network, booking.slot())
                        .map(slot -> new Shown(
                                slot,
                                booking,
                                booking.state() == Booking.State.WAITING
                                        ? store.rank(network, slot.id(), booking.n())
                                        : 0)));
    }

    /// A link shows what it did, even after it served.
    private Optional<Link> own(String network, String secret) {
        return switch (links.open(network, PURPOSE, secret)) {
            case Opened.Valid(var link) -> Optional.of(link);
            case Opened.Used(var link) -> Optional.of(link);
            case Opened.Early _, Opened.Expired _, Opened.Revoked _, Opened.Unknown _ -> Optional.empty();
        };
    }

    /// By the holder of the link of the booking.
    @Transactional
    public Cancelling cancel(String network, String secret) {
        return switch (links.open(network, PURPOSE, secret)) {
            case Opened.Valid(var link) -> {
                var cancelling = cancel(network, link.about());
                if (cancelling instanceof Cancelling.Cancelled) links.use(link);
                yield cancelling;
            }
            case Opened.Used _ -> new Cancelling.Before();
            case Opened.Early _, Opened.Expired _, Opened.Revoked _, Opened.Unknown _ -> new Cancelling.NotFound();
        };
    }

    /// By the desk that runs the slot. The first who waits gets the seat, and a letter.
    @Transactional
    public Cancelling cancel(String network, UUID id) {
        var slot = store.find(network, id).flatMap(booking -> slots.hold(network, booking.slot()));
        if (slot.isEmpty()) return new Cancelling.NotFound();
        if (!clock.instant().isBefore(slot.get().starts())) return new Cancelling.TooLate();
        if (!store.cancel(network, id)) return new Cancelling.Before();
        fill(network, slot.get());
        return new Cancelling.Cancelled(slot.get());
    }

    private void fill(String network, Slot slot) {
        if (!slot.takes(clock.instant())) return;
        for (var free = slot.seats() - store.counts(network, slot.id()).seated(); free > 0; free--) {
            var next = store.seatNext(network, slot.id());
            if (next.isEmpty()) return;
            bookingLetterWriter.seated(
                    network, slot, next.get(), link(network, slot, next.get().id()));
        }
    }

    /// A person came, or did not, said from the day of the slot on; said once more it is corrected. False when nothing
    /// changes.
    @Transactional
    public boolean came(String network, UUID id, boolean came) {
        var booking = store.find(network, id);
        var slot = booking.flatMap(one -> slots.find(network, one.slot()));
        if (slot.filter(one -> one.mayBeAttended(clock.instant())).isEmpty() || !store.came(network, id, came))
            return false;
        events.publishEvent(
                new Attended(network, slot.get().owner(), id, booking.get().person(), came, clock.instant()));
        return true;
    }

    @Transactional(readOnly = true)
    public Optional<Seats> seats(String network, UUID slot) {
        return slots.find(network, slot).map(found -> seats(network, found));
    }

    /// What several moments are called, each under its id; those that are gone are not there.
    @Transactional(readOnly = true)
    public Map<UUID, String> titles(String network, Collection<UUID> ids) {
        if (ids.isEmpty()) return Map.of();
        return slots.some(network, ids).stream().collect(Collectors.toMap(Slot::id, Slot::title));
    }

    @Transactional(readOnly = true)
    public List<Seats> ofOwner(String network, Slot.Owner owner) {
        return slots.ofOwner(network, owner).stream()
                .map(slot -> seats(network, slot))
                .toList();
    }

    /// Those of a kind that have not ended, the next first.
    @Transactional(readOnly = true)
    public List<Seats> coming(String network, String kind, int limit) {
        return slots.ofKind(network, kind, clock.instant(), limit).stream()
                .map(slot -> seats(network, slot))
                .toList();
    }

    /// Those of a kind that anybody may find, without their seats.
    @Transactional(readOnly = true)
    List<Slot> listed(String network, String kind, int limit) {
        return slots.listed(network, kind, clock.instant(), limit);
    }

    /// Those that anybody may find and whose title names `word`, of any kind, the next first.
    @Transactional(readOnly = true)
    public List<Seats> comingNamed(String network, String word, int limit) {
        return slots.named(network, word, clock.instant(), limit).stream()
                .map(slot -> seats(network, slot))
                .toList();
    }

    private Seats seats(String network, Slot slot) {
        var counts = store.counts(network, slot.id());
        return new Seats(slot, counts.seated(), counts.waiting());
    }

    /// Those who have a seat, then those who wait, then those who gave it back.
    @Transactional(readOnly = true)
    public List<Booking> list(String network, UUID slot) {
        return store.list(network, slot);
    }

    @Transactional(readOnly = true)
    public Optional<Booking> find(String network, UUID booking) {
        return store.find(network, booking);
    }

    /// Of a person with an account.
    @Transactional(readOnly = true)
    public List<Booking> ofPerson(String network, UUID person) {
        return store.ofPerson(network, person);
    }

    private Secret link(String network, Slot slot, UUID booking) {
        return links.make(
                network, Link.What.of(PURPOSE, booking.toString()), slot.ends().plus(LINK_KEPT));
    }
}
