package org.tousaidants.pass.signatures;

import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Signature donnée » — an act for two was asked, signed or refused.
record SignatureMoved(UUID by, UUID request, String step, String what) implements Noted {
    @Override
    public Note note() {
        return Note.by(by, "signatures." + step, "signature " + request).with("what", what);
    }
}
