package org.tousaidants.platform.passkeys;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Clé d’accès ajoutée ou retirée » — published when a passkey is added or removed.
record PasskeyChanged(UUID account, UUID key, boolean added) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(account, added ? "passkeys.added" : "passkeys.removed", "account " + account)
                .with("key", key);
    }
}
