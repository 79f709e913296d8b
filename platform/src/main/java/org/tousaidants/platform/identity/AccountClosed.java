package org.tousaidants.platform.identity;

import java.util.UUID;

/// « Compte fermé » — she can no longer sign in.
public record AccountClosed(String network, UUID by, UUID account) implements Noted {
    @Override
    public Note note() {
        return Note.by(by, network, "identity.account_closed", "account " + account);
    }
}
