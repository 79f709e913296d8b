package org.tousaidants.governance.ruleproposals;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Dossiers lus » — published when a person reads dossiers of helpers to compute the effect of rules: with
/// names (`impact`), or exported without names (`file`).
record HelperDossiersRead(UUID reader, int dossiers, String purpose) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(reader, "drafts.dossiers_read", purpose).with("dossiers", dossiers);
    }
}
