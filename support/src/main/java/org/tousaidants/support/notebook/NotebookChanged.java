package org.tousaidants.support.notebook;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Cahier commencé, lu ou effacé » — published when a notebook was created, opened by a helper, or erased. The
/// event never names the owner.
///
/// @param by account of the helper; empty for the owner or the system
/// @param how kind of change
record NotebookChanged(Optional<UUID> by, UUID notebook, String how) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return new JournalEventNote(by, "notebook." + how, "notebook " + notebook, Map.of());
    }
}
