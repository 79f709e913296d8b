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
        Loss loss,
        Optional<Instant> handedAt) {

    /// « Perte d’un carnet » — who reported it and what became of it.
    ///
    /// @param blockedBy the request that reports it, while a second signature is awaited: nothing of it is taken
    /// @param replacedBy the booklet that holds what was left
    public record Loss(
            Optional<UUID> lostBy, Optional<UUID> lostSecond, Optional<UUID> replacedBy, Optional<UUID> blockedBy) {
        static final Loss NONE = new Loss(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// « État du carnet » — void: printed again, or torn.
    public enum State {
        MADE,
        DELIVERED,
        RECEIVED,
        HANDED,
        LOST,
        VOID
    }

    /// Reported lost or lost: nothing of it is taken or handed over.
    public boolean blocked() {
        return state == State.LOST || loss.blockedBy().isPresent();
    }

    Booklet with(State now, Optional<UUID> whose, Optional<Instant> handed) {
        return new Booklet(id, order, number, batch, now, whose, loss, handed);
    }

    Booklet with(State now, Loss lost) {
        return new Booklet(id, order, number, batch, now, prescriber, lost, handedAt);
    }
}
