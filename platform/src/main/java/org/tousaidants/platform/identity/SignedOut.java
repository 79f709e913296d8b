package org.tousaidants.platform.identity;

import java.util.UUID;

/// « Déconnexion » — sessions were ended by their owner.
public record SignedOut(String network, UUID account, int sessions) implements Noted {
    @Override
    public Note note() {
        return Note.by(account, network, "identity.signed_out", "account " + account)
                .with("sessions", sessions);
    }
}
