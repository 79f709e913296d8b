package org.tousaidants.commons.funding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// « Appel à projets » — what is asked, until when by the server's clock, how much there is and how much at most for
/// one.
///
/// @param funder whose money it is, empty when it is the network's
public record FundingCall(
        UUID id,
        String title,
        String funder,
        String words,
        Instant ends,
        long cents,
        long mostCents,
        Asks asks,
        Instant added) {
    /// « Ce que l’appel demande ».
    ///
    /// @param grid what each reader marks from 0 to 5
    /// @param conditions what a project must be to be read at all
    /// @param questions what the sender answers, beside its text
    public record Asks(List<String> grid, List<String> conditions, List<String> questions) {}

    List<String> grid() {
        return asks.grid();
    }

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

    /// « Suivi d’un projet » — where it takes place, what it answers, whether it may be read, what it was worth.
    ///
    /// @param admissible empty before a person looked
    /// @param evaluation of the network, after the report; empty before
    record Followed(
            String place, List<String> answers, Optional<Boolean> admissible, String words, String evaluation) {}

    /// « Qui finance quoi, où ».
    record Funded(String funder, String project, String holder, String place, long cents) {}

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
    ///
    /// @param indicator by what one sees it, in the words of who answers for it
    /// @param figure the id of the figure that tells it, or empty
    record Action(UUID id, String title, String owner, String indicator, String figure, State state, Instant since) {}

    /// « État d’une action ».
    enum State {
        PLANNED,
        GOING,
        DONE,
        DROPPED
    }
}
