package org.tousaidants.platform.expireddata;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Oubli fait » — published after a deletion.
record DeletionCompleted(Optional<UUID> by, long certificate, int rows) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return new JournalNote(by, "forgetting.done", "forgetting " + certificate, Map.of()).with("rows", rows);
    }
}
