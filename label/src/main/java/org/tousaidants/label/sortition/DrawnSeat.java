package org.tousaidants.label.sortition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// « Place tirée » — one draw for a meeting: one row of `sortition_seat`.
///
/// @param person empty once they withdrew or were forgotten
/// @param pool the ids among which the seat was drawn
/// @param words what the person wants to be read first; may be empty
record DrawnSeat(
        UUID meeting,
        int n,
        Optional<UUID> person,
        String seed,
        List<UUID> pool,
        Instant drawnAt,
        Answer answer,
        String words,
        Optional<Instant> printed,
        Optional<Instant> compensated) {
    /// The answer of the drawn person.
    enum Answer {
        NONE,
        ACCEPTED,
        DECLINED,
        /// No answer in time: another person was drawn.
        LAPSED,
        WITHDRAWN;

        /// Whether the seat is kept for this person.
        boolean live() {
            return this == NONE || this == ACCEPTED;
        }
    }

    boolean awaits() {
        return answer == Answer.NONE;
    }

    boolean accepted() {
        return answer == Answer.ACCEPTED;
    }
}
