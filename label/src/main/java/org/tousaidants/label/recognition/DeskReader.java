package org.tousaidants.label.recognition;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.Actor;

/// « Lecture au bureau » — reads one label with its history for a person who may read it, and whether that
/// person may vote on the open proposals.
@Service
class DeskReader {
    private final LabelCaseStore lives;
    private final ProposalStore proposals;
    private final Committee committee;
    private final VoteEligibility electorate;
    private final LabelCaseReader lifeReader;
    private final HolderReader holderReader;
    private final ApplicationEventPublisher events;

    DeskReader(
            LabelCaseStore lives,
            ProposalStore proposals,
            Committee committee,
            VoteEligibility electorate,
            LabelCaseReader lifeReader,
            HolderReader holderReader,
            ApplicationEventPublisher events) {
        this.lives = lives;
        this.proposals = proposals;
        this.committee = committee;
        this.electorate = electorate;
        this.lifeReader = lifeReader;
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
