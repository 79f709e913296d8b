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
import org.tousaidants.platform.links.LinkResult;
import org.tousaidants.platform.links.Links;

/// « Inscriptions aux créneaux » — service for bookings. A transaction locks the row of the slot, so that seats
/// are given one at a time.
@Service
public class Bookings {
    static final String PURPOSE = "bookings.own";
    private static final Duration LINK_KEPT = Duration.ofDays(7);

    /// « Places d’un créneau » — the taken and free seats of a slot.
    ///
    /// @param free negative if seats were removed
    public record Seats(Slot slot, int taken, int waiting) {
        public int free() {
            return slot.seats() - taken;
        }
    }

    /// « Inscription montrée » — a booking as its link shows it.
    ///
    /// @param rank position on the waiting list; 0 for a seat
    public record BookingView(Slot slot, Booking booking, int rank) {}

    /// « Annulation » — the result of giving a seat back.
    public sealed interface CancellationResult {
        record Cancelled(Slot slot) implements CancellationResult {}

        /// The seat was already given back.
        record Before() implements CancellationResult {}

        /// The slot has begun.
        record TooLate() implements CancellationResult {}

        record NotFound() implements CancellationResult {}
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

    /// Adds or changes a slot. If its time changes, people with a seat get a letter; if it grows, people on the
    /// waiting list get a seat.
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

    /// Cancels a slot and notifies all participants. False if it has begun or was already cancelled.
    @Transactional
    public boolean callOff(UUID id) {
        var slot = slots.hold(id);
        if (slot.isEmpty() || !slots.callOff(id, clock.instant())) return false;
        for (var booking : store.list(id))
            if (booking.state() != Booking.State.CANCELLED) bookingLetterWriter.calledOff(slot.get(), booking);
        return true;
    }

    /// Books a seat, in the transaction of the caller if there is one.
    @Transactional
    public BookingResult book(UUID id, Booking.BookingRequest asking) {
        var now = clock.instant();
        var held = slots.hold(id);
        if (held.isEmpty()) return new BookingResult.NoSuchSlot();
        var slot = held.get();
        var known = store.known(id, asking);
        // If another form already uses the id, the request becomes a new booking with another id.
        if (ofAnother(id, asking, known)) return book(id, asking.as(UUID.randomUUID()));
        var before = known.flatMap(one -> store.find(one));
        if (before.isPresent()) return before(slot, asking, before.get());
        return slot.takes(now) ? seatFresh(slot, asking, now) : new BookingResult.Over();
    }

    private boolean ofAnother(UUID slot, Booking.BookingRequest asking, Optional<UUID> known) {
        return known.equals(Optional.of(asking.id()))
                && store.find(asking.id())
                        .filter(before -> !before.repeatedBy(slot, asking))
                        .isPresent();
    }

    private BookingResult before(Slot slot, Booking.BookingRequest asking, Booking known) {
        if (known.id().equals(asking.id())) return again(slot, known);
        if (!slot.takes(clock.instant())) return new BookingResult.Over();
        bookingLetterWriter.booked(slot, known, link(slot, known.id()));
        var counts = store.counts(slot.id());
        return counts.seated() < slot.seats() || counts.waiting() < slot.queue()
                ? new BookingResult.Before()
                : new BookingResult.Full();
    }

    private BookingResult seatFresh(Slot slot, Booking.BookingRequest asking, Instant now) {
        var counts = store.counts(slot.id());
        var seated = counts.seated() < slot.seats();
        if (!seated && counts.waiting() >= slot.queue()) return new BookingResult.Full();
        var booking = store.add(slot.id(), asking, seated ? Booking.State.SEATED : Booking.State.WAITING, now);
        var own = link(slot, booking.id());
        bookingLetterWriter.booked(slot, booking, own);
        return seated
                ? new BookingResult.SeatConfirmed(booking, own)
                : new BookingResult.Waiting(booking, counts.waiting() + 1, own);
    }

    /// Returns the first result again if a form is sent twice.
    private BookingResult again(Slot slot, Booking booking) {
        if (!booking.slot().equals(slot.id()) || booking.state() == Booking.State.CANCELLED)
            return new BookingResult.Over();
        return answer(slot, booking, link(slot, booking.id()));
    }

    private BookingResult answer(Slot slot, Booking booking, Secret link) {
        return booking.state() == Booking.State.SEATED
                ? new BookingResult.SeatConfirmed(booking, link)
                : new BookingResult.Waiting(booking, store.rank(slot.id(), booking.n()), link);
    }

    /// The booking of a link. Opening it changes nothing.
    @Transactional(readOnly = true)
    public Optional<BookingView> show(String secret) {
        return own(secret)
                .flatMap(link -> store.find(link.about()))
                .flatMap(booking -> slots.find(booking.slot())
                        .map(slot -> new BookingView(
                                slot,
                                booking,
                                booking.state() == Booking.State.WAITING ? store.rank(slot.id(), booking.n()) : 0)));
    }

