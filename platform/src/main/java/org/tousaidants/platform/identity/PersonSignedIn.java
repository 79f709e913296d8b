package org.tousaidants.platform.identity;

import java.util.UUID;

/// « Personne connectée » — published when a sign-in link was used and a session opened.
public record PersonSignedIn(UUID account, UUID session) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(account, "identity.signed_in", "account " + account)
                .with("session", session);
    }
}
