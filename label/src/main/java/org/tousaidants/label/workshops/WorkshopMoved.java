package org.tousaidants.label.workshops;

import java.util.UUID;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Atelier conduit » — opened, taken to its second round, ended, or a decision of the room written down. Of those who
/// take part nothing is told, not even how many.
record WorkshopMoved(UUID by, UUID workshop, Workshops.Act act) implements Noted {
    @Override
    public Note note() {
        return Note.by(by, "workshops." + ConstantName.low(act), "workshop " + workshop);
    }
}
