package org.tousaidants.vouchers.settlement;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Règlement conduit » — a month closed, paid, or a payment returned.
record SettlementStatusChanged(UUID by, UUID batch, String what) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(by, "settlement." + what, "settlement " + batch);
    }
}
