package org.tousaidants.platform.identity;

import java.util.UUID;

/// « Compte accepté » — a coordinator vouches for a person who opened her account herself.
public record AccountAccepted(UUID by, UUID account) implements Noted {
    @Override
    public Note note() {
        return Note.by(by, "identity.account_accepted", "account " + account);
    }
}
