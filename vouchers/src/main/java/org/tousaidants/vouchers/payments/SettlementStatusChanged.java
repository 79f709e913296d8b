package org.tousaidants.vouchers.payments;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Règlement conduit » — published when a month is closed or paid, or a payment is returned.
record SettlementStatusChanged(UUID by, UUID batch, String what) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(by, "settlement." + what, "settlement " + batch);
    }
}
