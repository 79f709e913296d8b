package org.tousaidants.label.sortition;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.web.Form;

/// Parses a new draw: the meeting, its day and place, and the number of seats.
final class SeatMeetingForm {
    private static final int MOST_SEATS = 10;
    private static final int HOURS_MAX = 80;
    private static final int PLACE_MAX = 200;

    /// The choice of a session of the committee, which no package lists.
    static final String COMMITTEE = "COMMITTEE";

    private SeatMeetingForm() {}

    /// Returns empty if the form has errors.
    ///
    /// @param committee title of a session of the committee
    static Optional<SeatedMeeting> parse(
            Form form, List<UpcomingMeetings.UpcomingMeeting> meetings, String committee, LocalDate today) {
        var id = form.text("id").required().as(FormValueParser::uuid, "web.error.choice");
        var chosen =
                form.text("reunion").required("sortition.open.meeting.missing").get();
        var meeting =
                meetings.stream().filter(one -> one.value().equals(chosen)).findFirst();
        if (!chosen.isEmpty() && meeting.isEmpty() && !chosen.equals(COMMITTEE))
            form.error("reunion", "sortition.open.meeting.missing");
        var day = form.text("jour")
                .required("sortition.open.day.wrong")
                .as(FormValueParser::day, "sortition.open.day.wrong")
                .filter(one -> one.isAfter(today));
        if (day.isEmpty()) form.error("jour", "sortition.open.day.wrong");
        var hours = form.text("heures").required("sortition.open.hours.missing").max(HOURS_MAX);
        var place = form.text("lieu").required("sortition.open.place.missing").max(PLACE_MAX);
        var seats = form.text("places").required().integer(1, MOST_SEATS);
        if (form.hasErrors() || id.isEmpty() || day.isEmpty() || seats.isEmpty()) return Optional.empty();
        return Optional.of(new SeatedMeeting(
                id.get(),
                meeting.map(UpcomingMeetings.UpcomingMeeting::kind).orElse(MeetingKind.COMMITTEE),
                meeting.map(UpcomingMeetings.UpcomingMeeting::id),
                meeting.map(UpcomingMeetings.UpcomingMeeting::title).orElse(committee),
                day.get(),
                hours.get(),
                place.get(),
                seats.get()));
    }

    static Form blank() {
        return Form.filled(Map.of("id", List.of(UUID.randomUUID().toString()), "places", List.of("2")));
    }
}
