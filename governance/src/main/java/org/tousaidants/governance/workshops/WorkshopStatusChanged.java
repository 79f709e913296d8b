package org.tousaidants.governance.workshops;

import java.util.UUID;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Atelier conduit » — published when a workshop is opened, begins its second round of questions or ends, or a
/// decision is recorded. The event contains nothing about participants, not even their number.
record WorkshopStatusChanged(UUID by, UUID workshop, RulesWorkshops.WorkshopAct act) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(by, "workshops." + EnumConstantName.low(act), "workshop " + workshop);
    }
}
