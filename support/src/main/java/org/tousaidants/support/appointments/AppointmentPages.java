package org.tousaidants.support.appointments;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.bookings.BookingReceivedPage;
import org.tousaidants.platform.bookings.BookingResult;
import org.tousaidants.platform.bookings.SeatBookings;
import org.tousaidants.platform.bookings.SlotVenueSource;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// « Prendre rendez-vous » — the pages on which anyone books without an account: the coming slots, and a form for
/// the name.
@Controller
@PublicAccess
class AppointmentPages {
    /// The page of free appointments.
    ///
    /// @param place place to which the list is limited
    /// @param communes communes with at least one slot, for the filter; empty if the list is limited to a place
    /// @param elsewhere address of the territory's own booking tool, if it has one
    record FreeAppointmentsView(
            Optional<Place> place,
            AppointmentSlotsByDay slots,
            List<FormChoice> communes,
            Form form,
            Optional<String> elsewhere) {}

    /// The page on which a person books a slot.
    ///
    /// @param venue venue of the slot, if it is at a place of the network
    /// @param trouble message key of the refusal; may be empty
    record AppointmentBookingView(
            SeatBookings.SlotSeats seats, Optional<SlotVenueSource.SlotVenue> venue, Form form, String trouble) {}

    private final HelperAppointments appointments;
    private final AppointmentVenues venues;
    private final Places places;
    private final PlaceDirectory directory;
    private final Optional<String> elsewhere;

    AppointmentPages(
            HelperAppointments appointments,
            AppointmentVenues venues,
            Places places,
            PlaceDirectory directory,
            @Value("${ta.appointments.elsewhere:}") String elsewhere) {
        this.appointments = appointments;
        this.venues = venues;
        this.places = places;
        this.directory = directory;
        this.elsewhere = Optional.of(elsewhere).filter(address -> address.startsWith("https://"));
    }

    @GetMapping(HelperAppointments.HERE)
    View coming(
            TerritoryNetwork network,
            @RequestParam(defaultValue = "") String lieu,
            @RequestParam(defaultValue = "") String commune) {
        var place = PlaceCode.endOf(lieu).flatMap(code -> places.find(code));
        var offered = place.map(one -> appointments.coming(one.id())).orElseGet(() -> appointments.coming());
        var at = appointments.placesOf(offered);
        var snapshot = directory.snapshot();
        Function<UUID, Optional<Place>> placeOf =
                slot -> Optional.ofNullable(at.get(slot)).flatMap(snapshot::find);
        var communes = new TreeMap<String, String>();
        for (var seats : offered)
            placeOf.apply(seats.slot().id())
                    .ifPresent(one -> communes.put(one.commune(), one.sheet().text(Field.CODE_INSEE)));
        var chosen = communes.containsValue(commune);
        var slots = offered.stream()
                .filter(seats -> !chosen
                        || placeOf.apply(seats.slot().id())
                                .filter(one ->
                                        one.sheet().text(Field.CODE_INSEE).equals(commune))
                                .isPresent())
                .toList();
        // The booking tool of the place takes precedence over that of the territory.
        var tool = place.flatMap(one -> one.sheet().get(Field.PRISE_RDV))
                .filter(address -> address.startsWith("https://"))
                .or(() -> elsewhere);
        return View.of(
                "support/appointments/coming",
                new FreeAppointmentsView(
                        place,
                        AppointmentSlotsByDay.of(slots, placeOf),
                        place.isPresent()
                                ? List.of()
                                : communes.entrySet().stream()
                                        .map(one -> FormChoice.of(one.getValue(), one.getKey()))
                                        .toList(),
                        Form.filled(Map.of("commune", List.of(commune))),
                        tool));
    }

    @GetMapping(HelperAppointments.HERE + "/{slot}")
    View one(TerritoryNetwork network, @PathVariable UUID slot) {
        return one(slot, AppointmentForm.booking(), "");
    }

    private View one(UUID slot, Form form, String trouble) {
        var seats = appointments.find(slot).orElseThrow(NotFoundException::new);
        return View.of(
                "support/appointments/one",
                new AppointmentBookingView(
                        seats,
                        Optional.ofNullable(venues.of(List.of(seats.slot()))
                                .get(seats.slot().id())),
                        form,
                        trouble));
    }

    /// Books a slot for the person who submits the form. The number of bookings per client is limited, so that
    /// nobody can take all seats.
    @PostMapping(HelperAppointments.HERE + "/{slot}/inscriptions")
    @RateLimit(cost = 15)
    View book(TerritoryNetwork network, @PathVariable UUID slot, Form form, Page page) {
        var asking = AppointmentForm.asking(form, page.lang());
        if (asking.isEmpty()) return one(slot, form, "").status(422);
        return switch (appointments.book(slot, asking.get())) {
            case BookingResult.SeatConfirmed(var booking, var link) ->
                BookingReceivedPage.given(booking, link, page.actor());
            case BookingResult.BookedOnWaitingList(var booking, var _, var link) ->
                BookingReceivedPage.given(booking, link, page.actor());
            case BookingResult.AddressAlreadyBooked() -> BookingReceivedPage.written();
            case BookingResult.SlotFullyBooked() ->
                one(slot, form, "appointments.full").status(409);
            case BookingResult.SlotAlreadyOver() ->
                one(slot, form, "appointments.over").status(409);
            case BookingResult.SlotNotFound() -> throw new NotFoundException();
        };
    }
}
