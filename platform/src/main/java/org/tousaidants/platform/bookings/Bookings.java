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
    private record Asked(UUID slot, Booking.Asking asking) {}

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
        this.together = new Together<>(Asked::slot, asked -> asked.asking().id(), this::write);
    }

    /// A new slot, or what is known of it now. When it moves, who has a seat gets a letter; when it grows, who waits
    /// gets a seat.
    @Transactional
    public void put(Slot slot) {
        var before = slots.hold(slot.id());
        slots.put(slot);
        if (before.isEmpty()) return;
        if (moved(before.get(), slot))
            for (var booking : store.list(slot.id()))
                if (booking.state() != Booking.State.CANCELLED)
                    bookingLetterWriter.moved(slot, booking, link(slot, booking.id()));
        fill(slot);
    }

    private static boolean moved(Slot before, Slot now) {
        return !before.starts().equals(now.starts())
                || !before.ends().equals(now.ends())
                || !before.place().equals(now.place());
    }

    /// It does not take place: everybody is told. False when it began, or was called off before.
    @Transactional
    public boolean callOff(UUID id) {
        var slot = slots.hold(id);
        if (slot.isEmpty() || !slots.callOff(id, clock.instant())) return false;
        for (var booking : store.list(id))
            if (booking.state() != Booking.State.CANCELLED) bookingLetterWriter.calledOff(slot.get(), booking);
        return true;
    }

    /// In the transaction of the act that it belongs to; or, asked outside any, together with all who want a seat of
    /// this slot at that moment.
    public Booked book(UUID id, Booking.Asking asking) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? seat(id, List.of(asking)).getFirst()
                : together.ask(new Asked(id, asking));
    }

    private List<Booked> write(List<Asked> batch) {
        var first = batch.getFirst();
        return Objects.requireNonNull(transaction.execute(
                _ -> seat(first.slot(), batch.stream().map(Asked::asking).toList())));
    }

    /// Those who are known are answered; the others get the seats in the order in which they ask.
    private List<Booked> seat(UUID id, List<Booking.Asking> askings) {
        var now = clock.instant();
        var held = slots.hold(id);
        if (held.isEmpty())
            return askings.stream().<Booked>map(_ -> new Booked.NoSuchSlot()).toList();
        var slot = held.get();
        var answers = new HashMap<UUID, Booked>();
        var known = store.known(id, askings);
        // An id that another form brought opens nothing: what is asked here becomes a booking of its own.
        var own = askings.stream()
                .map(asking -> ofAnother(id, asking, known) ? asking.as(UUID.randomUUID()) : asking)
                .toList();
        if (!own.equals(askings)) return seat(id, own);
        var fresh = new LinkedHashMap<Object, Booking.Asking>();
        var mates = new ArrayList<Booking.Asking>();
        for (var asking : askings) {
            var before = Optional.ofNullable(known.get(asking.id())).flatMap(one -> store.find(one));
            if (before.isPresent()) answers.put(asking.id(), before(slot, asking, before.get()));
            else if (!slot.takes(now)) answers.put(asking.id(), new Booked.Over());
            else if (fresh.putIfAbsent(
                            asking.who().mail().<Object>map(mail -> mail).orElse(asking.id()), asking)
                    != null) mates.add(asking);
        }
        if (!fresh.isEmpty()) answers.putAll(seatFresh(slot, List.copyOf(fresh.values()), now));
        // Two of one mail address at once: the second hears what she would have heard a moment later.
        if (!mates.isEmpty()) {
            var late = seat(id, mates);
            for (var n = 0; n < mates.size(); n++) answers.put(mates.get(n).id(), late.get(n));
        }
        return askings.stream()
                .map(asking -> Objects.requireNonNull(answers.get(asking.id())))
                .toList();
    }

    private boolean ofAnother(UUID slot, Booking.Asking asking, Map<UUID, UUID> known) {
        return asking.id().equals(known.get(asking.id()))
                && store.find(asking.id())
                        .filter(before -> !before.repeatedBy(slot, asking))
                        .isPresent();
    }

    private Booked before(Slot slot, Booking.Asking asking, Booking known) {
        if (known.id().equals(asking.id())) return again(slot, known);
        if (!slot.takes(clock.instant())) return new Booked.Over();
        bookingLetterWriter.booked(slot, List.of(known), List.of(link(slot, known.id())));
        var counts = store.counts(slot.id());
        return counts.seated() < slot.seats() || counts.waiting() < slot.queue()
                ? new Booked.Before()
                : new Booked.Full();
    }

    private Map<UUID, Booked> seatFresh(Slot slot, List<Booking.Asking> askings, Instant now) {
        var answers = new HashMap<UUID, Booked>();
        var counts = store.counts(slot.id());
        var seats = Math.max(0, slot.seats() - counts.seated());
        var queue = Math.max(0, slot.queue() - counts.waiting());
        var taken = askings.subList(0, Math.min(askings.size(), seats + queue));
        for (var asking : askings.subList(taken.size(), askings.size())) answers.put(asking.id(), new Booked.Full());
        if (taken.isEmpty()) return answers;
        var states = IntStream.range(0, taken.size())
                .mapToObj(n -> n < seats ? Booking.State.SEATED : Booking.State.WAITING)
                .toList();
        var bookings = store.add(slot.id(), taken, states, now);
        var own = links.make(
                bookings.stream()
                        .map(booking -> Link.What.of(PURPOSE, booking.id().toString()))
                        .toList(),
                slot.ends().plus(LINK_KEPT));
        bookingLetterWriter.booked(slot, bookings, own);
        for (var n = 0; n < bookings.size(); n++)
            answers.put(
                    bookings.get(n).id(),
                    n < seats
                            ? new Booked.Seated(bookings.get(n), own.get(n))
                            : new Booked.Waiting(bookings.get(n), counts.waiting() + n - seats + 1, own.get(n)));
        return answers;
    }

    /// The form was sent twice: nothing is taken twice, and the answer is the same.
    private Booked again(Slot slot, Booking booking) {
        if (!booking.slot().equals(slot.id()) || booking.state() == Booking.State.CANCELLED) return new Booked.Over();
        return answer(slot, booking, link(slot, booking.id()));
    }

    private Booked answer(Slot slot, Booking booking, Secret link) {
        return booking.state() == Booking.State.SEATED
                ? new Booked.Seated(booking, link)
                : new Booked.Waiting(booking, store.rank(slot.id(), booking.n()), link);
    }

    /// What the link of a booking shows; opening changes nothing.
    @Transactional(readOnly = true)
    public Optional<Shown> show(String secret) {
        return own(secret)
                .flatMap(link -> store.find(link.about()))
                .flatMap(booking -> slots.find(booking.slot())
                        .map(slot -> new Shown(
                                slot,
                                booking,
                                booking.state() == Booking.State.WAITING ? store.rank(slot.id(), booking.n()) : 0)));
    }

    /// A link shows what it did, even after it served.
    private Optional<Link> own(String secret) {
        return switch (links.open(PURPOSE, secret)) {
            case Opened.Valid(var link) -> Optional.of(link);
            case Opened.Used(var link) -> Optional.of(link);
            case Opened.Early _, Opened.Expired _, Opened.Revoked _, Opened.Unknown _ -> Optional.empty();
        };
    }

    /// By the holder of the link of the booking.
    @Transactional
    public Cancelling cancel(String secret) {
        return switch (links.open(PURPOSE, secret)) {
            case Opened.Valid(var link) -> {
                var cancelling = cancel(link.about());
                if (cancelling instanceof Cancelling.Cancelled) links.use(link);
                yield cancelling;
            }
            case Opened.Used _ -> new Cancelling.Before();
            case Opened.Early _, Opened.Expired _, Opened.Revoked _, Opened.Unknown _ -> new Cancelling.NotFound();
        };
    }

    /// By the desk that runs the slot. The first who waits gets the seat, and a letter.
    @Transactional
    public Cancelling cancel(UUID id) {
        var slot = store.find(id).flatMap(booking -> slots.hold(booking.slot()));
        if (slot.isEmpty()) return new Cancelling.NotFound();
        if (!clock.instant().isBefore(slot.get().starts())) return new Cancelling.TooLate();
        if (!store.cancel(id)) return new Cancelling.Before();
        fill(slot.get());
        return new Cancelling.Cancelled(slot.get());
    }

    private void fill(Slot slot) {
        if (!slot.takes(clock.instant())) return;
        for (var free = slot.seats() - store.counts(slot.id()).seated(); free > 0; free--) {
            var next = store.seatNext(slot.id());
            if (next.isEmpty()) return;
            bookingLetterWriter.seated(slot, next.get(), link(slot, next.get().id()));
        }
    }

    /// A person came, or did not, said from the day of the slot on; said once more it is corrected. False when nothing
    /// changes.
    @Transactional
    public boolean came(UUID id, boolean came) {
        var booking = store.find(id);
        var slot = booking.flatMap(one -> slots.find(one.slot()));
        if (slot.filter(one -> one.mayBeAttended(clock.instant())).isEmpty() || !store.came(id, came)) return false;
        events.publishEvent(new Attended(slot.get().owner(), id, booking.get().person(), came, clock.instant()));
        return true;
    }

    @Transactional(readOnly = true)
    public Optional<Seats> seats(UUID slot) {
        return slots.find(slot).map(found -> seats(found));
    }

    /// What several moments are called, each under its id; those that are gone are not there.
    @Transactional(readOnly = true)
    public Map<UUID, String> titles(Collection<UUID> ids) {
        if (ids.isEmpty()) return Map.of();
        return slots.some(ids).stream().collect(Collectors.toMap(Slot::id, Slot::title));
    }

    @Transactional(readOnly = true)
    public List<Seats> ofOwner(Slot.Owner owner) {
        return slots.ofOwner(owner).stream().map(slot -> seats(slot)).toList();
    }

    /// Those of a kind that have not ended, the next first.
    @Transactional(readOnly = true)
    public List<Seats> coming(String kind, int limit) {
        return slots.ofKind(kind, clock.instant(), limit).stream()
                .map(slot -> seats(slot))
                .toList();
    }

    /// Those of a kind that anybody may find, without their seats.
    @Transactional(readOnly = true)
    List<Slot> listed(String kind, int limit) {
        return slots.listed(kind, clock.instant(), limit);
    }

    /// Those that anybody may find and whose title names `word`, of any kind, the next first.
    @Transactional(readOnly = true)
    public List<Seats> comingNamed(String word, int limit) {
        return slots.named(word, clock.instant(), limit).stream()
                .map(slot -> seats(slot))
                .toList();
    }

    private Seats seats(Slot slot) {
        var counts = store.counts(slot.id());
        return new Seats(slot, counts.seated(), counts.waiting());
    }

    /// Those who have a seat, then those who wait, then those who gave it back.
    @Transactional(readOnly = true)
    public List<Booking> list(UUID slot) {
        return store.list(slot);
    }

    @Transactional(readOnly = true)
    public Optional<Booking> find(UUID booking) {
        return store.find(booking);
    }

    /// Of a person with an account.
    @Transactional(readOnly = true)
    public List<Booking> ofPerson(UUID person) {
        return store.ofPerson(person);
    }

    private Secret link(Slot slot, UUID booking) {
        return links.make(Link.What.of(PURPOSE, booking.toString()), slot.ends().plus(LINK_KEPT));
    }
}
