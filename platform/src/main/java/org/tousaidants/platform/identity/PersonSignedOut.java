package org.tousaidants.platform.identity;

import java.util.UUID;

/// « Déconnexion » — published when sessions are ended by their owner or by the coordination.
public record PersonSignedOut(UUID by, UUID account, int sessions) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(by, "identity.signed_out", "account " + account).with("sessions", sessions);
    }
}
