package org.tousaidants.label.recognition;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.rules.versions.PublishedRules;

/// Submits a proposal to the committee in the transaction of the caller, who must have locked the case: stores the
/// proposal, adds a step to the case, and sends the letters. The methods return the id of the proposal; empty if the
/// same proposal is already open.
@Component
class CommitteeProposalSubmission {
    private final CommitteeProposalStore proposals;
    private final LabelDossierAssessor weigher;
    private final LabelCaseStepWriter lifeWriter;
    private final CommitteeVoteEligibility electorate;
    private final LabelLetterWriter labelLetterWriter;
    private final AppealReferralWriter referrals;
    private final Clock clock;

    CommitteeProposalSubmission(
            CommitteeProposalStore proposals,
            LabelDossierAssessor weigher,
            LabelCaseStepWriter lifeWriter,
            CommitteeVoteEligibility electorate,
            LabelLetterWriter labelLetterWriter,
            AppealReferralWriter referrals,
            Clock clock) {
        this.proposals = proposals;
        this.weigher = weigher;
        this.lifeWriter = lifeWriter;
        this.electorate = electorate;
        this.labelLetterWriter = labelLetterWriter;
        this.referrals = referrals;
        this.clock = clock;
    }

    /// Submits a proposal that the holder requests, or a person responsible for the place.
    ///
    /// @param life case of the label, already locked
    Optional<UUID> wish(
            LabelCase life,
            CommitteeProposal.ProposalAct act,
            Optional<CommitteeProposal> against,
            UUID by,
            String words,
            PublishedRules.RulesInForce rules) {
        var appeal = act == CommitteeProposal.ProposalAct.APPEAL;
        var proposal = proposal(life, act, against, Optional.of(by), words, rules);
        var put = put(life, proposal, appeal ? LabelCaseStep.LabelAct.APPEALED : LabelCaseStep.LabelAct.ASKED, rules);
        var judge = put.flatMap(_ -> electorate.judgeElsewhere(proposal));
        if (judge.isPresent()) labelLetterWriter.tellHolderReferred(life, judge.get(), clock.instant());
        else
            put.ifPresent(_ -> labelLetterWriter.tell(
                    life,
                    appeal ? "appealed" : "asked",
                    List.of(),
                    clock.instant(),
                    proposal.dueOn().stream().toArray()));
        return put;
    }

    /// Submits a proposal of a person other than the holder, or of the daily job.
    ///
    /// @param life case of the label, already locked
    Optional<UUID> propose(
            LabelCase life,
            CommitteeProposal.ProposalAct act,
            Optional<UUID> by,
            String words,
            PublishedRules.RulesInForce rules) {
        var put = confirm(life, act, by, words, rules);
        put.ifPresent(_ -> labelLetterWriter.tell(life, "proposed." + act.key(), quoted(words), clock.instant()));
        return put;
    }

    /// Submits the proposal to confirm an emergency suspension. The holder gets no letter about the proposal,
    /// because a letter informs them of the suspension itself.
    ///
    /// @param life case of the label, already locked
    Optional<UUID> confirm(
            LabelCase life,
            CommitteeProposal.ProposalAct act,
            Optional<UUID> by,
            String words,
            PublishedRules.RulesInForce rules) {
        return put(
                life, proposal(life, act, Optional.empty(), by, words, rules), LabelCaseStep.LabelAct.PROPOSED, rules);
    }

    private CommitteeProposal proposal(
            LabelCase life,
            CommitteeProposal.ProposalAct act,
            Optional<CommitteeProposal> against,
            Optional<UUID> by,
            String words,
            PublishedRules.RulesInForce rules) {
        return new CommitteeProposal(
                UUID.randomUUID(),
                life.id(),
                act,
                against.map(CommitteeProposal::id),
                clock.instant(),
                by,
                words,
                new CommitteeProposal.RulesAndDossierRead(
                        rules.version(), weigher.of(life, rules).print()),
                Optional.empty(),
                List.of());
    }

    private Optional<UUID> put(
            LabelCase life, CommitteeProposal one, LabelCaseStep.LabelAct step, PublishedRules.RulesInForce rules) {
        if (!proposals.add(one)) return Optional.empty();
        lifeWriter.append(
                life,
                new LabelCaseStep(
                        one.openedAt(),
                        step,
                        one.by(),
                        one.words(),
                        one.basis().version(),
                        Optional.of(one.id()),
                        Optional.empty()));
        var against = one.against().flatMap(id -> proposals.find(id));
        if (one.act() == CommitteeProposal.ProposalAct.APPEAL
                && referrals.refer(life, one).isPresent()) return Optional.of(one.id());
        var may = electorate.of(life, against);
        labelLetterWriter.tellCommittee(may, life, one, one.openedAt());
        var needed = life.label(rules.protocol()).decision().signatures();
        if (may.size() < needed) labelLetterWriter.tellTooFew(life, may.size(), needed, one.openedAt());
        return Optional.of(one.id());
    }

    private static List<String> quoted(String words) {
        return words.isBlank() ? List.of() : List.of(words);
    }
}
