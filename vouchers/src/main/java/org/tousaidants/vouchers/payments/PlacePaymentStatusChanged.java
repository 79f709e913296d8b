package org.tousaidants.vouchers.payments;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Règlement conduit » — event: a month was closed or paid, or the bank returned a payment; `what` tells which of
/// these.
record PlacePaymentStatusChanged(UUID by, UUID batch, String what) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(by, "settlement." + what, "settlement " + batch);
    }
}
