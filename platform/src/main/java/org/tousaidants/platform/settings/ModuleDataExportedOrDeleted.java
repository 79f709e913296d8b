package org.tousaidants.platform.settings;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// Published when a coordinator exports or deletes the data of a module.
///
/// @param rows number of rows
/// @param deleted true if they were deleted; false if they were exported
record ModuleDataExportedOrDeleted(UUID by, String module, long rows, boolean deleted) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(by, deleted ? "settings.module_deleted" : "settings.module_exported", "network")
                .with("module", module)
                .with("rows", Long.toString(rows));
    }
}
