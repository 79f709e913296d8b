package org.tousaidants.label.recognition;

import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.Actor;

/// « Lecture au bureau » — one label with its story, opened by somebody who may read it, and whether she may sign what
/// waits.
@Service
class DeskReading {
    private final LifeStore lives;
    private final Committee committee;
    private final Voters voters;
    private final LifeReader telling;
    private final ApplicationEventPublisher events;

    DeskReading(
            LifeStore lives, Committee committee, Voters voters, LifeReader telling, ApplicationEventPublisher events) {
        this.lives = lives;
        this.committee = committee;
        this.voters = voters;
        this.telling = telling;
        this.events = events;
    }

    /// Reading it is noted.
    @Transactional
    Optional<LifeView> open(Actor reader, UUID life) {
        if (!committee.mayRead(reader)) return Optional.empty();
        var network = reader.network().id();
        var found = lives.find(network, life)
                .filter(one -> !one.holder().is(reader.id()))
                .map(one -> telling.of(network, one));
        found.ifPresent(one -> events.publishEvent(new LabelsRead(network, reader.id(), life.toString(), 1)));
        return found;
    }

    boolean maySign(Actor member, LifeView told, Proposal proposal) {
        return committee.has(member)
                && proposal.isOpen()
                && !proposal.signedBy(member.id())
                && voters.of(member.network().id(), told.life(), against(told, proposal)).stream()
                        .anyMatch(voter -> voter.id().equals(member.id()));
    }

    private static Optional<Proposal> against(LifeView told, Proposal proposal) {
        return proposal.against().flatMap(told::proposal);
    }
}
