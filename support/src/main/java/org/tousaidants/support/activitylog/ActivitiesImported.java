package org.tousaidants.support.activitylog;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Fichier de cahier national apporté » — published when activities were imported from a file.
///
/// @param acts number of imported activities
record ActivitiesImported(UUID by, int acts) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(by, "acts.brought", "account " + by).with("acts", acts);
    }
}
