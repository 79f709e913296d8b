package org.tousaidants.platform.settings;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// Published when a coordinator exports or deletes the data of a module.
record ModuleDataExportedOrDeleted(UUID by, String module, long rows, boolean deleted) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(by, deleted ? "settings.module_deleted" : "settings.module_exported", "network")
                .with("module", module)
                .with("rows", Long.toString(rows));
    }
}
