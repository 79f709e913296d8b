package org.tousaidants.platform.passkeys;

import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Clé d’accès ajoutée ou retirée ».
record PasskeyMoved(UUID account, UUID key, boolean added) implements Noted {
    @Override
    public Note note() {
        return Note.by(account, added ? "passkeys.added" : "passkeys.removed", "account " + account)
                .with("key", key);
    }
}
