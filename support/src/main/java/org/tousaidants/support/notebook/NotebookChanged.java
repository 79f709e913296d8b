package org.tousaidants.support.notebook;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Cahier commencé, lu ou effacé » — a notebook was created, opened by a helper, or erased.
/// Never names its person.
record NotebookChanged(Optional<UUID> by, UUID notebook, String how) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return new JournalNote(by, "notebook." + how, "notebook " + notebook, Map.of());
    }
}
