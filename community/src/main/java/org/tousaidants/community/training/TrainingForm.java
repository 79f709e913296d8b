package org.tousaidants.community.training;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.tousaidants.community.resources.Competence;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.platform.bookings.Booking;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.Form;

/// Parses the forms for offers, dates and seats.
final class TrainingForm {
    private static final Pattern PHONE = Pattern.compile("[+0-9 .()-]{6,24}");
    private static final int LINE_MAX = 160;
    private static final int SUMMARY_MAX = 2_000;
    private static final int MOST_HOURS = 400;
    private static final int MOST_SEATS = 2_000;

    record TrainingDate(UUID id, String place, Instant starts, Instant ends, int seats) {}

    private TrainingForm() {}

    static Optional<TrainingOffer> offer(Form form, Instant now) {
        var id = form.text("id").as(ValueParser::uuid, "training.reload");
        var title = form.text("title").required("training.title.missing").max(LINE_MAX);
        var summary = form.text("summary").required("training.summary.missing").max(SUMMARY_MAX);
        var hours = form.text("hours").required("training.hours.missing").integer(1, MOST_HOURS);
        var by = form.text("by").required("training.by.missing").max(LINE_MAX);
        var competences = form.values("competences").stream()
                .distinct()
                .flatMap(number -> Competence.of(number).stream())
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
                now));
    }

    static Optional<TrainingDate> date(Form form) {
        var id = form.text("id").as(ValueParser::uuid, "training.reload");
        var place = form.text("place").required("training.place.missing").max(LINE_MAX);
        var day = form.text("day").required("training.day.missing").as(ValueParser::day, "training.day.wrong");
        var from = form.text("from").required("training.time.missing").as(ValueParser::time, "training.time.wrong");
        var to = form.text("to").required("training.time.missing").as(ValueParser::time, "training.time.wrong");
        var seats = form.text("seats").required("training.seats.missing").integer(1, MOST_SEATS);
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get()))
            form.error("to", "training.time.order");
        if (form.hasErrors() || id.isEmpty() || day.isEmpty() || from.isEmpty() || to.isEmpty() || seats.isEmpty())
            return Optional.empty();
        return Optional.of(new TrainingDate(
                id.get(),
                place.get(),
                day.get().atTime(from.get()).atZone(ParisTime.ZONE).toInstant(),
                day.get().atTime(to.get()).atZone(ParisTime.ZONE).toInstant(),
                seats.get()));
    }

    /// A booking request, for a person with or without an account.
    static Optional<Booking.BookingRequest> seat(Form form, Optional<UUID> account, String lang) {
        var id = form.text("id").as(ValueParser::uuid, "training.reload");
        var name = form.text("name").required("training.name.missing").max(LINE_MAX);
        var mail = form.text("mail").as(MailAddress::of, "training.mail.wrong");
        var phone = form.text("phone").matches(PHONE, "training.phone.wrong");
        if (form.hasErrors() || id.isEmpty()) return Optional.empty();
        return Optional.of(new Booking.BookingRequest(
                id.get(), new Booking.Booker(name.get(), mail, phone.optional()), account, lang, List.of()));
    }
}
