package org.tousaidants.platform.identity;

import java.time.Instant;
import java.util.UUID;
import org.tousaidants.core.text.EnumConstantName;

/// « Délégation donnée ou reprise » — published when a role is delegated or a delegation is revoked.
///
/// @param by account of the coordinator
/// @param given true if the role is delegated; false if it is revoked
record RoleDelegationChanged(UUID by, DelegatedRole grant, boolean given) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(by, given ? "identity.lent" : "identity.taken_back", "account " + grant.account())
                .with("lent", EnumConstantName.low(grant.kind()))
                .with("until", day(grant.until()));
    }

    private static String day(Instant moment) {
        return moment.toString().substring(0, 10);
    }
}
