package org.tousaidants.label.pix;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Preuve de niveaux enregistrée ou retirée » — published when a proof is recorded (`recorded`) or withdrawn
/// (`withdrawn`).
record ProofStatusChanged(UUID by, String act, UUID helper, UUID proof) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(by, "pix.proof_" + act, "helper " + helper).with("proof", proof);
    }
}
