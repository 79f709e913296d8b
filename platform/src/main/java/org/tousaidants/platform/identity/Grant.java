package org.tousaidants.platform.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Délégation » — a role with a scope and an end date, its grantor, and its revocation.
public record Grant(
        UUID id,
        UUID account,
        Kind kind,
        String subject,
        Instant since,
        Instant until,
        UUID by,
        Optional<Instant> taken) {
    /// « Étendue d’une délégation » — the scope of a delegation.
    public enum Kind {
        /// All rights of a coordinator, in the whole network.
        COORDINATION,
        /// The rights of the manager of one structure, named by `subject`.
        STRUCTURE,
        /// The rights of the keeper of one place (its till), named by its code in `subject`.
        PLACE,
        /// To read the use of the money of one funder, named by `subject` as in its orders.
        FUNDER
    }

    public boolean holds(Instant now) {
        return taken.isEmpty() && !since.isAfter(now) && until.isAfter(now);
    }
}
