package org.tousaidants.platform.identity;

import java.util.UUID;

/// « Compte corrigé » — published when a coordinator corrects a name or an address. The event contains neither
/// of them.
record AccountCorrected(UUID by, UUID account, boolean name, boolean mail) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(by, "identity.account_corrected", "account " + account)
                .with("name", name)
                .with("mail", mail);
    }
}
