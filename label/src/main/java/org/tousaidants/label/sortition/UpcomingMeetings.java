package org.tousaidants.label.sortition;

import java.util.List;
import java.util.UUID;

/// « Réunions à venir » — a package that owns workshops or interviews implements it as a Spring bean, so that the
/// coordination chooses one of its meetings for a draw.
@FunctionalInterface
public interface UpcomingMeetings {
    /// One meeting to come.
    ///
    /// @param title names no person
    record UpcomingMeeting(MeetingKind kind, UUID id, String title) {
        /// The value of the choice in a form.
        String value() {
            return kind.name() + ":" + id;
        }
    }

    List<UpcomingMeeting> list();
}
