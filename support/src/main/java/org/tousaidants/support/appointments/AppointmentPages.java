package org.tousaidants.support.appointments;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.bookings.BookingResult;
import org.tousaidants.platform.bookings.Bookings;
import org.tousaidants.platform.bookings.SeatAnswer;
import org.tousaidants.platform.identity.Network;
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
    /// @param elsewhere the territory's own booking tool, if it has one
    record Coming(Optional<Place> place, List<Bookings.Seats> slots, Optional<String> elsewhere) {}

    /// @param trouble the message key of the refusal, or empty
    record One(Bookings.Seats seats, Form form, String trouble) {}

    private final Appointments appointments;
    private final Places places;
    private final Optional<String> elsewhere;

    AppointmentPages(
            Appointments appointments, Places places, @Value("${ta.appointments.elsewhere:}") String elsewhere) {
        this.appointments = appointments;
        this.places = places;
        this.elsewhere = Optional.of(elsewhere).filter(address -> address.startsWith("https://"));
    }

    @GetMapping(Appointments.HERE)
    View coming(Network network, @RequestParam(defaultValue = "") String lieu) {
        var place = PlaceCode.endOf(lieu).flatMap(code -> places.find(code));
        var slots = place.map(one -> appointments.coming(one.id())).orElseGet(() -> appointments.coming());
        // The place's own booking tool takes precedence over the territory's.
        var tool = place.flatMap(one -> one.sheet().get(Field.PRISE_RDV))
                .filter(address -> address.startsWith("https://"))
                .or(() -> elsewhere);
        return View.of("support/appointments/coming", new Coming(place, slots, tool));
    }

    @GetMapping(Appointments.HERE + "/{slot}")
    View one(Network network, @PathVariable UUID slot) {
        return one(slot, AppointmentForm.booking(), "");
    }

    private View one(UUID slot, Form form, String trouble) {
        var seats = appointments.find(slot).orElseThrow(NotFound::new);
        return View.of("support/appointments/one", new One(seats, form, trouble));
    }

    /// Rate limit: one client must not take all seats.
    @PostMapping(Appointments.HERE + "/{slot}/inscriptions")
    @RateLimit(cost = 15)
    View book(Network network, @PathVariable UUID slot, Form form, Page page) {
        var asking = AppointmentForm.asking(form, page.lang());
        if (asking.isEmpty()) return one(slot, form, "").status(422);
        return switch (appointments.book(slot, asking.get())) {
            case BookingResult.Seated(var booking, var link) -> SeatAnswer.given(booking, link, page.actor());
            case BookingResult.Waiting(var booking, var _, var link) -> SeatAnswer.given(booking, link, page.actor());
            case BookingResult.Before() -> SeatAnswer.written();
            case BookingResult.Full() -> one(slot, form, "appointments.full").status(409);
            case BookingResult.Over() -> one(slot, form, "appointments.over").status(409);
            case BookingResult.NoSuchSlot() -> throw new NotFound();
        };
    }
}
