package org.tousaidants.governance.workshops;

import java.util.UUID;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Atelier conduit » — published when a workshop is opened, begins its second round or ends, or a decision is
/// recorded. It contains nothing about participants, not even their number.
record WorkshopStatusChanged(UUID by, UUID workshop, Workshops.WorkshopAct act) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(by, "workshops." + ConstantName.low(act), "workshop " + workshop);
    }
}
