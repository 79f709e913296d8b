package org.tousaidants.governance.ruleproposals;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Dossiers lus » — published when a person reads dossiers of helpers to compute the effect of rules.
///
/// @param dossiers number of dossiers
/// @param purpose `impact` if they are read with names, `file` if they are exported without names
record HelperDossiersReadForRules(UUID reader, int dossiers, String purpose) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(reader, "drafts.dossiers_read", purpose).with("dossiers", dossiers);
    }
}
