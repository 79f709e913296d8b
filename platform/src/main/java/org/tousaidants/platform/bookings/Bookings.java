package org.tousaidants.platform.bookings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
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

    Bookings(
            SlotStore slots,
            BookingStore store,
            Links links,
            BookingLetterWriter bookingLetterWriter,
            ApplicationEventPublisher events,
            Clock clock) {
        this.slots = slots;
        this.store = store;
        this.links = links;
        this.bookingLetterWriter = bookingLetterWriter;
        this.events = events;
        this.clock = clock;
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

    /// In the transaction of the act that it belongs to, if there is one.
    @Transactional
    public Booked book(UUID id, Booking.Asking asking) {
        var now = clock.instant();
        var held = slots.hold(id);
        if (held.isEmpty()) return new Booked.NoSuchSlot();
        var slot = held.get();
        var known = store.known(id, asking);
        // An id that another form brought opens nothing: what is asked here becomes a booking of its own.
        if (ofAnother(id, asking, known)) return book(id, asking.as(UUID.randomUUID()));
        var before = known.flatMap(one -> store.find(one));
        if (before.isPresent()) return before(slot, asking, before.get());
        return slot.takes(now) ? seatFresh(slot, asking, now) : new Booked.Over();
    }

    private boolean ofAnother(UUID slot, Booking.Asking asking, Optional<UUID> known) {
        return known.equals(Optional.of(asking.id()))
                && store.find(asking.id())
                        .filter(before -> !before.repeatedBy(slot, asking))
                        .isPresent();
    }

    private Booked before(Slot slot, Booking.Asking asking, Booking known) {
        if (known.id().equals(asking.id())) return again(slot, known);
        if (!slot.takes(clock.instant())) return new Booked.Over();
        bookingLetterWriter.booked(slot, known, link(slot, known.id()));
        var counts = store.counts(slot.id());
        return counts.seated() < slot.seats() || counts.waiting() < slot.queue()
                ? new Booked.Before()
                : new Booked.Full();
    }

    private Booked seatFresh(Slot slot, Booking.Asking asking, Instant now) {
        var counts = store.counts(slot.id());
        var seated = counts.seated() < slot.seats();
        if (!seated && counts.waiting() >= slot.queue()) return new Booked.Full();
        var booking = store.add(slot.id(), asking, seated ? Booking.State.SEATED : Booking.State.WAITING, now);
        var own = link(slot, booking.id());
        bookingLetterWriter.booked(slot, booking, own);
        return seated ? new Booked.Seated(booking, own) : new Booked.Waiting(booking, counts.waiting() + 1, own);
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
