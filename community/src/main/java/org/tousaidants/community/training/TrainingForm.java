package org.tousaidants.community.training;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.tousaidants.community.resources.DigitalCompetence;
import org.tousaidants.community.vision.Vision;
import org.tousaidants.community.vision.VisionTheme;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.bookings.SeatBooking;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.Form;

/// Parses the forms for trainings, dates and seats.
final class TrainingForm {
    private static final Pattern PHONE = Pattern.compile("[+0-9 .()-]{6,24}");
    private static final int LINE_MAX = 160;
    private static final int SUMMARY_MAX = 2_000;
    private static final int MOST_HOURS = 400;
    private static final int MOST_SEATS = 2_000;

    record TrainingDateInput(UUID id, String place, Instant starts, Instant ends, int seats) {}

    private TrainingForm() {}

    /// @param vision the themes that may be chosen
    static Optional<TrainingOffer> offer(Form form, Vision vision, Instant now) {
        var id = form.text("id").as(FormValueParser::uuid, "training.reload");
        var title = form.text("title").required("training.title.missing").max(LINE_MAX);
        var summary = form.text("summary").required("training.summary.missing").max(SUMMARY_MAX);
        var hours = form.text("hours").required("training.hours.missing").integer(1, MOST_HOURS);
        var by = form.text("by").required("training.by.missing").max(LINE_MAX);
        var competences = form.values("competences").stream()
                .distinct()
                .flatMap(number -> DigitalCompetence.of(number).stream())
                .toList();
        if (form.hasErrors() || id.isEmpty() || hours.isEmpty()) return Optional.empty();
        return Optional.of(new TrainingOffer(
                id.get(),
                title.get(),
                summary.get(),
                competences,
                hours.get(),
                by.get(),
                form.checked("certificate"),
                now,
                vision.of(form.values("themes")).stream().map(VisionTheme::id).toList()));
    }

    static Optional<TrainingDateInput> date(Form form) {
        var id = form.text("id").as(FormValueParser::uuid, "training.reload");
        var place = form.text("place").required("training.place.missing").max(LINE_MAX);
        var day = form.text("day").required("training.day.missing").as(FormValueParser::day, "training.day.wrong");
        var from = form.text("from").required("training.time.missing").as(FormValueParser::time, "training.time.wrong");
        var to = form.text("to").required("training.time.missing").as(FormValueParser::time, "training.time.wrong");
        var seats = form.text("seats").required("training.seats.missing").integer(1, MOST_SEATS);
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get()))
            form.error("to", "training.time.order");
        if (form.hasErrors() || id.isEmpty() || day.isEmpty() || from.isEmpty() || to.isEmpty() || seats.isEmpty())
            return Optional.empty();
        return Optional.of(new TrainingDateInput(
                id.get(),
                place.get(),
                day.get().atTime(from.get()).atZone(ParisTime.ZONE).toInstant(),
                day.get().atTime(to.get()).atZone(ParisTime.ZONE).toInstant(),
                seats.get()));
    }

    /// Returns the typed booking request of a person with or without an account; empty if the form has errors.
    static Optional<SeatBooking.BookingRequest> seat(Form form, Optional<UUID> account, String lang) {
        var id = form.text("id").as(FormValueParser::uuid, "training.reload");
        var name = form.text("name").required("training.name.missing").max(LINE_MAX);
        var mail = form.text("mail").as(MailAddress::of, "training.mail.wrong");
        var phone = form.text("phone").matches(PHONE, "training.phone.wrong");
        if (form.hasErrors() || id.isEmpty()) return Optional.empty();
        return Optional.of(new SeatBooking.BookingRequest(
                id.get(), new SeatBooking.Booker(name.get(), mail, phone.optional()), account, lang, List.of()));
    }
}
