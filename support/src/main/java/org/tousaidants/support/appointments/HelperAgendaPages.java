package org.tousaidants.support.appointments;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlacePageLink;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.bookings.BookableSlot;
import org.tousaidants.platform.bookings.BookingResult;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.LogsPersonalDataReading;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « Mon agenda » — the pages with the slots of a helper, the people expected, and the helper's absences.
@Controller
@AllowedRoles({Role.HELPER, Role.COORDINATOR})
class HelperAgendaPages {
    private static final String HERE = "/agenda-aidant";

    /// The page of the agenda.
    ///
    /// @param absent number of slots that were just cancelled because of an absence; negative if no absence was
    /// entered
    record HelperAgendaView(
            Form form, Form leave, List<HelperAppointments.AppointmentAttendanceList> rolls, int absent) {
        /// Returns the slots by week; the key is the Monday of the week.
        Map<LocalDate, List<HelperAppointments.AppointmentAttendanceList>> weeks() {
            return rolls.stream()
                    .collect(Collectors.groupingBy(
                            roll -> ParisTime.day(roll.seats().slot().starts())
                                    .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                            TreeMap::new,
                            Collectors.toList()));
        }
    }

    /// The attendance list of a slot, as the page of its helper shows it.
    ///
    /// @param trouble message key of the refusal; may be empty
    /// @param themes themes that can be logged with one press, for a slot for one person
    /// @param free other slots of the helper with a free seat, for a person who did not come
    record AppointmentAttendanceView(
            HelperAppointments.AppointmentAttendanceList roll,
            Form form,
            String trouble,
            boolean day,
            List<String> themes,
            List<BookableSlot> free) {
        List<FormChoice> choices(Page page) {
            return free.stream()
                    .map(slot -> FormChoice.of(slot.id().toString(), page.moment(slot.starts()) + ", " + slot.title()))
                    .toList();
        }
    }

    private final HelperAppointments appointments;
    private final AppointmentAttendanceWriter attendanceWriter;
    private final Places places;
    private final Clock clock;

