package org.tousaidants.vouchers.signatures;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Signature donnée » — published when an act for two people is requested, signed or refused.
record SignatureStatusChanged(UUID by, UUID request, String step, String what) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(by, "signatures." + step, "signature " + request).with("what", what);
    }
}
