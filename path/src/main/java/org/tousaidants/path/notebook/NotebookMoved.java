package org.tousaidants.path.notebook;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Cahier commencé, lu ou effacé » — that there is one, that a helper opened it, or that there is one no more. Whose
/// it is is said nowhere.
record NotebookMoved(Optional<UUID> by, UUID notebook, String how) implements Noted {
    @Override
    public Note note() {
        return new Note(by, "notebook." + how, "notebook " + notebook, Map.of());
    }
}
