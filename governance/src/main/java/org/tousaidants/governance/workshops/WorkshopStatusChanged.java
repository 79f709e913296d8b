package org.tousaidants.governance.workshops;

import java.util.UUID;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Atelier conduit » — opened, second round, ended, or a decision recorded. Contains nothing about
/// participants, not even their number.
record WorkshopStatusChanged(UUID by, UUID workshop, Workshops.Act act) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(by, "workshops." + ConstantName.low(act), "workshop " + workshop);
    }
}
