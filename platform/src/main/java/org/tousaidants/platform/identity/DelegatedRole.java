package org.tousaidants.platform.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Délégation » — a role that a coordinator delegated to another person until a last day, with its scope and its
/// revocation, if any.
public record DelegatedRole(
        UUID id,
        UUID account,
        DelegatedRoleKind kind,
        String subject,
        Instant since,
        Instant until,
        UUID by,
        Optional<Instant> taken) {
    /// « Étendue d’une délégation » — the scope of a delegation.
    public enum DelegatedRoleKind {
        /// All rights of a coordinator in the whole network.
        COORDINATION,
        /// The rights of the manager of one organisation (structure), whose id is `subject`.
        STRUCTURE,
        /// The rights of the person who manages the vouchers of one place, whose code is `subject`.
        PLACE,
        /// The right to read how the money of one funder is used; `subject` is the name of the funder in its
        /// orders.
        FUNDER
    }

    public boolean holds(Instant now) {
        return taken.isEmpty() && !since.isAfter(now) && until.isAfter(now);
    }
}
