package org.tousaidants.community.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.bookings.SeatBooking;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.Form;

/// Parses the forms for events, proposed talks and seats.
final class CommunityEventForm {
    static final List<String> NEEDS = List.of("loop", "wheelchair", "quiet", "childcare", "bus");
    private static final Pattern ADDRESS = Pattern.compile("https://[^\\s\"'<>]{3,390}");
    private static final int LINE_MAX = 160;
    static final int WORDS_MAX = 4_000;
    private static final int MOST_SEATS = 5_000;
    static final int MOST_IN_ANALYSIS = 30;

    record NewEventInput(
            UUID id,
            String title,
            String words,
            String place,
            Instant starts,
            Instant ends,
            int seats,
            Instant callUntil,
            String remote,
            EventKind kind) {}

    /// A session of analysis of practice; its title is its theme.
    record NewAnalysis(
            UUID id,
            PracticeAnalysis.Theme theme,
            String facilitator,
            String place,
            Instant starts,
            Instant ends,
            int seats) {}

    record TalkProposalInput(UUID id, String title, String words, String speaker, String contact) {}

    private CommunityEventForm() {}

    static Optional<NewEventInput> opening(Form form) {
        var id = form.text("id").as(FormValueParser::uuid, "events.reload");
        var title = form.text("title").required("events.name.missing").max(LINE_MAX);
        var words = form.text("words").required("events.words.missing").max(WORDS_MAX);
        var place = form.text("place").required("events.place.missing").max(LINE_MAX);
        var starts = moment(form, "starts");
        var ends = moment(form, "ends");
        var until = moment(form, "until");
        var seats = form.text("seats").required("events.seats.missing").integer(1, MOST_SEATS);
        var remote = form.text("remote").matches(ADDRESS, "events.remote.wrong").optional();
        var kind = form.text("kind")
                .required("events.kind.missing")
                .as(EventKind::of, "events.kind.missing")
                .filter(EventKind.BOOKED::contains);
        if (kind.isEmpty()) form.error("kind", "events.kind.missing");
        if (starts.isPresent() && ends.isPresent() && !starts.get().isBefore(ends.get()))
            form.error("ends", "events.time.order");
        if (form.hasErrors()
                || kind.isEmpty()
                || id.isEmpty()
                || starts.isEmpty()
                || ends.isEmpty()
                || until.isEmpty()
                || seats.isEmpty()) return Optional.empty();
        return Optional.of(new NewEventInput(
                id.get(),
                title.get(),
                words.get(),
                place.get(),
                starts.get(),
                ends.get(),
                seats.get(),
                until.get(),
                remote.orElse(""),
                kind.get()));
    }

    static Optional<NewAnalysis> analysis(Form form) {
        var id = form.text("id").as(FormValueParser::uuid, "events.reload");
        var theme = form.text("theme")
                .required("events.theme.missing")
                .as(PracticeAnalysis.Theme::of, "events.theme.missing");
        var facilitator =
                form.text("facilitator").required("events.facilitator.missing").max(LINE_MAX);
        var place = form.text("place").required("events.place.missing").max(LINE_MAX);
        var starts = moment(form, "starts");
        var ends = moment(form, "ends");
        var seats = form.text("seats").required("events.seats.missing").integer(2, MOST_IN_ANALYSIS);
        if (starts.isPresent() && ends.isPresent() && !starts.get().isBefore(ends.get()))
            form.error("ends", "events.time.order");
        return form.hasErrors()
                        || id.isEmpty()
                        || theme.isEmpty()
                        || starts.isEmpty()
                        || ends.isEmpty()
                        || seats.isEmpty()
                ? Optional.empty()
                : Optional.of(new NewAnalysis(
                        id.get(), theme.get(), facilitator.get(), place.get(), starts.get(), ends.get(), seats.get()));
    }

    /// How many people came to a session of analysis of practice.
    static Optional<Integer> came(Form form) {
        return form.text("came").required("events.came.missing").integer(0, MOST_IN_ANALYSIS);
    }

    static Optional<Instant> moment(Form form, String name) {
        return form.text(name).required("events.time.missing").as(CommunityEventForm::moment, "events.time.wrong");
    }

    static Optional<TalkProposalInput> proposal(Form form) {
        var id = form.text("id").as(FormValueParser::uuid, "events.reload");
        var title = form.text("title").required("events.name.missing").max(LINE_MAX);
        var words = form.text("words").required("events.words.missing").max(WORDS_MAX);
        var speaker = form.text("speaker").required("events.speaker.missing").max(LINE_MAX);
        var contact = form.text("contact").required("events.contact.missing").max(LINE_MAX);
        return form.hasErrors() || id.isEmpty()
                ? Optional.empty()
                : Optional.of(new TalkProposalInput(id.get(), title.get(), words.get(), speaker.get(), contact.get()));
    }

    static Optional<SeatBooking.BookingRequest> seat(Form form, String lang) {
        var id = form.text("id").as(FormValueParser::uuid, "events.reload");
        var name = form.text("name").required("events.person.missing").max(LINE_MAX);
        var mail = form.text("mail").as(MailAddress::of, "events.mail.wrong");
        var needs =
                form.values("needs").stream().filter(NEEDS::contains).distinct().toList();
        return form.hasErrors() || id.isEmpty()
                ? Optional.empty()
                : Optional.of(new SeatBooking.BookingRequest(
                        id.get(),
                        new SeatBooking.Booker(name.get(), mail, Optional.empty()),
                        Optional.empty(),
                        lang,
                        needs));
    }

    /// Whether the seat is remote. If the event has an address to follow, the form must say so.
    static boolean fromAfar(Form form, CommunityEvent event) {
        if (event.remote().isEmpty()) return false;
        form.text("how").required("events.how.missing");
        return form.one("how", SeatKind.class).filter(SeatKind.REMOTE::equals).isPresent();
    }

    /// « Façon de participer » — on the spot or from afar.
    enum SeatKind {
        ROOM,
        REMOTE
    }

    private static Optional<Instant> moment(String typed) {
        try {
            return Optional.of(LocalDateTime.parse(typed).atZone(ParisTime.ZONE).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
