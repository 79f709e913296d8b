package org.tousaidants.platform.datadeletion;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Oubli fait » — a round took away what was kept long enough.
record DeletionDone(Optional<UUID> by, long certificate, int rows) implements Noted {
    @Override
    public Note note() {
        return new Note(by, "forgetting.done", "forgetting " + certificate, Map.of()).with("rows", rows);
    }
}
