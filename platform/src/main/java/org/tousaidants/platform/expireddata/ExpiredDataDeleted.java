package org.tousaidants.platform.expireddata;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Oubli fait » — published after expired data were deleted.
///
/// @param by the person who started the deletion; empty for the nightly job
/// @param certificate number of the certificate
/// @param rows number of deleted rows
record ExpiredDataDeleted(Optional<UUID> by, long certificate, int rows) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return new JournalEventNote(by, "forgetting.done", "forgetting " + certificate, Map.of()).with("rows", rows);
    }
}
