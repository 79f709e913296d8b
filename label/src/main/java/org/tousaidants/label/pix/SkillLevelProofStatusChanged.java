package org.tousaidants.label.pix;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Preuve de niveaux enregistrée ou retirée » — published when a proof is recorded (`recorded`) or withdrawn
/// (`withdrawn`).
///
/// @param helper id of the helper's file
record SkillLevelProofStatusChanged(UUID by, String act, UUID helper, UUID proof) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(by, "pix.proof_" + act, "helper " + helper).with("proof", proof);
    }
}
