package org.tousaidants.support.appointments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.DerivedId;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.bookings.Booking;
import org.tousaidants.platform.bookings.BookingResult;
import org.tousaidants.platform.bookings.Bookings;
import org.tousaidants.platform.bookings.Slot;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.support.referrals.PlaceDeskSection;
import org.tousaidants.support.referrals.ReferralReader;

/// « Rendez-vous et ateliers » — service. Only the helper of a slot sees the bookings.
@Service
public class HelperSlots implements PlaceDeskSection {
    static final String KIND = "appointments.slot";
    static final String HERE = "/rendez-vous";
    private static final int SHOWN = 400;

    /// « Feuille d’appel » — the attendance list of one slot.
    ///
    /// @param seen whether the slot is public: the place has confirmed its helper
    public record AttendanceList(Bookings.Seats seats, List<Booking> bookings, boolean seen) {}

    /// « Créneaux à confirmer » — a person who offers slots at a place that has not confirmed them.
    record BookingPerson(UUID account, String name, PlaceId place, int moments) {}

    /// « Moment d’aujourd’hui » — one slot of today, for the daily page of its helper.
    public record ComingSlots(UUID slot, Instant starts, String title, String place, int taken) {}

    private final Bookings bookings;
    private final SlotPlaceStore at;
    private final AppointmentHostStore hosts;
    private final ReferralReader referralReader;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HelperSlots(
            Bookings bookings,
            SlotPlaceStore at,
            AppointmentHostStore hosts,
            ReferralReader referralReader,
            Accounts accounts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.bookings = bookings;
        this.at = at;
        this.hosts = hosts;
        this.referralReader = referralReader;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    private static Slot.Owner owner(Actor helper) {
        return new Slot.Owner(KIND, helper.id().toString());
    }

    /// Offers consecutive slots. Their ids derive from the id in the form, so that a repeated request offers
    /// them once. They stay hidden until the place confirms the helper.
    @Transactional
    public void offer(Actor helper, AppointmentForm.SlotOffer offer) {
        var seen = offer.at()
                .map(place -> helper.is(Role.COORDINATOR) || welcome(helper.id(), place))
                .orElse(true);
        if (seen && helper.is(Role.COORDINATOR))
            offer.at().ifPresent(place -> confirm(helper.id(), place, Optional.of(helper.id())));
        var begins = offer.begins();
        for (var n = 0; n < offer.slots() * begins.size(); n++) {
            var id = DerivedId.of(offer.id() + " " + n);
            if (bookings.seats(id).isPresent()) continue;
            var starts = begins.get(n / offer.slots()).plus(offer.each().multipliedBy(n % offer.slots()));
            bookings.put(new Slot(
                    id,
                    owner(helper),
                    offer.title(),
                    offer.place(),
                    HERE + "/" + id,
                    new Slot.Time(starts, starts.plus(offer.each())),
                    new Slot.Capacity(offer.seats(), offer.queue()),
                    seen,
                    0,
                    Optional.empty()));
            offer.at().ifPresent(where -> at.add(id, where));
        }
    }

    /// The helper's slots of today.
    @Transactional(readOnly = true)
    public List<ComingSlots> today(Actor helper) {
        return bookings.ofOwner(owner(helper)).stream()
                .filter(this::isToday)
                .map(seats -> new ComingSlots(
                        seats.slot().id(),
                        seats.slot().starts(),
                        seats.slot().title(),
                        seats.slot().place(),
                        seats.taken()))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<PlaceDeskSection.TodaySlot> today(PlaceId place) {
        return at.of(place).stream()
                .flatMap(slot -> bookings.seats(slot).stream())
                .filter(this::isToday)
                .sorted(Comparator.comparing(seats -> seats.slot().starts()))
                .map(seats -> new PlaceDeskSection.TodaySlot(
                        seats.slot().starts(), seats.slot().title(), seats.taken()))
                .toList();
    }

    private boolean isToday(Bookings.Seats seats) {
        return seats.slot().calledOff().isEmpty()
                && ParisTime.day(seats.slot().starts()).equals(ParisTime.today(clock));
    }

    @Transactional(readOnly = true)
    public List<AttendanceList> agenda(Actor helper) {
        var from = clock.instant().minus(Duration.ofDays(2));
        var rolls = new ArrayList<AttendanceList>();
        for (var seats : bookings.ofOwner(owner(helper)))
            if (seats.slot().ends().isAfter(from)) rolls.add(roll(seats));
        return List.copyOf(rolls);
    }

    /// The ended slots of the agenda with a person whose attendance is not noted.
    @Transactional(readOnly = true)
    List<Slot> toNote(Actor helper) {
        var now = clock.instant();
        return agenda(helper).stream()
                .filter(roll -> roll.bookings().stream()
                        .anyMatch(one -> one.state() == Booking.State.SEATED
                                && one.came().isEmpty()))
                .map(roll -> roll.seats().slot())
                .filter(slot -> slot.calledOff().isEmpty() && slot.ends().isBefore(now))
                .toList();
    }

    @Transactional(readOnly = true)
    Optional<AttendanceList> roll(Actor helper, UUID slot) {
        return bookings.seats(slot)
                .filter(seats -> seats.slot().owner().equals(owner(helper)))
                .map(seats -> roll(seats));
    }

    private AttendanceList roll(Bookings.Seats seats) {
        var slot = seats.slot();
        return new AttendanceList(
                seats, bookings.list(slot.id()), !hidden(List.of(seats)).contains(slot.id()));
    }

    /// Whether the helper's slots at that place may be public.
    private boolean welcome(UUID account, PlaceId place) {
        return hosts.has(account, place) || referralReader.helpsThere(account, place);
    }

    /// The slots at places that have not confirmed their helper.
    private Set<UUID> hidden(List<Bookings.Seats> some) {
        var places = at.of(some.stream().map(seats -> seats.slot().id()).toList());
        var known = new HashMap<SlotProposal, Boolean>();
        return some.stream()
                .map(Bookings.Seats::slot)
                .filter(slot -> places.containsKey(slot.id()))
                .filter(slot -> !known.computeIfAbsent(
                        new SlotProposal(account(slot), Objects.requireNonNull(places.get(slot.id()))),
                        one -> welcome(one.account(), one.place())))
                .map(Slot::id)
                .collect(Collectors.toSet());
    }

    private record SlotProposal(UUID account, PlaceId place) {}

    private static UUID account(Slot slot) {
        return UUID.fromString(slot.owner().owner());
    }

    /// The helpers with coming slots who await a confirmation, at all places, for the coordination.
    @Transactional(readOnly = true)
    List<BookingPerson> guests() {
        var slots = future();
        var hidden = hidden(slots);
        var places = at.of(hidden);
        var counts = new LinkedHashMap<SlotProposal, Integer>();
        for (var seats : slots)
            if (hidden.contains(seats.slot().id()))
                counts.merge(
                        new SlotProposal(
                                account(seats.slot()),
                                Objects.requireNonNull(places.get(seats.slot().id()))),
                        1,
                        Integer::sum);
        var names = accounts.names(
                counts.keySet().stream().map(SlotProposal::account).collect(Collectors.toSet()));
        return counts.entrySet().stream()
                .filter(one -> names.containsKey(one.getKey().account()))
                .map(one -> new BookingPerson(
                        one.getKey().account(),
                        Objects.requireNonNull(names.get(one.getKey().account())),
                        one.getKey().place(),
                        one.getValue()))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<PlaceDeskSection.HostedHelper> guests(PlaceId place) {
        return guests().stream()
                .filter(one -> one.place().equals(place))
                .map(one -> new PlaceDeskSection.HostedHelper(one.account(), one.name(), one.moments()))
                .toList();
    }

    /// A place confirms a helper through the link in its letter.
    @Override
    @Transactional
    public boolean welcome(PlaceId place, UUID account) {
        return waits(place, account) && confirm(account, place, Optional.empty());
    }

    /// The coordination confirms a helper after it has asked the place. Helpers cannot confirm themselves.
    @Transactional
    boolean welcome(Actor by, PlaceId place, UUID account) {
        return by.is(Role.COORDINATOR)
                && !by.id().equals(account)
                && waits(place, account)
                && confirm(account, place, Optional.of(by.id()));
    }

    private boolean waits(PlaceId place, UUID account) {
        return guests().stream()
                .anyMatch(one -> one.place().equals(place) && one.account().equals(account));
    }

    /// Records that a place accepts this helper, for the demonstration.
    @Transactional
    public void host(Actor helper, PlaceId place) {
        confirm(helper.id(), place, Optional.empty());
    }

    private boolean confirm(UUID account, PlaceId place, Optional<UUID> by) {
        if (!hosts.confirm(account, place, by, clock.instant())) return false;
        for (var seats : future())
            if (account(seats.slot()).equals(account)
                    && at.at(seats.slot().id()).filter(place::equals).isPresent())
                bookings.put(seats.slot().inCalendar());
        events.publishEvent(new AppointmentHostConfirmed(by, account, place));
        return true;
    }

    /// Returns the public future slots, also those without a free seat.
    @Transactional(readOnly = true)
    List<Bookings.Seats> coming() {
        var future = future();
        var hidden = hidden(future);
        return future.stream()
                .filter(seats -> !hidden.contains(seats.slot().id()))
                .toList();
    }

    private List<Bookings.Seats> future() {
        return bookings.coming(KIND, SHOWN).stream()
                .filter(seats -> seats.slot().calledOff().isEmpty()
                        && seats.slot().starts().isAfter(clock.instant()))
                .toList();
    }

    /// The coming appointments at one place.
    @Transactional(readOnly = true)
    List<Bookings.Seats> coming(PlaceId place) {
        var there = at.of(place);
        return coming().stream()
                .filter(seats -> there.contains(seats.slot().id()))
                .toList();
    }

    @Transactional(readOnly = true)
    Map<UUID, PlaceId> placesOf(List<Bookings.Seats> some) {
        return at.of(some.stream().map(seats -> seats.slot().id()).toList());
    }

    @Transactional(readOnly = true)
    Optional<Bookings.Seats> find(UUID slot) {
        return bookings.seats(slot)
                .filter(seats -> seats.slot().owner().kind().equals(KIND))
                .filter(seats -> hidden(List.of(seats)).isEmpty());
    }

    /// Runs outside a transaction, so that concurrent bookings are seated in one batch.
    public BookingResult book(UUID slot, Booking.BookingRequest asking) {
        return find(slot).isEmpty() ? new BookingResult.NoSuchSlot() : bookings.book(slot, asking);
    }

    /// The helper books a slot for a person at the desk; hidden slots can be booked too.
    BookingResult bookFor(Actor helper, UUID slot, Booking.BookingRequest asking) {
        return roll(helper, slot).isEmpty() ? new BookingResult.NoSuchSlot() : bookings.book(slot, asking);
    }

    private boolean hers(Actor helper, UUID slot, UUID booking) {
        return roll(helper, slot)
                .filter(roll ->
                        roll.bookings().stream().anyMatch(one -> one.id().equals(booking)))
                .isPresent();
    }

    @Transactional
    boolean came(Actor helper, UUID slot, UUID booking, boolean came) {
        if (!hers(helper, slot, booking)) return false;
        bookings.came(booking, came);
        return true;
    }

    @Transactional
    boolean giveBack(Actor helper, UUID slot, UUID booking) {
        if (!hers(helper, slot, booking)) return false;
        bookings.cancel(booking);
        return true;
    }

    /// The helper is absent: calls off their coming slots of these days. Returns the number of slots.
    @Transactional
    int absent(Actor helper, LocalDate from, LocalDate to) {
        var gone = 0;
        for (var seats : bookings.ofOwner(owner(helper))) {
            var day = ParisTime.day(seats.slot().starts());
            if (!day.isBefore(from)
                    && !day.isAfter(to)
                    && bookings.callOff(seats.slot().id())) gone++;
        }
        return gone;
    }

    @Transactional
    boolean callOff(Actor helper, UUID slot) {
        if (roll(helper, slot).isEmpty()) return false;
        bookings.callOff(slot);
        return true;
    }
}
