package org.tousaidants.support.appointments;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.bookings.SeatBooking;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.Form;

/// « Formulaire de rendez-vous » — reads the slots that a helper offers, and the details of a person who books: a
/// name, and optionally contact details.
public final class AppointmentForm {
    private static final int MOST_SLOTS = 16;
    private static final int MOST_WEEKS = 26;
    private static final int MOST_SEATS = 200;
    private static final int LONGEST_TITLE = 80;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_MINUTES = 480;
    private static final Duration FARTHEST = Duration.ofDays(366);
    private static final Pattern PHONE = Pattern.compile("\\+?[\\d .\\-()]{6,24}");

    /// The slots that a helper offers.
    ///
    /// @param at id of the place, if it is one of the network
    /// @param weeks number of weeks for which the slots are repeated
    public record AppointmentSlotInput(
            String id,
            String title,
            String place,
            Optional<PlaceId> at,
            Instant starts,
            Duration each,
            int slots,
            int seats,
            int queue,
            int weeks) {
        /// Creates an offer of slots that are not repeated weekly.
        ///
        /// @param at id of the place, if it is one of the network
        public AppointmentSlotInput(
                String id,
                String title,
                String place,
                Optional<PlaceId> at,
                Instant starts,
                Duration each,
                int slots,
                int seats,
                int queue) {
            this(id, title, place, at, starts, each, slots, seats, queue, 1);
        }

        /// Returns the moments at which the offered slots begin: one in each week, at the same hour, except
        /// on public holidays. A change to or from summer time does not shift the hour.
        List<Instant> begins() {
            var first = starts.atZone(ParisTime.ZONE);
            return IntStream.range(0, weeks)
                    .mapToObj(first::plusWeeks)
                    .filter(one -> weeks == 1 || !OpeningHours.isPublicHoliday(one.toLocalDate()))
                    .map(ZonedDateTime::toInstant)
                    .toList();
        }
    }

    /// « Absence » — the first and the last day of an absence of the helper.
    record HelperAbsenceInput(LocalDate from, LocalDate to) {}

    static Optional<HelperAbsenceInput> absence(Form form, LocalDate today) {
        var from = form.text("du")
                .required("appointments.day.missing")
                .as(of(LocalDate::parse), "appointments.day.missing");
        var to = form.text("au")
                .required("appointments.day.missing")
                .as(of(LocalDate::parse), "appointments.day.missing");
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get()))
            form.error("au", "appointments.absence.order");
        if (to.isPresent() && to.get().isBefore(today)) form.error("au", "appointments.absence.past");
        return form.hasErrors()
                ? Optional.empty()
                : from.flatMap(one -> to.map(two -> new HelperAbsenceInput(one, two)));
    }

    private AppointmentForm() {}

    static Form fresh(LocalDate today, Optional<Place> place) {
        return Form.filled(Map.of(
                "id", List.of(UUID.randomUUID().toString()),
                "chez", List.of(place.map(one -> one.code().value()).orElse("")),
                "lieu",
                        List.of(place.map(one -> one.name() + ", " + one.commune())
                                .orElse("")),
                "jour", List.of(today.plusDays(1).toString()),
                "heure", List.of("14:00"),
                "duree", List.of("45"),
                "creneaux", List.of("1"),
                "places", List.of("1"),
                "attente", List.of("3"),
                "semaines", List.of("1")));
    }

    static Form booking() {
        return Form.filled(Map.of("id", List.of(UUID.randomUUID().toString())));
    }

    static Optional<AppointmentSlotInput> offer(Form form, Optional<PlaceId> at, Instant now) {
        var id = FormValueParser.uuid(form.value("id"));
        var title = form.text("titre")
                .required("appointments.title.missing")
                .max(LONGEST_TITLE)
                .get();
        var place = form.text("lieu")
                .required("appointments.place.missing")
                .max(LONGEST_TITLE)
                .get();
        var day = form.text("jour")
                .required("appointments.day.missing")
                .as(of(LocalDate::parse), "appointments.day.missing");
        var time = form.text("heure")
                .required("appointments.time.missing")
                .as(of(LocalTime::parse), "appointments.time.missing");
        var minutes = form.text("duree").required().integer(5, LONGEST_MINUTES);
        var slots = form.text("creneaux").required().integer(1, MOST_SLOTS);
        var seats = form.text("places").required().integer(1, MOST_SEATS);
        var queue = form.text("attente").integer(0, MOST_SEATS);
        var weeks = form.text("semaines").integer(1, MOST_WEEKS);
        var starts = day.flatMap(
                one -> time.map(two -> one.atTime(two).atZone(ParisTime.ZONE).toInstant()));
        if (starts.isPresent() && (starts.get().isBefore(now) || starts.get().isAfter(now.plus(FARTHEST))))
            form.error("jour", "appointments.day.wrong");
        if (form.hasErrors() || id.isEmpty()) return Optional.empty();
        return Optional.of(new AppointmentSlotInput(
                id.get().toString(),
                title,
                place,
                at,
                starts.orElseThrow(),
                Duration.ofMinutes(minutes.orElseThrow()),
                slots.orElseThrow(),
                seats.orElseThrow(),
                queue.orElse(0),
                weeks.orElse(1)));
    }

    static Optional<SeatBooking.BookingRequest> asking(Form form, String lang) {
        var id = FormValueParser.uuid(form.value("id"));
        var name = form.text("nom")
                .required("appointments.name.missing")
                .max(LONGEST_NAME)
                .get();
        var mail = form.text("courriel").as(MailAddress::of, "appointments.mail.wrong");
        var phone = form.text("telephone")
                .matches(PHONE, "appointments.phone.wrong")
                .optional();
        if (form.hasErrors() || id.isEmpty()) return Optional.empty();
        return Optional.of(new SeatBooking.BookingRequest(
                id.get(), new SeatBooking.Booker(name, mail, phone), Optional.empty(), lang, List.of()));
    }

    private static <T> Function<String, Optional<T>> of(Function<CharSequence, T> parse) {
        return written -> {
            try {
                return Optional.of(parse.apply(written));
            } catch (DateTimeException notOne) {
                return Optional.empty();
            }
        };
    }
}
