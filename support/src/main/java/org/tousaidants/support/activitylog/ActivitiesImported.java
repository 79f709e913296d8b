package org.tousaidants.support.activitylog;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Fichier de cahier national apporté » — acts were imported from a file.
record ActivitiesImported(UUID by, int acts) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(by, "acts.brought", "account " + by).with("acts", acts);
    }
}
