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
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.bookings.BookingReceivedPage;
import org.tousaidants.platform.bookings.BookingResult;
import org.tousaidants.platform.bookings.Bookings;
import org.tousaidants.platform.bookings.SlotVenueSource;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// « Prendre rendez-vous » — without an account: the coming slots, and a name.
@Controller
@PublicAccess
class AppointmentPages {
    /// @param place to which the list is limited
    /// @param communes with a slot, for the filter; none when the list is of one place
    /// @param elsewhere the territory's own booking tool, if it has one
    record ComingSlotsView(
            Optional<Place> place, SlotsByDay slots, List<Choice> communes, Form form, Optional<String> elsewhere) {}

    /// @param venue of the slot, if it is at a place of the network
    /// @param trouble the message key of the refusal, or empty
    record BookingView(Bookings.Seats seats, Optional<SlotVenueSource.Venue> venue, Form form, String trouble) {}

    private final HelperSlots appointments;
    private final AppointmentVenues venues;
    private final Places places;
    private final Directory directory;
    private final Optional<String> elsewhere;

    AppointmentPages(
            HelperSlots appointments,
            AppointmentVenues venues,
            Places places,
            Directory directory,
            @Value("${ta.appointments.elsewhere:}") String elsewhere) {
        this.appointments = appointments;
        this.venues = venues;
        this.places = places;
        this.directory = directory;
        this.elsewhere = Optional.of(elsewhere).filter(address -> address.startsWith("https://"));
    }

    @GetMapping(HelperSlots.HERE)
    View coming(
            Network network,
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
        // The place's own booking tool takes precedence over the territory's.
        var tool = place.flatMap(one -> one.sheet().get(Field.PRISE_RDV))
                .filter(address -> address.startsWith("https://"))
                .or(() -> elsewhere);
        return View.of(
                "support/appointments/coming",
                new ComingSlotsView(
                        place,
                        SlotsByDay.of(slots, placeOf),
                        place.isPresent()
                                ? List.of()
                                : communes.entrySet().stream()
                                        .map(one -> Choice.of(one.getValue(), one.getKey()))
                                        .toList(),
                        Form.filled(Map.of("commune", List.of(commune))),
                        tool));
    }

    @GetMapping(HelperSlots.HERE + "/{slot}")
    View one(Network network, @PathVariable UUID slot) {
        return one(slot, AppointmentForm.booking(), "");
    }

    private View one(UUID slot, Form form, String trouble) {
        var seats = appointments.find(slot).orElseThrow(NotFound::new);
        return View.of(
                "support/appointments/one",
                new BookingView(
                        seats,
                        Optional.ofNullable(venues.of(List.of(seats.slot()))
                                .get(seats.slot().id())),
                        form,
                        trouble));
    }

    /// Rate limit: one client must not take all seats.
    @PostMapping(HelperSlots.HERE + "/{slot}/inscriptions")
    @RateLimit(cost = 15)
    View book(Network network, @PathVariable UUID slot, Form form, Page page) {
        var asking = AppointmentForm.asking(form, page.lang());
        if (asking.isEmpty()) return one(slot, form, "").status(422);
        return switch (appointments.book(slot, asking.get())) {
            case BookingResult.SeatConfirmed(var booking, var link) ->
                BookingReceivedPage.given(booking, link, page.actor());
            case BookingResult.Waiting(var booking, var _, var link) ->
                BookingReceivedPage.given(booking, link, page.actor());
            case BookingResult.Before() -> BookingReceivedPage.written();
            case BookingResult.Full() -> one(slot, form, "appointments.full").status(409);
            case BookingResult.Over() -> one(slot, form, "appointments.over").status(409);
            case BookingResult.NoSuchSlot() -> throw new NotFound();
        };
    }
}
