package org.tousaidants.community.funding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// « Appel à projets » — the questions, the deadline by the server's clock, the budget, and
/// the maximum per project.
///
/// @param funder the source of the money, empty for the network
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
    /// @param grid the criteria that each reader marks from 0 to 5
    /// @param conditions of admissibility
    /// @param questions to the applicant, beside the text
    public record Asks(List<String> grid, List<String> conditions, List<String> questions) {}

    List<String> grid() {
        return asks.grid();
    }

    /// « Projet déposé ».
    ///
    /// @param report on the result, empty before
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
    /// @param grantedCents the decision, 0 for a refusal; empty before
    record Money(long askedCents, Optional<Long> grantedCents, long paidCents) {}

    /// « Suivi d’un projet » — the place, the answers, the admissibility, the evaluation.
    ///
    /// @param admissible empty before the examination
    /// @param evaluation of the network, after the report; empty before
    record Followed(
            String place, List<String> answers, Optional<Boolean> admissible, String words, String evaluation) {}

    /// « Qui finance quoi, où ».
    record Funded(String funder, String project, String holder, String place, long cents) {}

    /// « Lecture d’un projet » — of one reader.
    ///
    /// @param at the time of submission; empty while it is awaited
    /// @param conflict the reader has a conflict of interest, and no longer has access
    record ProjectReading(
            UUID project, UUID reader, Optional<Instant> at, List<Integer> marks, String words, boolean conflict) {
        int sum() {
            return marks.stream().mapToInt(Integer::intValue).sum();
        }
    }

    /// « Avis du comité » — of one member.
    record Opinion(UUID account, boolean favourable, String words) {}

    /// « Action du territoire ».
    ///
    /// @param indicator in the words of its owner
    /// @param figure the id of the figure that measures it, or empty
    record Action(UUID id, String title, String owner, String indicator, String figure, State state, Instant since) {}

    /// « État d’une action ».
    enum State {
        PLANNED,
        GOING,
        DONE,
        DROPPED
    }
}
