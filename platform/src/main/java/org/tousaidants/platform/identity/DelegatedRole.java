package org.tousaidants.platform.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Délégation » — a delegated role: its scope, its last day, the coordinator who delegated it, and its
/// revocation.
public record DelegatedRole(
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
        /// All rights of a coordinator in the whole network.
        COORDINATION,
        /// The rights of the manager of one structure, named by `subject`.
        STRUCTURE,
        /// The rights of the till keeper of one place, whose code is `subject`.
        PLACE,
        /// The right to read how the money of one funder is used; `subject` is the funder's name in its orders.
        FUNDER
    }

    public boolean holds(Instant now) {
        return taken.isEmpty() && !since.isAfter(now) && until.isAfter(now);
    }
}
