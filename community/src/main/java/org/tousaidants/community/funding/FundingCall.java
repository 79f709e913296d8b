package org.tousaidants.community.funding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// « Appel à projets » — a call for projects: questions, deadline by the server's clock, budget, and maximum
/// per project.
///
/// @param funder source of the money; empty for the network
public record FundingCall(
        UUID id,
        String title,
        String funder,
        String words,
        Instant ends,
        long cents,
        long mostCents,
        CallRequirements asks,
        Instant added) {
    /// « Ce que l’appel demande » — what a call requires of a project.
    ///
    /// @param grid criteria that each reader marks from 0 to 5
    /// @param conditions conditions of admissibility
    /// @param questions to the applicant, besides the description
    public record CallRequirements(List<String> grid, List<String> conditions, List<String> questions) {}

    List<String> grid() {
        return asks.grid();
    }

    /// « Projet déposé » — a submitted project.
    ///
    /// @param report on its result; empty before
    record Project(
            UUID id,
            UUID call,
            Instant at,
            String name,
            String holder,
            String contact,
            String words,
            ProjectMoney money,
            String reason,
            String report) {
        boolean granted() {
            return money.grantedCents().orElse(0L) > 0;
        }
    }

    /// « Argent d’un projet » — the money asked for, granted and paid, in cents.
    ///
    /// @param grantedCents 0 for a refusal; empty before the decision
    record ProjectMoney(long askedCents, Optional<Long> grantedCents, long paidCents) {}

    /// « Suivi d’un projet » — the place of a project, its answers, admissibility and evaluation.
    ///
    /// @param admissible empty before the check
    /// @param evaluation by the network, after the report; empty before
    record ProjectFollowUp(
            String place, List<String> answers, Optional<Boolean> admissible, String words, String evaluation) {}

    /// « Qui finance quoi, où » — one funded project: funder, holder and place.
    record FundedProject(String funder, String project, String holder, String place, long cents) {}

    /// « Lecture d’un projet » — the review of a project by one reader.
    ///
    /// @param at time of the submission; empty while it is awaited
    /// @param conflict whether the reader has a conflict of interest, and so no access
    record ProjectReview(
            UUID project, UUID reader, Optional<Instant> at, List<Integer> marks, String words, boolean conflict) {
        int sum() {
            return marks.stream().mapToInt(Integer::intValue).sum();
        }
    }

    /// « Avis du comité » — the opinion of one member of the committee.
    record CommitteeOpinion(UUID account, boolean favourable, String words) {}

    /// « Action du territoire » — one action of the territory's plan.
    ///
    /// @param indicator in the words of its owner
    /// @param figure id of the figure that measures it; empty if none
    record TerritoryAction(
            UUID id, String title, String owner, String indicator, String figure, ActionState state, Instant since) {}

    /// « État d’une action » — the progress of an action.
    enum ActionState {
        PLANNED,
        GOING,
        DONE,
        DROPPED
    }
}