    HelperAgendaPages(
            HelperAppointments appointments, AppointmentAttendanceWriter attendanceWriter, Places places, Clock clock) {
        this.appointments = appointments;
        this.attendanceWriter = attendanceWriter;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping(HERE)
    View agenda(
            SignedInPerson actor,
            @RequestParam(defaultValue = "") String lieu,
            @RequestParam(defaultValue = "") String absents) {
        return agenda(
                actor,
                AppointmentForm.fresh(LocalDate.now(clock), place(lieu)),
                Form.empty(),
                FormValueParser.number(absents).orElse(-1));
    }

    /// Cancels the slots during an absence. Every booked person with a mail address gets a letter.
    @PostMapping(HERE + "/absences")
    View absent(SignedInPerson actor, Form form) {
        var today = LocalDate.now(clock);
        var absence = AppointmentForm.absence(form, today);
        if (absence.isEmpty())
            return agenda(actor, AppointmentForm.fresh(today, Optional.empty()), form, -1)
                    .status(422);
        return View.redirect(HERE + "?absents="
                + appointments.absent(actor, absence.get().from(), absence.get().to()));
    }

    private Optional<Place> place(String address) {
        return PlaceCode.endOf(address).flatMap(code -> places.find(code));
    }

    private View agenda(SignedInPerson actor, Form form, Form leave, int absent) {
        return View.of(
                "support/appointments/agenda", new HelperAgendaView(form, leave, appointments.agenda(actor), absent));
    }

    @PostMapping(HERE)
    View offer(SignedInPerson actor, Form form) {
        var offer = AppointmentForm.offer(form, place(form.value("chez")).map(Place::id), clock.instant());
        if (offer.isEmpty()) return agenda(actor, form, Form.empty(), -1).status(422);
        appointments.offer(actor, offer.get());
        return View.redirect(HERE);
    }

    @LogsPersonalDataReading("attendees")
    @GetMapping(HERE + "/{slot}")
    View roll(SignedInPerson actor, @PathVariable UUID slot) {
        return roll(actor, slot, AppointmentForm.booking(), "");
    }

    private View roll(SignedInPerson actor, UUID slot, Form form, String trouble) {
        var roll = appointments.roll(actor, slot).orElseThrow(NotFoundException::new);
        return View.of(
                "support/appointments/roll",
                new AppointmentAttendanceView(
                        roll,
                        form,
                        trouble,
                        roll.seats().slot().mayBeAttended(clock.instant()),
                        roll.seats().slot().seats() == 1 ? attendanceWriter.themes(actor) : List.of(),
                        attendanceWriter.free(actor)));
    }

    /// Books a slot for a person who is present or on the telephone; the confirmation is printed.
    @PostMapping(HERE + "/{slot}/inscriptions")
    View book(SignedInPerson actor, @PathVariable UUID slot, Form form, Page page) {
        if (appointments.roll(actor, slot).isEmpty()) throw new NotFoundException();
        var asking = AppointmentForm.asking(form, page.lang());
        if (asking.isEmpty()) return roll(actor, slot, form, "").status(422);
        return switch (appointments.bookFor(actor, slot, asking.get())) {
            case BookingResult.SeatConfirmed(var _, var link) -> View.redirect("/inscriptions/" + link.text());
            case BookingResult.BookedOnWaitingList(var _, var _, var link) ->
                View.redirect("/inscriptions/" + link.text());
            case BookingResult.SlotFullyBooked() ->
                roll(actor, slot, form, "appointments.full").status(409);
            case BookingResult.SlotAlreadyOver() ->
                roll(actor, slot, form, "appointments.over").status(409);
            case BookingResult.AddressAlreadyBooked() ->
                roll(actor, slot, form, "appointments.before").status(409);
            case BookingResult.SlotNotFound() -> throw new NotFoundException();
        };
    }

    @PostMapping(HERE + "/{slot}/inscriptions/{booking}/presences")
    View came(
            SignedInPerson actor,
            @PathVariable UUID slot,
            @PathVariable UUID booking,
            @RequestParam(defaultValue = "") String venue) {
        return on(
                venue.equals("non")
                        ? attendanceWriter.missed(actor, slot, booking)
                        : attendanceWriter.came(
                                actor, slot, booking, Optional.of(venue).filter(one -> !one.equals("oui"))),
                slot);
    }

    /// Books another date for a person who did not come to an appointment.
    @PostMapping(HERE + "/{slot}/inscriptions/{booking}/report")
    View again(SignedInPerson actor, @PathVariable UUID slot, @PathVariable UUID booking, Form form) {
        var other =
                form.text("vers").as(FormValueParser::uuid, "web.error.choice").orElseThrow(NotFoundException::new);
        return switch (attendanceWriter.again(actor, slot, booking, other)) {
            case BookingResult.SeatConfirmed _,
                    BookingResult.BookedOnWaitingList _,
                    BookingResult.AddressAlreadyBooked _ -> View.redirect(HERE + "/" + other);
            case BookingResult.SlotFullyBooked() ->
                roll(actor, slot, AppointmentForm.booking(), "appointments.full")
                        .status(409);
            case BookingResult.SlotAlreadyOver() ->
                roll(actor, slot, AppointmentForm.booking(), "appointments.over")
                        .status(409);
            case BookingResult.SlotNotFound() -> throw new NotFoundException();
        };
    }

    @PostMapping(HERE + "/{slot}/inscriptions/{booking}/annulation")
    View giveBack(SignedInPerson actor, @PathVariable UUID slot, @PathVariable UUID booking) {
        return on(appointments.giveBack(actor, slot, booking), slot);
    }

    @PostMapping(HERE + "/{slot}/annulation")
    View callOff(SignedInPerson actor, @PathVariable UUID slot) {
        return on(appointments.callOff(actor, slot), slot);
    }

    private static View on(boolean hers, UUID slot) {
        if (!hers) throw new NotFoundException();
        return View.redirect(HERE + "/" + slot);
    }

    @Bean
    static PlacePageLink appointmentsOfPlace() {
        return new PlacePageLink(
                "appointments.way",
                code -> HelperAppointments.HERE + "?lieu=" + code,
                PlacePageLink.LinkAudience.EVERYBODY,
                15);
    }

    @Bean
    static PlacePageLink appointmentsOfferedAtPlace() {
        return new PlacePageLink(
                "appointments.way.offer", code -> HERE + "?lieu=" + code, PlacePageLink.LinkAudience.SIGNED_IN, 96);
    }

    /// Returns tasks of a helper for the slots of the last two days in which the attendance of the people is not
    /// recorded yet.
    @Bean
    static TaskSource rollTasks(HelperAppointments appointments) {
        return TaskSource.only(
                Set.of(Role.HELPER, Role.COORDINATOR),
                actor -> appointments.toNote(actor).stream()
                        .map(slot -> Task.of(
                                        TaskKind.APPOINTMENT,
                                        "appointments.task.roll",
                                        TaskActionLabel.CONFIRM,
                                        "/agenda-aidant/" + slot.id(),
                                        slot.title())
                                .about(slot.id())
                                .since(slot.ends())));
    }
}
