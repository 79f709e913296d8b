package org.tousaidants.vouchers.booklets;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Carnet » — a booklet: some vouchers of one order, with its prescriber.
public record Booklet(
        UUID id,
        UUID order,
        int number,
        UUID batch,
        State state,
        Optional<UUID> prescriber,
        BookletLoss loss,
        Optional<Instant> handedAt) {

    /// « Perte d’un carnet » — the report of a lost booklet and its outcome.
    ///
    /// @param blockedBy request that reports the loss, while it waits for a second signature: the vouchers
    /// are refused
    /// @param replacedBy booklet that holds the remaining value
    public record BookletLoss(
            Optional<UUID> lostBy, Optional<UUID> lostSecond, Optional<UUID> replacedBy, Optional<UUID> blockedBy) {
        static final BookletLoss NONE =
                new BookletLoss(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// « État du carnet » — the state of a booklet; void means reprinted or torn.
    public enum State {
        MADE,
        DELIVERED,
        RECEIVED,
        HANDED,
        LOST,
        VOID
    }

    /// Whether the loss is reported or confirmed: the vouchers are refused and the booklet cannot be handed
    /// over.
    public boolean blocked() {
        return state == State.LOST || loss.blockedBy().isPresent();
    }

    Booklet with(State now, Optional<UUID> whose, Optional<Instant> handed) {
        return new Booklet(id, order, number, batch, now, whose, loss, handed);
    }

    Booklet with(State now, BookletLoss lost) {
        return new Booklet(id, order, number, batch, now, prescriber, lost, handedAt);
    }
}
