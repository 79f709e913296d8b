package org.tousaidants.label.recognition;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.observations.LabelCaseNote;
import org.tousaidants.label.observations.LabelCaseNotes;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Lecture au bureau » — reads one label with its history for a person who may read it, and determines whether
/// that person may vote on the open proposals.
@Service
class LabelHistoryReader {
    private final LabelCaseStore lives;
    private final CommitteeProposalStore proposals;
    private final LabelCommittee committee;
    private final CommitteeVoteEligibility electorate;
    private final LabelCaseReader lifeReader;
    private final List<LabelCaseNotes> notes;
    private final LabelHolderReader holderReader;
    private final ApplicationEventPublisher events;

    LabelHistoryReader(
            LabelCaseStore lives,
            CommitteeProposalStore proposals,
            LabelCommittee committee,
            CommitteeVoteEligibility electorate,
            LabelCaseReader lifeReader,
            List<LabelCaseNotes> notes,
            LabelHolderReader holderReader,
            ApplicationEventPublisher events) {
        this.lives = lives;
        this.proposals = proposals;
        this.committee = committee;
        this.electorate = electorate;
        this.lifeReader = lifeReader;
        this.notes = notes;
        this.holderReader = holderReader;
        this.events = events;
    }

    /// Returns the view of a case; empty if the reader may not read it. The reading is logged.
    ///
    /// @param life id of the case
    @Transactional
    Optional<LabelCaseView> open(SignedInPerson reader, UUID life) {
        if (!committee.mayRead(reader)) return Optional.empty();
        var found =
                lives.find(life).filter(one -> !one.holder().is(reader.id())).map(one -> lifeReader.of(one));
        found.ifPresent(one -> events.publishEvent(new LabelCasesRead(reader.id(), life.toString(), 1)));
        return found;
    }

    /// Returns the texts that peers and complainants wrote about a holder. The committee reads them together
    /// with the dossier.
    ///
    /// @param life case of the holder
    @Transactional(readOnly = true)
    List<LabelCaseNote> notes(LabelCase life) {
        var helper = switch (life.holder()) {
            case LabelHolder.HelperAsLabelHolder(var file, var _) -> Optional.of(file);
            case LabelHolder.PlaceAsLabelHolder _ -> Optional.<UUID>empty();
        };
        var badges = life.steps().stream()
                .flatMap(step -> step.term().stream())
                .map(LabelCaseStep.LabelValidityPeriod::code)
                .distinct()
                .toList();
        return notes.stream().flatMap(one -> one.of(helper, badges).stream()).toList();
    }

    /// Returns the number of members who could still vote on an appeal against the decision about a proposal.
    /// Members who voted, the reader, and as many others as are needed for the decision are excluded from an
    /// appeal.
    ///
    /// @param told the case
    /// @param proposal the proposal
    int leftForAppeal(LabelCaseView told, CommitteeProposal proposal) {
        var able = electorate.of(told.life(), against(told, proposal)).size();
        return Math.max(
                0,
                able
                        - Math.max(
                                told.label().decision().signatures(),
                                proposal.votes().size()));
    }

    boolean maySign(SignedInPerson member, LabelCaseView told, CommitteeProposal proposal) {
        return committee.has(member)
                && proposal.isOpen()
                && !proposal.signedBy(member.id())
                && told.judge(proposal).isEmpty()
                && electorate.may(told.life(), against(told, proposal), member.id());
    }

    /// A proposal that waits for a vote.
    ///
    /// @param name name of the holder
    record ProposalToVoteOn(CommitteeProposal proposal, String name) {}

    /// Returns the open proposals on which a member may vote and has not voted yet.
    @Transactional(readOnly = true)
    List<ProposalToVoteOn> due(SignedInPerson member) {
        if (!committee.has(member)) return List.of();
        return proposals.open().stream()
                .filter(one -> !one.signedBy(member.id()) && !electorate.elsewhere(one))
                .flatMap(one -> lives
                        .find(one.life())
                        .filter(life -> electorate.may(
                                life, one.against().flatMap(decided -> proposals.find(decided)), member.id()))
                        .map(life -> new ProposalToVoteOn(one, holderReader.name(life.holder())))
                        .stream())
                .toList();
    }

    private static Optional<CommitteeProposal> against(LabelCaseView told, CommitteeProposal proposal) {
        return proposal.against().flatMap(told::proposal);
    }
}
