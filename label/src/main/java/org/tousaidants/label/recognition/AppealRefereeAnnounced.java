package org.tousaidants.label.recognition;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Recours ailleurs annoncé » — published when a coordinator announces who judges an appeal without enough members,
/// or ends the announcement.
///
/// @param announced true for an announcement; false for its end
record AppealRefereeAnnounced(UUID by, boolean announced) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(by, announced ? "labels.referee_announced" : "labels.referee_ended", "committee");
    }
}
