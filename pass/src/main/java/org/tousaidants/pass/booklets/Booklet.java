package org.tousaidants.pass.booklets;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Carnet » — some vouchers of one order, and who has them to hand over.
public record Booklet(
        UUID id,
        UUID order,
        int number,
        UUID batch,
        State state,
        Optional<UUID> prescriber,
        Optional<UUID> lostBy,
        Optional<UUID> lostSecond,
        Optional<UUID> replacedBy,
        Optional<Instant> handedAt) {

    /// « État du carnet » — void: printed again, or torn.
    public enum State {
        MADE,
        DELIVERED,
        RECEIVED,
        HANDED,
        LOST,
        VOID
    }
}
