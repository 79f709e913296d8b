package org.tousaidants.label.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.recognition.LabelCase.LabelState;
import org.tousaidants.platform.web.Page;
import org.tousaidants.rules.protocol.LabelRules;
import org.tousaidants.rules.versions.PublishedRules;

/// A case as a page shows it to the holder or to the committee.
///
/// @param name name of the holder
/// @param proposals proposals, newest first
/// @param few open proposals on which too few members may still vote, and nobody else judges
/// @param elsewhere appeals that another committee or a mediator judges
/// @param known names by id of the people in the case whose names are still known
record LabelCaseView(
        LabelCase life,
        String name,
        PublishedRules.RulesInForce rules,
        LabelDossierAssessor.DossierAssessment weighed,
        List<CommitteeProposal> proposals,
        Set<UUID> few,
        CommitteeVoteEligibility.JudgesElsewhere elsewhere,
        Map<UUID, String> known,
        LocalDate today) {
    LabelRules label() {
        return life.label(rules.protocol());
    }

    LabelState state() {
        return life.state(today, label().graceDays());
    }

    /// Returns the status of the label; empty if it was never granted.
    ///
    /// @param own whether the reader is the holder
    Optional<LabelStatus> now(Page page, boolean own) {
        var state = state();
        return life.term().filter(_ -> state != LabelState.NEVER).map(term -> {
            var off = state == LabelState.SUSPENDED || state == LabelState.WITHDRAWN;
            return new LabelStatus(
                    state,
                    t(
                            page,
                            (own ? "mine.state." : "life.state.") + state.key(),
                            page.day(term.until()),
                            page.day(term.until().plusDays(label().graceDays())),
                            page.day(life.since().orElse(term.from()))),
                    off ? life.standing().map(LabelCaseStep::reason).orElse("") : "",
                    next(page, own, state));
        });
    }

    private List<String> next(Page page, boolean own, LabelState state) {
        var next = new ArrayList<String>();
        life.stayedUntil().ifPresent(day -> next.add(t(page, "mine.stayed", page.day(day))));
        if (state == LabelState.SUSPENDED && life.stayedUntil().isEmpty()) next.add(t(page, "next.suspended"));
        if (!own)
            open().stream()
                    .flatMap(one -> one.dueOn().stream())
                    .forEach(day -> next.add(t(page, "next.appeal", page.day(day))));
        decided().stream()
                .flatMap(one -> appealable(one).stream())
                .max(LocalDate::compareTo)
                .ifPresent(day -> next.add(t(page, own ? "mine.appeal" : "next.appealable", page.day(day))));
        if (state == LabelState.SUSPENDED || state == LabelState.WITHDRAWN) next.add(t(page, "next.public"));
        return List.copyOf(next);
    }

    String profile() {
        return rules.protocol()
                .profile(life.profile())
                .map(found -> found.name())
                .orElse(life.profile());
    }

    List<CommitteeProposal> open() {
        return proposals.stream().filter(CommitteeProposal::isOpen).toList();
    }

    boolean tooFew(CommitteeProposal proposal) {
        return few.contains(proposal.id());
    }

    /// Returns the committee or mediator outside this network who judges an appeal; empty if this committee does.
    Optional<AppealReferee> judge(CommitteeProposal proposal) {
        return Optional.ofNullable(elsewhere.referred().get(proposal.id()));
    }

    /// Returns the proposals about which the committee decided, without requests that the holder withdrew.
    List<CommitteeProposal> decided() {
        return proposals.stream()
                .filter(each -> each.closing()
                        .filter(closing -> closing.outcome() != CommitteeProposal.ProposalOutcome.DROPPED)
                        .isPresent())
                .toList();
    }

    Optional<CommitteeProposal> proposal(UUID id) {
        return proposals.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /// Returns the last day on which the holder can appeal against a decision; empty if an appeal is not
    /// possible or this day is over.
    Optional<LocalDate> appealable(CommitteeProposal decision) {
        if (!decision.hurts()
                || proposals.stream().anyMatch(each -> each.against().equals(Optional.of(decision.id()))))
            return Optional.empty();
        return decision.closing().map(closing -> appealUntil(closing.at())).filter(day -> !day.isBefore(today));
    }

    LocalDate appealUntil(Instant decided) {
        return ParisTime.day(decided).plusDays(label().decision().appealDays());
    }

    /// Returns whether the page shows the reason of a step next to the step. The reasons of a decision are shown
    /// with its votes and not here. A decision from elsewhere has no votes.
    boolean saidHere(LabelCaseStep step) {
        return !step.reason().isEmpty()
                && step.proposal()
                        .flatMap(this::proposal)
                        .filter(one -> judge(one).isEmpty())
                        .filter(one -> one.closing()
                                .filter(closing -> closing.at().equals(step.at()))
                                .isPresent())
                        .isEmpty();
    }

    /// Returns the kind of proposal to which a step refers, if the name of the step does not state it; else
    /// empty.
    Optional<CommitteeProposal.ProposalAct> about(LabelCaseStep step) {
        return switch (step.act()) {
            case PROPOSED, DROPPED, KEPT ->
                step.proposal().flatMap(this::proposal).map(CommitteeProposal::act);
            default -> Optional.empty();
        };
    }

    String who(Optional<UUID> by, Page page) {
        if (by.isEmpty()) return page.t("labels.who.rounds");
        if (life.holder().is(by.get())) return name;
        var someone = known.get(by.get());
        if (someone != null) return someone;
        return page.t(isAPlace() ? "labels.place.who.gone" : "labels.who.gone");
    }

    boolean isAPlace() {
        return switch (life.holder()) {
            case LabelHolder.HelperAsLabelHolder _ -> false;
            case LabelHolder.PlaceAsLabelHolder _ -> true;
        };
    }

    /// Returns a text in the wording for a place or for a person, whichever the holder is. If there is no
    /// wording for a place, the text is the same for both.
    String t(Page page, String key, Object... holes) {
        return page.t(isAPlace() && page.has("labels.place." + key) ? "labels.place." + key : "labels." + key, holes);
    }

    /// Returns the title of the case, for example with the name of the holder.
    String named(Page page) {
        return name.isEmpty() ? t(page, "who.gone") : name;
    }

    /// Returns whether a member voted after reading a version of the dossier that differs from the last one.
    boolean readAnother(CommitteeProposal.CommitteeVote vote) {
        return !vote.basis().print().isEmpty() && !vote.basis().print().equals(weighed.print());
    }
}
