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
import org.tousaidants.core.text.IdDerivedFromText;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.bookings.BookableSlot;
import org.tousaidants.platform.bookings.BookingResult;
import org.tousaidants.platform.bookings.SeatBooking;
import org.tousaidants.platform.bookings.SeatBookings;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.support.referrals.PlaceDeskSection;
import org.tousaidants.support.referrals.ReferralReader;

/// « Rendez-vous et ateliers » — offers and books the slots of helpers. Only the helper of a slot can read its
/// bookings.
@Service
public class HelperAppointments implements PlaceDeskSection {
    static final String KIND = "appointments.slot";
    static final String HERE = "/rendez-vous";
    private static final int SHOWN = 400;

    /// « Feuille d’appel » — the attendance list of one slot.
    ///
    /// @param seats number of taken seats and number of people on the waiting list
    /// @param seen whether the slot is public, because the place has confirmed its helper
    public record AppointmentAttendanceList(SeatBookings.SlotSeats seats, List<SeatBooking> bookings, boolean seen) {}

    /// « Créneaux à confirmer » — a helper who offers slots at a place that has not confirmed them yet.
    ///
    /// @param moments number of offered slots
    record AppointmentGuest(UUID account, String name, PlaceId place, int moments) {}

    /// « Moment d’aujourd’hui » — one slot of today, for the daily page of its helper.
    ///
    /// @param place description of the place
    /// @param taken number of taken seats
    public record TodaysAppointmentSlot(UUID slot, Instant starts, String title, String place, int taken) {}

