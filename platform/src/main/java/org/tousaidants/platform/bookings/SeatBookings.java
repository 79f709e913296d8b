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
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.links.SecretLink;
import org.tousaidants.platform.links.SecretLinkResult;
import org.tousaidants.platform.links.SecretLinks;

/// « Inscriptions aux créneaux » — books and cancels seats in slots. Each transaction locks the row of the slot, so
/// that no seat is given twice.
@Service
public class SeatBookings {
    static final String PURPOSE = "bookings.own";
    private static final Duration LINK_KEPT = Duration.ofDays(7);

    /// « Places d’un créneau » — the number of taken seats of a slot and of people on its waiting list.
    ///
    /// @param taken number of taken seats; larger than the number of seats if seats were removed later
    /// @param waiting number of people on the waiting list
    public record SlotSeats(BookableSlot slot, int taken, int waiting) {
        public int free() {
            return slot.seats() - taken;
        }
    }

    /// « Inscription montrée » — a booking as the page behind its link shows it.
    ///
    /// @param rank position on the waiting list, from 1; 0 for a person with a seat
    public record BookingDetails(BookableSlot slot, SeatBooking booking, int rank) {}

    /// « Annulation » — the result of cancelling a booking.
    public sealed interface BookingCancellationResult {
        record BookingCancelled(BookableSlot slot) implements BookingCancellationResult {}

        /// The booking was already cancelled.
        record BookingAlreadyCancelled() implements BookingCancellationResult {}

        /// The slot has begun, so that its bookings can no longer be cancelled.
        record TooLateToCancel() implements BookingCancellationResult {}

        record BookingNotFound() implements BookingCancellationResult {}
    }

