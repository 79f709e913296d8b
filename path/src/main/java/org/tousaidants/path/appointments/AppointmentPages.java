package org.tousaidants.path.appointments;

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
import org.tousaidants.platform.bookings.Booked;
import org.tousaidants.platform.bookings.Bookings;
import org.tousaidants.platform.bookings.SeatAnswer;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Open;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// « Prendre rendez-vous » — without an account: the moments that come, and a name.
@Controller
@Open
class AppointmentPages {
    /// @param place of which alone the moments are shown
    /// @param elsewhere the territory's own booking tool, if it has one
    record Coming(Optional<Place> place, List<Bookings.Seats> slots, Optional<String> elsewhere) {}

    /// @param trouble key of why it was not taken, or empty
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
        // The tool that the place itself names comes before the territory's.
        var tool = place.flatMap(one -> one.sheet().get(Field.PRISE_RDV))
                .filter(address -> address.startsWith("https://"))
                .or(() -> elsewhere);
        return View.of("path/appointments/coming", new Coming(place, slots, tool));
    }

    @GetMapping(Appointments.HERE + "/{slot}")
    View one(Network network, @PathVariable UUID slot) {
        return one(slot, AppointmentForm.booking(), "");
    }

    private View one(UUID slot, Form form, String trouble) {
        var seats = appointments.find(slot).orElseThrow(NotFound::new);
        return View.of("path/appointments/one", new One(seats, form, trouble));
    }

    /// One client does not take all the seats in a second.
    @PostMapping(Appointments.HERE + "/{slot}/inscriptions")
    @RateLimit(cost = 15)
    View book(Network network, @PathVariable UUID slot, Form form, Page page) {
        var asking = AppointmentForm.asking(form, page.lang());
        if (asking.isEmpty()) return one(slot, form, "").status(422);
        return switch (appointments.book(slot, asking.get())) {
            case Booked.Seated(var booking, var link) -> SeatAnswer.given(booking, link, page.actor());
            case Booked.Waiting(var booking, var _, var link) -> SeatAnswer.given(booking, link, page.actor());
            case Booked.Before() -> SeatAnswer.written();
            case Booked.Full() -> one(slot, form, "appointments.full").status(409);
            case Booked.Over() -> one(slot, form, "appointments.over").status(409);
            case Booked.NoSuchSlot() -> throw new NotFound();
        };
    }
}
