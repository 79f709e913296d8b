package org.tousaidants.support.appointments;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.View;

/// « Rendez-vous à confirmer » — the page with the helpers who offer slots at a place that has not confirmed them
/// yet. A coordinator asks the place and confirms on its behalf.
@Controller
@AllowedRoles(Role.COORDINATOR)
class AppointmentHostPages {
    private static final String PATH = "/bureau/rendez-vous";

    /// The page of unconfirmed helpers.
    ///
    /// @param names names of the places
    /// @param done whether a helper was just confirmed
    record WaitingGuestsView(
            List<HelperAppointments.AppointmentGuest> guests, Map<PlaceId, String> names, boolean done) {}

    private final HelperAppointments appointments;
    private final Places places;

    AppointmentHostPages(HelperAppointments appointments, Places places) {
        this.appointments = appointments;
        this.places = places;
    }

    @GetMapping(PATH)
    View waiting(SignedInPerson actor, @RequestParam(defaultValue = "") String fait) {
        var guests = appointments.guests();
        var names = places.names(guests.stream()
                .map(HelperAppointments.AppointmentGuest::place)
                .distinct()
                .toList());
        return View.of("support/appointments/hosts", new WaitingGuestsView(guests, names, !fait.isEmpty()));
    }

    @PostMapping(PATH + "/{account}/{place}")
    View confirm(SignedInPerson actor, @PathVariable UUID account, @PathVariable UUID place) {
        var done = appointments.welcome(actor, new PlaceId(place), account);
        return View.redirect(PATH + (done ? "?fait=1" : ""));
    }

    @Bean
    static TaskSource hostTasks(HelperAppointments appointments) {
        return TaskSource.only(
                Set.of(Role.COORDINATOR),
                actor -> Task.several(
                        (int) appointments.guests().stream()
                                .filter(one -> !one.account().equals(actor.id()))
                                .count(),
                        TaskKind.APPOINTMENT,
                        "appointments.card.waiting",
                        TaskActionLabel.CONFIRM,
                        PATH));
    }
}
