package org.tousaidants.community.funding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// « Appel à projets » — a call for projects: questions, deadline by the server's clock, budget, and maximum amount
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
        FundingCallRequirements asks,
        Instant added) {
    /// « Ce que l’appel demande » — the requirements of a call.
    ///
    /// @param grid criteria that each reviewer rates from 0 to 5
    /// @param conditions conditions of admissibility
    /// @param questions questions to the applicant, in addition to the description
    public record FundingCallRequirements(List<String> grid, List<String> conditions, List<String> questions) {}

    List<String> grid() {
        return asks.grid();
    }

    /// « Projet déposé » — a submitted project.
    ///
    /// @param report report about its result; empty before the report
    record FundingProject(
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

    /// « Argent d’un projet » — the amounts of a project, in cents.
    ///
    /// @param askedCents requested amount
    /// @param grantedCents granted amount; 0 for a refusal; empty before the decision
    /// @param paidCents paid amount
    record ProjectMoney(long askedCents, Optional<Long> grantedCents, long paidCents) {}

    /// « Suivi d’un projet » — the place of a project, the answers of the applicant, the admissibility and the
    /// evaluation.
    ///
    /// @param admissible whether it is admissible; empty before the check
    /// @param evaluation text of the network, after the report; empty before
    record ProjectFollowUp(
            String place, List<String> answers, Optional<Boolean> admissible, String words, String evaluation) {}

    /// « Qui finance quoi, où » — one funded project: funder, holder and place.
    ///
    /// @param cents granted amount in cents
    record FundedProject(String funder, String project, String holder, String place, long cents) {}

    /// « Lecture d’un projet » — the review of a project by one reviewer.
    ///
    /// @param at moment of the submission of the review; empty before
    /// @param conflict whether the reviewer has a conflict of interest and therefore no access
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
    /// @param indicator indicator in the words of the person responsible for the action
    /// @param figure id of the figure that measures it; empty if there is none
    /// @param scheme the local scheme that it carries out
    /// @param sheet the sheet or measure of that scheme, in its words; empty if none
    record TerritoryAction(
            UUID id,
            String title,
            String owner,
            String indicator,
            String figure,
            TerritoryActionState state,
            Instant since,
            Optional<LocalScheme> scheme,
            String sheet) {}

    /// « État d’une action » — the progress of an action.
    enum TerritoryActionState {
        PLANNED,
        GOING,
        DONE,
        DROPPED
    }
}
