package org.tousaidants.platform.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Délégation » — a role within bounds and until a day, who gave it, and when it was taken back.
public record Grant(
        UUID id,
        UUID account,
        Kind kind,
        String subject,
        Instant since,
        Instant until,
        UUID by,
        Optional<Instant> taken) {
    /// « Étendue d’une délégation » — of what is lent.
    public enum Kind {
        /// All that a coordinator may do, in the whole network.
        COORDINATION,
        /// To answer for one structure, which `subject` names.
        STRUCTURE,
        /// To do what the keeper of one place does there (its till), as `subject` names it by its code.
        PLACE,
        /// To read what became of the money of one funder, which `subject` names as its orders do.
        FUNDER
    }

    public boolean holds(Instant now) {
        return taken.isEmpty() && !since.isAfter(now) && until.isAfter(now);
    }
}