    private final BookableSlotStore slots;
    private final BookingStore store;
    private final SecretLinks links;
    private final BookingLetterWriter bookingLetterWriter;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SeatBookings(
            BookableSlotStore slots,
            BookingStore store,
            SecretLinks links,
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

    /// Stores a new or changed slot. If its time changes, people with a seat get a letter; if the number of
    /// seats grows, people on the waiting list get a seat.
    @Transactional
    public void put(BookableSlot slot) {
        var before = slots.hold(slot.id());
        slots.put(slot);
        if (before.isEmpty()) return;
        if (moved(before.get(), slot))
            for (var booking : store.list(slot.id()))
                if (booking.state() != SeatBooking.BookingState.CANCELLED)
                    bookingLetterWriter.moved(slot, booking, link(slot, booking.id()));
        fill(slot);
    }

    private static boolean moved(BookableSlot before, BookableSlot now) {
        return !before.starts().equals(now.starts())
                || !before.ends().equals(now.ends())
                || !before.place().equals(now.place());
    }

    /// Cancels a slot and notifies all participants. Returns false if the slot has begun or was already
    /// cancelled.
    @Transactional
    public boolean callOff(UUID id) {
        var slot = slots.hold(id);
        if (slot.isEmpty() || !slots.callOff(id, clock.instant())) return false;
        for (var booking : store.list(id))
            if (booking.state() != SeatBooking.BookingState.CANCELLED)
                bookingLetterWriter.calledOff(slot.get(), booking);
        return true;
    }

    /// Books a seat in the slot with this id, in the transaction of the caller if there is one.
    @Transactional
    public BookingResult book(UUID id, SeatBooking.BookingRequest asking) {
        var now = clock.instant();
        var held = slots.hold(id);
        if (held.isEmpty()) return new BookingResult.SlotNotFound();
        var slot = held.get();
        var known = store.known(id, asking);
        // If another form already uses the id, the request becomes a new booking with another id.
        if (ofAnother(id, asking, known)) return book(id, asking.as(UUID.randomUUID()));
        var before = known.flatMap(one -> store.find(one));
        if (before.isPresent()) return before(slot, asking, before.get());
        return slot.takes(now) ? seatFresh(slot, asking, now) : new BookingResult.SlotAlreadyOver();
    }

    private boolean ofAnother(UUID slot, SeatBooking.BookingRequest asking, Optional<UUID> known) {
        return known.equals(Optional.of(asking.id()))
                && store.find(asking.id())
                        .filter(before -> !before.repeatedBy(slot, asking))
                        .isPresent();
    }

    private BookingResult before(BookableSlot slot, SeatBooking.BookingRequest asking, SeatBooking known) {
        if (known.id().equals(asking.id())) return again(slot, known);
        if (!slot.takes(clock.instant())) return new BookingResult.SlotAlreadyOver();
        bookingLetterWriter.booked(slot, known, link(slot, known.id()));
        var counts = store.counts(slot.id());
        return counts.seated() < slot.seats() || counts.waiting() < slot.queue()
                ? new BookingResult.AddressAlreadyBooked()
                : new BookingResult.SlotFullyBooked();
    }

    private BookingResult seatFresh(BookableSlot slot, SeatBooking.BookingRequest asking, Instant now) {
        var counts = store.counts(slot.id());
        var seated = counts.seated() < slot.seats();
        if (!seated && counts.waiting() >= slot.queue()) return new BookingResult.SlotFullyBooked();
        var booking = store.add(
                slot.id(), asking, seated ? SeatBooking.BookingState.SEATED : SeatBooking.BookingState.WAITING, now);
        var own = link(slot, booking.id());
        bookingLetterWriter.booked(slot, booking, own);
        return seated
                ? new BookingResult.SeatConfirmed(booking, own)
                : new BookingResult.BookedOnWaitingList(booking, counts.waiting() + 1, own);
    }

    /// Returns the first result again if a person submits the same form twice.
    private BookingResult again(BookableSlot slot, SeatBooking booking) {
        if (!booking.slot().equals(slot.id()) || booking.state() == SeatBooking.BookingState.CANCELLED)
            return new BookingResult.SlotAlreadyOver();
        return answer(slot, booking, link(slot, booking.id()));
    }

    private BookingResult answer(BookableSlot slot, SeatBooking booking, SecretToken link) {
        return booking.state() == SeatBooking.BookingState.SEATED
                ? new BookingResult.SeatConfirmed(booking, link)
                : new BookingResult.BookedOnWaitingList(booking, store.rank(slot.id(), booking.n()), link);
    }

    /// Returns the booking whose link contains this secret; empty if there is none. Opening the link changes
    /// nothing.
    @Transactional(readOnly = true)
    public Optional<BookingDetails> show(String secret) {
        return own(secret)
                .flatMap(link -> store.find(link.about()))
                .flatMap(booking -> slots.find(booking.slot())
                        .map(slot -> new BookingDetails(
                                slot,
                                booking,
                                booking.state() == SeatBooking.BookingState.WAITING
                                        ? store.rank(slot.id(), booking.n())
                                        : 0)));
    }

    /// Returns the secret link of a booking that contains this secret; empty if there is none. A link that was
    /// already used is returned too, so that its page can still show the result.
    private Optional<SecretLink> own(String secret) {
        return switch (links.open(PURPOSE, secret)) {
            case SecretLinkResult.ValidLink(var link) -> Optional.of(link);
            case SecretLinkResult.LinkAlreadyUsed(var link) -> Optional.of(link);
            case SecretLinkResult.LinkNotYetOpen _,
                    SecretLinkResult.LinkExpired _,
                    SecretLinkResult.LinkRevoked _,
                    SecretLinkResult.UnknownLink _ -> Optional.empty();
        };
    }

    /// Cancels a booking with the secret of its link.
    @Transactional
    public BookingCancellationResult cancel(String secret) {
        return switch (links.open(PURPOSE, secret)) {
            case SecretLinkResult.ValidLink(var link) -> {
                var cancelling = cancel(link.about());
                if (cancelling instanceof BookingCancellationResult.BookingCancelled) links.use(link);
                yield cancelling;
            }
            case SecretLinkResult.LinkAlreadyUsed _ -> new BookingCancellationResult.BookingAlreadyCancelled();
            case SecretLinkResult.LinkNotYetOpen _,
                    SecretLinkResult.LinkExpired _,
                    SecretLinkResult.LinkRevoked _,
                    SecretLinkResult.UnknownLink _ -> new BookingCancellationResult.BookingNotFound();
        };
    }

    /// Cancels a booking on behalf of the organiser of the slot. The first person on the waiting list gets the
    /// seat and a letter.
    @Transactional
    public BookingCancellationResult cancel(UUID id) {
        var slot = store.find(id).flatMap(booking -> slots.hold(booking.slot()));
        if (slot.isEmpty()) return new BookingCancellationResult.BookingNotFound();
        if (!clock.instant().isBefore(slot.get().starts())) return new BookingCancellationResult.TooLateToCancel();
        if (!store.cancel(id)) return new BookingCancellationResult.BookingAlreadyCancelled();
        fill(slot.get());
        return new BookingCancellationResult.BookingCancelled(slot.get());
    }

    private void fill(BookableSlot slot) {
        if (!slot.takes(clock.instant())) return;
        for (var free = slot.seats() - store.counts(slot.id()).seated(); free > 0; free--) {
            var next = store.seatNext(slot.id());
            if (next.isEmpty()) return;
            bookingLetterWriter.seated(slot, next.get(), link(slot, next.get().id()));
        }
    }

    /// Records or corrects whether a person attended a slot, which is possible from the day of the slot on.
    /// Returns false if nothing changes.
    ///
    /// @param id id of the booking
    /// @param came whether the person attended
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
    public Optional<SlotSeats> seats(UUID slot) {
        return slots.find(slot).map(found -> seats(found));
    }

    /// Returns the titles of these slots by slot id; deleted slots are absent.
    @Transactional(readOnly = true)
    public Map<UUID, String> titles(Collection<UUID> ids) {
        if (ids.isEmpty()) return Map.of();
        return slots.some(ids).stream().collect(Collectors.toMap(BookableSlot::id, BookableSlot::title));
    }

    @Transactional(readOnly = true)
    public List<SlotSeats> ofOwner(BookableSlot.SlotOwner owner) {
        return slots.ofOwner(owner).stream().map(slot -> seats(slot)).toList();
    }

    /// Returns the slots of a kind that have not ended, with their numbers of taken seats, in chronological
    /// order.
    @Transactional(readOnly = true)
    public List<SlotSeats> coming(String kind, int limit) {
        var coming = slots.ofKind(kind, clock.instant(), limit);
        var counts = store.counts(coming.stream().map(BookableSlot::id).toList());
        return coming.stream()
                .map(slot -> {
                    var counted = counts.getOrDefault(slot.id(), new BookingStore.BookingCounts(0, 0));
                    return new SlotSeats(slot, counted.seated(), counted.waiting());
                })
                .toList();
    }

    /// Returns the public slots of a kind, without their bookings.
    @Transactional(readOnly = true)
    List<BookableSlot> listed(String kind, int limit) {
        return slots.listed(kind, clock.instant(), limit);
    }

    /// Returns the public slots of any kind whose title contains `word`, in chronological order.
    @Transactional(readOnly = true)
    public List<SlotSeats> comingNamed(String word, int limit) {
        return slots.named(word, clock.instant(), limit).stream()
                .map(slot -> seats(slot))
                .toList();
    }

    private SlotSeats seats(BookableSlot slot) {
        var counts = store.counts(slot.id());
        return new SlotSeats(slot, counts.seated(), counts.waiting());
    }

    /// Returns the bookings of a slot: first those with a seat, then the waiting list, then the cancelled ones.
    @Transactional(readOnly = true)
    public List<SeatBooking> list(UUID slot) {
        return store.list(slot);
    }

    @Transactional(readOnly = true)
    public Optional<SeatBooking> find(UUID booking) {
        return store.find(booking);
    }

    /// Returns the bookings of a person with an account.
    @Transactional(readOnly = true)
    public List<SeatBooking> ofPerson(UUID person) {
        return store.ofPerson(person);
    }

    private SecretToken link(BookableSlot slot, UUID booking) {
        return links.make(
                SecretLink.SecretLinkRequest.of(PURPOSE, booking.toString()),
                slot.ends().plus(LINK_KEPT));
    }
}
