package org.tousaidants.label.profiles;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Accord changé » — published when a person agrees to be listed (`act` is `agreed`) or withdraws
/// (`withdrawn`).
record ConsentChanged(UUID helper, String act, UUID by) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(by, "listing." + act, "helper " + helper);
    }
}
