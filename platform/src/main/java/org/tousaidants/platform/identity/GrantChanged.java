package org.tousaidants.platform.identity;

import java.time.Instant;
import java.util.UUID;
import org.tousaidants.core.text.ConstantName;

/// « Délégation donnée ou reprise » — published when a role is delegated or revoked.
record GrantChanged(UUID by, DelegatedRole grant, boolean given) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(by, given ? "identity.lent" : "identity.taken_back", "account " + grant.account())
                .with("lent", ConstantName.low(grant.kind()))
                .with("until", day(grant.until()));
    }

    private static String day(Instant moment) {
        return moment.toString().substring(0, 10);
    }
}
