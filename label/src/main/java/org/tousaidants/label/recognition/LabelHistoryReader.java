package org.tousaidants.label.recognition;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.observations.CaseNote;
import org.tousaidants.label.observations.CaseNotes;
import org.tousaidants.platform.identity.Actor;

/// « Lecture au bureau » — reads one label with its history for a person who may read it, and whether that
/// person may vote on the open proposals.
@Service
class LabelHistoryReader {
    private final LabelCaseStore lives;
    private final ProposalStore proposals;
    private final Committee committee;
    private final VoteEligibility electorate;
    private final LabelCaseReader lifeReader;
    private final List<CaseNotes> notes;
    private final LabelHolderReader holderReader;
    private final ApplicationEventPublisher events;

    LabelHistoryReader(
            LabelCaseStore lives,
            ProposalStore proposals,
            Committee committee,
            VoteEligibility electorate,
            LabelCaseReader lifeReader,
            List<CaseNotes> notes,
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

    /// The view of a case. Reading it is logged.
    @Transactional
    Optional<LabelCaseView> open(Actor reader, UUID life) {
        if (!committee.mayRead(reader)) return Optional.empty();
        var found =
                lives.find(life).filter(one -> !one.holder().is(reader.id())).map(one -> lifeReader.of(one));
        found.ifPresent(one -> events.publishEvent(new LabelsRead(reader.id(), life.toString(), 1)));
        return found;
    }

    /// The words about the holder that stand beside the file: of the peers, of complaints.
    @Transactional(readOnly = true)
    List<CaseNote> notes(LabelCase life) {
        var helper = switch (life.holder()) {
            case LabelHolder.AHelper(var file, var _) -> Optional.of(file);
            case LabelHolder.APlace _ -> Optional.<UUID>empty();
        };
        var badges = life.steps().stream()
                .flatMap(step -> step.term().stream())
                .map(LabelStep.Term::code)
                .distinct()
                .toList();
        return notes.stream().flatMap(one -> one.of(helper, badges).stream()).toList();
    }

    /// The members who could still judge an appeal after this proposal is decided by all who signed, by the reader,
    /// and by as many others as are needed.
    int leftForAppeal(LabelCaseView told, CommitteeProposal proposal) {
        var able = electorate.of(told.life(), against(told, proposal)).size();
        return Math.max(
                0,
                able
                        - Math.max(
                                told.label().decision().signatures(),
                                proposal.votes().size()));
    }

    boolean maySign(Actor member, LabelCaseView told, CommitteeProposal proposal) {
        return committee.has(member)
                && proposal.isOpen()
                && !proposal.signedBy(member.id())
                && electorate.may(told.life(), against(told, proposal), member.id());
    }

    /// @param name of the holder
    record Due(CommitteeProposal proposal, String name) {}

    /// The proposals that wait for the member's vote.
    @Transactional(readOnly = true)
    List<Due> due(Actor member) {
        if (!committee.has(member)) return List.of();
        return proposals.open().stream()
                .filter(one -> !one.signedBy(member.id()))
                .flatMap(one -> lives
                        .find(one.life())
                        .filter(life -> electorate.may(
                                life, one.against().flatMap(decided -> proposals.find(decided)), member.id()))
                        .map(life -> new Due(one, holderReader.name(life.holder())))
                        .stream())
                .toList();
    }

    private static Optional<CommitteeProposal> against(LabelCaseView told, CommitteeProposal proposal) {
        return proposal.against().flatMap(told::proposal);
    }
}
