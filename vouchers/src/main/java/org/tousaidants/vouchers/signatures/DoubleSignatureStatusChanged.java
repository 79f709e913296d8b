package org.tousaidants.vouchers.signatures;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Signature donnée » — event: an activity that requires two people was requested, signed or refused.
record DoubleSignatureStatusChanged(UUID by, UUID request, String step, String what) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(by, "signatures." + step, "signature " + request)
                .with("what", what);
    }
}
