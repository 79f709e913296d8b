package org.tousaidants.vouchers.signatures;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Signature donnée » — event: an action that requires two people was requested, signed or refused.
///
/// @param step one of these three steps
/// @param what kind of action
record DoubleSignatureStatusChanged(UUID by, UUID request, String step, String what) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(by, "signatures." + step, "signature " + request)
                .with("what", what);
    }
}
