package org.tousaidants.support.activitylog;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Journal des accompagnements modifié » — published when an activity was withdrawn, corrected or cancelled. A
/// newly logged activity is not published, because its row is already the record.
///
/// @param how kind of change
record ActivityStatusChanged(UUID by, UUID act, String how) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(by, "acts." + how, "act " + act);
    }
}
