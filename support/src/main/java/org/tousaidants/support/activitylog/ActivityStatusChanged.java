package org.tousaidants.support.activitylog;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Journal des accompagnements modifié » — withdrawn, corrected or struck. Simple logging is its own history
/// and stays out of the journal.
record ActivityStatusChanged(UUID by, UUID act, String how) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(by, "acts." + how, "act " + act);
    }
}
