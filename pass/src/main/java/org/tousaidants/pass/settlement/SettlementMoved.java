package org.tousaidants.pass.settlement;

import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Règlement conduit » — a month closed, paid, or a payment sent back.
record SettlementMoved(UUID by, UUID batch, String what) implements Noted {
    @Override
    public Note note() {
        return Note.by(by, "settlement." + what, "settlement " + batch);
    }
}
