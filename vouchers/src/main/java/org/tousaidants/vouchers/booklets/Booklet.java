package org.tousaidants.vouchers.booklets;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Carnet » — some vouchers of one order, and their prescriber.
public record Booklet(
        UUID id,
        UUID order,
        int number,
        UUID batch,
        State state,
        Optional<UUID> prescriber,
        Loss loss,
        Optional<Instant> handedAt) {

    /// « Perte d’un carnet » — the reporter and the outcome.
    ///
    /// @param blockedBy the request that reports the loss, while it awaits a second
    /// signature: its vouchers are
    ///     refused
    /// @param replacedBy the booklet that holds the remaining value
    public record Loss(
            Optional<UUID> lostBy, Optional<UUID> lostSecond, Optional<UUID> replacedBy, Optional<UUID> blockedBy) {
        static final Loss NONE = new Loss(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// « État du carnet » — void: reprinted, or torn.
    public enum State {
        MADE,
        DELIVERED,
        RECEIVED,
        HANDED,
        LOST,
        VOID
    }

    /// Reported lost or lost: its vouchers are refused and it cannot be handed over.
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