    private final SeatBookings bookings;
    private final AppointmentSlotPlaceStore at;
    private final AppointmentHostStore hosts;
    private final ReferralReader referralReader;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HelperAppointments(
            SeatBookings bookings,
            AppointmentSlotPlaceStore at,
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

    private static BookableSlot.SlotOwner owner(SignedInPerson helper) {
        return new BookableSlot.SlotOwner(KIND, helper.id().toString());
    }

    /// Offers consecutive slots of a helper. Each id is derived from the id in the form, so that a form
    /// submitted twice offers each slot only once. Slots at a place of the network stay hidden until the place
    /// confirms the helper; a coordinator needs no confirmation.
    @Transactional
    public void offer(SignedInPerson helper, AppointmentForm.AppointmentSlotInput offer) {
        var seen = offer.at()
                .map(place -> helper.is(Role.COORDINATOR) || welcome(helper.id(), place))
                .orElse(true);
        if (seen && helper.is(Role.COORDINATOR))
            offer.at().ifPresent(place -> confirm(helper.id(), place, Optional.of(helper.id())));
        var begins = offer.begins();
        for (var n = 0; n < offer.slots() * begins.size(); n++) {
            var id = IdDerivedFromText.of(offer.id() + " " + n);
            if (bookings.seats(id).isPresent()) continue;
            var starts = begins.get(n / offer.slots()).plus(offer.each().multipliedBy(n % offer.slots()));
            bookings.put(new BookableSlot(
                    id,
                    owner(helper),
                    offer.title(),
                    offer.place(),
                    HERE + "/" + id,
                    new BookableSlot.SlotPeriod(starts, starts.plus(offer.each())),
                    new BookableSlot.SlotCapacity(offer.seats(), offer.queue()),
                    seen,
                    0,
                    Optional.empty()));
            offer.at().ifPresent(where -> at.add(id, where));
        }
    }

    /// Returns the helper's slots of today.
    @Transactional(readOnly = true)
    public List<TodaysAppointmentSlot> today(SignedInPerson helper) {
        return bookings.ofOwner(owner(helper)).stream()
                .filter(this::isToday)
                .map(seats -> new TodaysAppointmentSlot(
                        seats.slot().id(),
                        seats.slot().starts(),
                        seats.slot().title(),
                        seats.slot().place(),
                        seats.taken()))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<PlaceDeskSection.TodaysSlotAtPlace> today(PlaceId place) {
        return at.of(place).stream()
                .flatMap(slot -> bookings.seats(slot).stream())
                .filter(this::isToday)
                .sorted(Comparator.comparing(seats -> seats.slot().starts()))
                .map(seats -> new PlaceDeskSection.TodaysSlotAtPlace(
                        seats.slot().starts(), seats.slot().title(), seats.taken()))
                .toList();
    }

    private boolean isToday(SeatBookings.SlotSeats seats) {
        return seats.slot().calledOff().isEmpty()
                && ParisTime.day(seats.slot().starts()).equals(ParisTime.today(clock));
    }

    @Transactional(readOnly = true)
    public List<AppointmentAttendanceList> agenda(SignedInPerson helper) {
        var from = clock.instant().minus(Duration.ofDays(2));
        var rolls = new ArrayList<AppointmentAttendanceList>();
        for (var seats : bookings.ofOwner(owner(helper)))
            if (seats.slot().ends().isAfter(from)) rolls.add(roll(seats));
        return List.copyOf(rolls);
    }

    /// Returns the helper's past slots in which the attendance of at least one person is not recorded yet.
    @Transactional(readOnly = true)
    List<BookableSlot> toNote(SignedInPerson helper) {
        var now = clock.instant();
        return agenda(helper).stream()
                .filter(roll -> roll.bookings().stream()
                        .anyMatch(one -> one.state() == SeatBooking.BookingState.SEATED
                                && one.came().isEmpty()))
                .map(roll -> roll.seats().slot())
                .filter(slot -> slot.calledOff().isEmpty() && slot.ends().isBefore(now))
                .toList();
    }

    @Transactional(readOnly = true)
    Optional<AppointmentAttendanceList> roll(SignedInPerson helper, UUID slot) {
        return bookings.seats(slot)
                .filter(seats -> seats.slot().owner().equals(owner(helper)))
                .map(seats -> roll(seats));
    }

    private AppointmentAttendanceList roll(SeatBookings.SlotSeats seats) {
        var slot = seats.slot();
        return new AppointmentAttendanceList(
                seats, bookings.list(slot.id()), !hidden(List.of(seats)).contains(slot.id()));
    }

    /// Returns whether a place has confirmed a helper, so that the helper's slots there may be public.
    private boolean welcome(UUID account, PlaceId place) {
        return hosts.has(account, place) || referralReader.helpsThere(account, place);
    }

    /// Returns the ids of those slots whose place has not confirmed the helper yet.
    ///
    /// @param some the slots to examine
    private Set<UUID> hidden(List<SeatBookings.SlotSeats> some) {
        var places = at.of(some.stream().map(seats -> seats.slot().id()).toList());
        var known = new HashMap<SlotProposalAtPlace, Boolean>();
        return some.stream()
                .map(SeatBookings.SlotSeats::slot)
                .filter(slot -> places.containsKey(slot.id()))
                .filter(slot -> !known.computeIfAbsent(
                        new SlotProposalAtPlace(account(slot), Objects.requireNonNull(places.get(slot.id()))),
                        one -> welcome(one.account(), one.place())))
                .map(BookableSlot::id)
                .collect(Collectors.toSet());
    }

    private record SlotProposalAtPlace(UUID account, PlaceId place) {}

    private static UUID account(BookableSlot slot) {
        return UUID.fromString(slot.owner().owner());
    }

    /// Returns the helpers with coming slots whom a place has not confirmed yet, at all places, for
    /// coordinators.
    @Transactional(readOnly = true)
    List<AppointmentGuest> guests() {
        var slots = future();
        var hidden = hidden(slots);
        var places = at.of(hidden);
        var counts = new LinkedHashMap<SlotProposalAtPlace, Integer>();
        for (var seats : slots)
            if (hidden.contains(seats.slot().id()))
                counts.merge(
                        new SlotProposalAtPlace(
                                account(seats.slot()),
                                Objects.requireNonNull(places.get(seats.slot().id()))),
                        1,
                        Integer::sum);
        var names = accounts.names(
                counts.keySet().stream().map(SlotProposalAtPlace::account).collect(Collectors.toSet()));
        return counts.entrySet().stream()
                .filter(one -> names.containsKey(one.getKey().account()))
                .map(one -> new AppointmentGuest(
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

    /// Confirms a helper on behalf of a place, whose staff used the link in the letter to the place. Returns
    /// false if the helper does not wait for a confirmation at this place.
    @Override
    @Transactional
    public boolean welcome(PlaceId place, UUID account) {
        return waits(place, account) && confirm(account, place, Optional.empty());
    }

    /// Confirms a helper on behalf of a coordinator who has asked the place. Helpers cannot confirm themselves.
    /// Returns false if the helper does not wait for a confirmation at this place.
    ///
    /// @param by the coordinator
    /// @param account account of the helper
    @Transactional
    boolean welcome(SignedInPerson by, PlaceId place, UUID account) {
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
    public void host(SignedInPerson helper, PlaceId place) {
        confirm(helper.id(), place, Optional.empty());
    }

    private boolean confirm(UUID account, PlaceId place, Optional<UUID> by) {
        if (!hosts.confirm(account, place, by, clock.instant())) return false;
        for (var seats : future())
            if (account(seats.slot()).equals(account)
                    && at.at(seats.slot().id()).filter(place::equals).isPresent())
                bookings.put(seats.slot().inCalendar());
        events.publishEvent(new PlaceHelperConfirmed(by, account, place));
        return true;
    }

    /// Returns the public future slots, including those without a free seat.
    @Transactional(readOnly = true)
    List<SeatBookings.SlotSeats> coming() {
        var future = future();
        var hidden = hidden(future);
        return future.stream()
                .filter(seats -> !hidden.contains(seats.slot().id()))
                .toList();
    }

    private List<SeatBookings.SlotSeats> future() {
        return bookings.coming(KIND, SHOWN).stream()
                .filter(seats -> seats.slot().calledOff().isEmpty()
                        && seats.slot().starts().isAfter(clock.instant()))
                .toList();
    }

    /// Returns the coming appointments at one place.
    @Transactional(readOnly = true)
    List<SeatBookings.SlotSeats> coming(PlaceId place) {
        var there = at.of(place);
        return coming().stream()
                .filter(seats -> there.contains(seats.slot().id()))
                .toList();
    }

    @Transactional(readOnly = true)
    Map<UUID, PlaceId> placesOf(List<SeatBookings.SlotSeats> some) {
        return at.of(some.stream().map(seats -> seats.slot().id()).toList());
    }

    @Transactional(readOnly = true)
    Optional<SeatBookings.SlotSeats> find(UUID slot) {
        return bookings.seats(slot)
                .filter(seats -> seats.slot().owner().kind().equals(KIND))
                .filter(seats -> hidden(List.of(seats)).isEmpty());
    }

    /// Books a slot. The method itself runs outside a transaction: only the booking is a transaction, so that it
    /// is short.
    ///
    /// @param slot id of the slot
    /// @param asking the person and their needs
    public BookingResult book(UUID slot, SeatBooking.BookingRequest asking) {
        return find(slot).isEmpty() ? new BookingResult.SlotNotFound() : bookings.book(slot, asking);
    }

    /// Books a slot for a person on behalf of the slot's helper. The helper can also book slots that are still
    /// hidden from the public.
    BookingResult bookFor(SignedInPerson helper, UUID slot, SeatBooking.BookingRequest asking) {
        return roll(helper, slot).isEmpty() ? new BookingResult.SlotNotFound() : bookings.book(slot, asking);
    }

    private boolean hers(SignedInPerson helper, UUID slot, UUID booking) {
        return roll(helper, slot)
                .filter(roll ->
                        roll.bookings().stream().anyMatch(one -> one.id().equals(booking)))
                .isPresent();
    }

    @Transactional
    boolean came(SignedInPerson helper, UUID slot, UUID booking, boolean came) {
        if (!hers(helper, slot, booking)) return false;
        bookings.came(booking, came);
        return true;
    }

    @Transactional
    boolean giveBack(SignedInPerson helper, UUID slot, UUID booking) {
        if (!hers(helper, slot, booking)) return false;
        bookings.cancel(booking);
        return true;
    }

    /// Cancels the coming slots of the helper during an absence. Returns the number of cancelled slots.
    ///
    /// @param from first day of the absence
    /// @param to last day of the absence
    @Transactional
    int absent(SignedInPerson helper, LocalDate from, LocalDate to) {
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
    boolean callOff(SignedInPerson helper, UUID slot) {
        if (roll(helper, slot).isEmpty()) return false;
        bookings.callOff(slot);
        return true;
    }
}
