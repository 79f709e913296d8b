package org.tousaidants.platform.passkeys;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Clé d’accès ajoutée ou retirée » — the event of a change of passkeys.
record PasskeyChanged(UUID account, UUID key, boolean added) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(account, added ? "passkeys.added" : "passkeys.removed", "account " + account)
                .with("key", key);
    }
}
