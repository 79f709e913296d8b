package org.tousaidants.platform.identity;

import java.util.UUID;

/// « Déconnexion » — published when sessions are ended by their owner or by a coordinator.
///
/// @param sessions number of ended sessions
public record PersonSignedOut(UUID by, UUID account, int sessions) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(by, "identity.signed_out", "account " + account)
                .with("sessions", sessions);
    }
}
