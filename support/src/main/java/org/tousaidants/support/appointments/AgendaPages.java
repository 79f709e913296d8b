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
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlacePageLink;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.bookings.BookingResult;
import org.tousaidants.platform.bookings.Slot;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.Kind;
import org.tousaidants.platform.tasks.Task.Verb;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.LogsPersonalDataReading;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « Mon agenda » — the slots of a helper, the people expected, and absences.
@Controller
@AllowedRoles({Role.HELPER, Role.COORDINATOR})
class AgendaPages {
    private static final String HERE = "/agenda-aidant";

    /// @param absent the slots just called off, a negative value when none
    record AgendaView(Form form, Form leave, List<HelperSlots.AttendanceList> rolls, int absent) {
        /// The slots by week; the key is the Monday.
        Map<LocalDate, List<HelperSlots.AttendanceList>> weeks() {
            return rolls.stream()
                    .collect(Collectors.groupingBy(
                            roll -> ParisTime.day(roll.seats().slot().starts())
                                    .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                            TreeMap::new,
                            Collectors.toList()));
        }
    }

    /// @param trouble the message key of the refusal, or empty
    /// @param themes of the acts that one press notes, for a slot of one person
    /// @param free other slots of the helper, for a person who did not come
    record AttendanceView(
            HelperSlots.AttendanceList roll,
            Form form,
            String trouble,
            boolean day,
            List<String> themes,
            List<Slot> free) {
        List<Choice> choices(Page page) {
            return free.stream()
                    .map(slot -> Choice.of(slot.id().toString(), page.moment(slot.starts()) + ", " + slot.title()))
                    .toList();
        }
    }

    private final HelperSlots appointments;
    private final AttendanceWriter attendanceWriter;
    private final Places places;
    private final Clock clock;

    AgendaPages(HelperSlots appointments, AttendanceWriter attendanceWriter, Places places, Clock clock) {
        this.appointments = appointments;
        this.attendanceWriter = attendanceWriter;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping(HERE)
    View agenda(
            Actor actor,
            @RequestParam(defaultValue = "") String lieu,
            @RequestParam(defaultValue = "") String absents) {
        return agenda(
                actor,
                AppointmentForm.fresh(LocalDate.now(clock), place(lieu)),
                Form.empty(),
                ValueParser.number(absents).orElse(-1));
    }

    /// Calls off the slots of an absence: everybody with a mail address gets a letter.
    @PostMapping(HERE + "/absences")
    View absent(Actor actor, Form form) {
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

    private View agenda(Actor actor, Form form, Form leave, int absent) {
        return View.of("support/appointments/agenda", new AgendaView(form, leave, appointments.agenda(actor), absent));
    }

    @PostMapping(HERE)
    View offer(Actor actor, Form form) {
        var offer = AppointmentForm.offer(form, place(form.value("chez")).map(Place::id), clock.instant());
        if (offer.isEmpty()) return agenda(actor, form, Form.empty(), -1).status(422);
        appointments.offer(actor, offer.get());
        return View.redirect(HERE);
    }

    @LogsPersonalDataReading("attendees")
    @GetMapping(HERE + "/{slot}")
    View roll(Actor actor, @PathVariable UUID slot) {
        return roll(actor, slot, AppointmentForm.booking(), "");
    }

    private View roll(Actor actor, UUID slot, Form form, String trouble) {
        var roll = appointments.roll(actor, slot).orElseThrow(NotFound::new);
        return View.of(
                "support/appointments/roll",
                new AttendanceView(
                        roll,
                        form,
                        trouble,
                        roll.seats().slot().mayBeAttended(clock.instant()),
                        roll.seats().slot().seats() == 1 ? attendanceWriter.themes(actor) : List.of(),
                        attendanceWriter.free(actor)));
    }

    /// For a person at the desk or on the telephone: the confirmation is printed.
    @PostMapping(HERE + "/{slot}/inscriptions")
    View book(Actor actor, @PathVariable UUID slot, Form form, Page page) {
        if (appointments.roll(actor, slot).isEmpty()) throw new NotFound();
        var asking = AppointmentForm.asking(form, page.lang());
        if (asking.isEmpty()) return roll(actor, slot, form, "").status(422);
        return switch (appointments.bookFor(actor, slot, asking.get())) {
            case BookingResult.SeatConfirmed(var _, var link) -> View.redirect("/inscriptions/" + link.text());
            case BookingResult.Waiting(var _, var _, var link) -> View.redirect("/inscriptions/" + link.text());
            case BookingResult.Full() ->
                roll(actor, slot, form, "appointments.full").status(409);
            case BookingResult.Over() ->
                roll(actor, slot, form, "appointments.over").status(409);
            case BookingResult.Before() ->
                roll(actor, slot, form, "appointments.before").status(409);
            case BookingResult.NoSuchSlot() -> throw new NotFound();
        };
    }

    @PostMapping(HERE + "/{slot}/inscriptions/{booking}/presences")
    View came(
            Actor actor,
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

    /// Books another date for a person who did not come.
    @PostMapping(HERE + "/{slot}/inscriptions/{booking}/report")
    View again(Actor actor, @PathVariable UUID slot, @PathVariable UUID booking, Form form) {
        var other = form.text("vers").as(ValueParser::uuid, "web.error.choice").orElseThrow(NotFound::new);
        return switch (attendanceWriter.again(actor, slot, booking, other)) {
            case BookingResult.SeatConfirmed _, BookingResult.Waiting _, BookingResult.Before _ ->
                View.redirect(HERE + "/" + other);
            case BookingResult.Full() ->
                roll(actor, slot, AppointmentForm.booking(), "appointments.full")
                        .status(409);
            case BookingResult.Over() ->
                roll(actor, slot, AppointmentForm.booking(), "appointments.over")
                        .status(409);
            case BookingResult.NoSuchSlot() -> throw new NotFound();
        };
    }

    @PostMapping(HERE + "/{slot}/inscriptions/{booking}/annulation")
    View giveBack(Actor actor, @PathVariable UUID slot, @PathVariable UUID booking) {
        return on(appointments.giveBack(actor, slot, booking), slot);
    }

    @PostMapping(HERE + "/{slot}/annulation")
    View callOff(Actor actor, @PathVariable UUID slot) {
        return on(appointments.callOff(actor, slot), slot);
    }

    private static View on(boolean hers, UUID slot) {
        if (!hers) throw new NotFound();
        return View.redirect(HERE + "/" + slot);
    }

    @Bean
    static PlacePageLink appointmentsOfPlace() {
        return new PlacePageLink(
                "appointments.way", code -> HelperSlots.HERE + "?lieu=" + code, PlacePageLink.Audience.EVERYBODY, 15);
    }

    @Bean
    static PlacePageLink appointmentsOfferedAtPlace() {
        return new PlacePageLink(
                "appointments.way.offer", code -> HERE + "?lieu=" + code, PlacePageLink.Audience.SIGNED_IN, 96);
    }

    /// Sessions of the last two days whose attendance is not noted.
    @Bean
    static TaskSource rollTasks(HelperSlots appointments) {
        return TaskSource.only(
                Set.of(Role.HELPER, Role.COORDINATOR),
                actor -> appointments.toNote(actor).stream()
                        .map(slot -> Task.of(
                                        Kind.APPOINTMENT,
                                        "appointments.task.roll",
                                        Verb.CONFIRM,
                                        "/agenda-aidant/" + slot.id(),
                                        slot.title())
                                .about(slot.id())
                                .since(slot.ends())));
    }
}
