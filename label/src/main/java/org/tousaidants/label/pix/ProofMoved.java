package org.tousaidants.label.pix;

import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Preuve de niveaux enregistrée ou retirée » — `recorded` or `withdrawn`, in the file of a helper.
record ProofMoved(UUID by, String act, UUID helper, UUID proof) implements Noted {
    @Override
    public Note note() {
        return Note.by(by, "pix.proof_" + act, "helper " + helper).with("proof", proof);
    }
}