    /// The booking link with this secret; a used link still shows its result.
    private Optional<Link> own(String secret) {
        return switch (links.open(PURPOSE, secret)) {
            case LinkResult.Valid(var link) -> Optional.of(link);
            case LinkResult.Used(var link) -> Optional.of(link);
            case LinkResult.Early _, LinkResult.Expired _, LinkResult.Revoked _, LinkResult.Unknown _ ->
                Optional.empty();
        };
    }

    /// Gives a seat back by the link of the booking.
    @Transactional
    public CancellationResult cancel(String secret) {
        return switch (links.open(PURPOSE, secret)) {
            case LinkResult.Valid(var link) -> {
                var cancelling = cancel(link.about());
                if (cancelling instanceof CancellationResult.Cancelled) links.use(link);
                yield cancelling;
            }
            case LinkResult.Used _ -> new CancellationResult.Before();
            case LinkResult.Early _, LinkResult.Expired _, LinkResult.Revoked _, LinkResult.Unknown _ ->
                new CancellationResult.NotFound();
        };
    }

    /// Gives a seat back as the organiser of the slot. The first person on the waiting list gets it, and a
    /// letter.
    @Transactional
    public CancellationResult cancel(UUID id) {
        var slot = store.find(id).flatMap(booking -> slots.hold(booking.slot()));
        if (slot.isEmpty()) return new CancellationResult.NotFound();
        if (!clock.instant().isBefore(slot.get().starts())) return new CancellationResult.TooLate();
        if (!store.cancel(id)) return new CancellationResult.Before();
        fill(slot.get());
        return new CancellationResult.Cancelled(slot.get());
    }

    private void fill(Slot slot) {
        if (!slot.takes(clock.instant())) return;
        for (var free = slot.seats() - store.counts(slot.id()).seated(); free > 0; free--) {
            var next = store.seatNext(slot.id());
            if (next.isEmpty()) return;
            bookingLetterWriter.seated(slot, next.get(), link(slot, next.get().id()));
        }
    }

    /// Records or corrects an attendance, from the day of the slot on. False if nothing changes.
    @Transactional
    public boolean came(UUID id, boolean came) {
        var booking = store.find(id);
        var slot = booking.flatMap(one -> slots.find(one.slot()));
        if (slot.filter(one -> one.mayBeAttended(clock.instant())).isEmpty() || !store.came(id, came)) return false;
        events.publishEvent(
                new AttendanceRecorded(slot.get().owner(), id, booking.get().person(), came, clock.instant()));
        return true;
    }

    @Transactional(readOnly = true)
    public Optional<Seats> seats(UUID slot) {
        return slots.find(slot).map(found -> seats(found));
    }

    /// The titles of these slots by id; deleted ones are absent.
    @Transactional(readOnly = true)
    public Map<UUID, String> titles(Collection<UUID> ids) {
        if (ids.isEmpty()) return Map.of();
        return slots.some(ids).stream().collect(Collectors.toMap(Slot::id, Slot::title));
    }

    @Transactional(readOnly = true)
    public List<Seats> ofOwner(Slot.Owner owner) {
        return slots.ofOwner(owner).stream().map(slot -> seats(slot)).toList();
    }

    /// The slots of a kind that have not ended, in chronological order.
    @Transactional(readOnly = true)
    public List<Seats> coming(String kind, int limit) {
        var coming = slots.ofKind(kind, clock.instant(), limit);
        var counts = store.counts(coming.stream().map(Slot::id).toList());
        return coming.stream()
                .map(slot -> {
                    var counted = counts.getOrDefault(slot.id(), new BookingStore.Counts(0, 0));
                    return new Seats(slot, counted.seated(), counted.waiting());
                })
                .toList();
    }

    /// The public slots of a kind, without their bookings.
    @Transactional(readOnly = true)
    List<Slot> listed(String kind, int limit) {
        return slots.listed(kind, clock.instant(), limit);
    }

    /// The public slots of any kind whose title contains `word`, in chronological order.
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

    /// The bookings of a slot: seats, then the waiting list, then those given back.
    @Transactional(readOnly = true)
    public List<Booking> list(UUID slot) {
        return store.list(slot);
    }

    @Transactional(readOnly = true)
    public Optional<Booking> find(UUID booking) {
        return store.find(booking);
    }

    /// The bookings of a person with an account.
    @Transactional(readOnly = true)
    public List<Booking> ofPerson(UUID person) {
        return store.ofPerson(person);
    }

    private Secret link(Slot slot, UUID booking) {
        return links.make(
                Link.LinkRequest.of(PURPOSE, booking.toString()), slot.ends().plus(LINK_KEPT));
    }
}
