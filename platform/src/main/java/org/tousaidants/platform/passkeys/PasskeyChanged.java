package org.tousaidants.platform.passkeys;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Clé d’accès ajoutée ou retirée » — published when a passkey is added or removed.
///
/// @param key id of the passkey
/// @param added true if it was added; false if it was removed
record PasskeyChanged(UUID account, UUID key, boolean added) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(account, added ? "passkeys.added" : "passkeys.removed", "account " + account)
                .with("key", key);
    }
}
