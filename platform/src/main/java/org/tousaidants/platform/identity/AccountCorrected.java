package org.tousaidants.platform.identity;

import java.util.UUID;

/// « Compte corrigé » — published when a coordinator corrects a name or an address. The event contains neither the
/// name nor the address.
///
/// @param by coordinator
/// @param name whether the name was corrected
/// @param mail whether the address was corrected
record AccountCorrected(UUID by, UUID account, boolean name, boolean mail) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(by, "identity.account_corrected", "account " + account)
                .with("name", name)
                .with("mail", mail);
    }
}
