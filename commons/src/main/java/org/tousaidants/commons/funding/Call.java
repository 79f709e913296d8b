package org.tousaidants.commons.funding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// « Appel à projets » — what is asked, until when by the server's clock, how much there is and how much at most for
/// one.
///
/// @param grid what each reader marks from 0 to 5
record Call(
        UUID id,
        String title,
        String words,
        Instant ends,
        long cents,
        long mostCents,
        List<String> grid,
        Instant added) {
    /// « Projet déposé ».
    ///
    /// @param report what became of it, empty before
    record Project(
            UUID id,
            UUID call,
            Instant at,
            String name,
            String holder,
            String contact,
            String words,
            Money money,
            String reason,
            String report) {
        boolean granted() {
            return money.grantedCents().orElse(0L) > 0;
        }
    }

    /// « Argent d’un projet » — asked for, granted, paid.
    ///
    /// @param grantedCents what was decided, 0 for a refusal; empty before
    record Money(long askedCents, Optional<Long> grantedCents, long paidCents) {}

    /// « Lecture d’un projet » — of one reader.
    ///
    /// @param at when it was given; empty while it is awaited
    /// @param conflict the reader has a tie with the project, and reads no more of it
    record Reading(
            UUID project, UUID reader, Optional<Instant> at, List<Integer> marks, String words, boolean conflict) {
        int sum() {
            return marks.stream().mapToInt(Integer::intValue).sum();
        }
    }

    /// « Avis du comité » — of one member.
    record Opinion(UUID account, boolean favourable, String words) {}

    /// « Action du territoire ».
    record Action(UUID id, String title, String owner, String indicator, State state, Instant since) {}

    /// « État d’une action ».
    enum State {
        PLANNED,
        GOING,
        DONE,
        DROPPED
    }
}
