package org.tousaidants.label.pix;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.pix.PersonNameMatcher.Person;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.rules.protocol.SkillEvidence;
import org.tousaidants.rules.protocol.SkillGrid;
import org.tousaidants.rules.versions.PublishedRules;

/// « Les preuves de niveaux » — service for the proven skill levels of helpers: a coordinator records them from
/// a document, or withdraws those of another person.
@Service
public class LevelProofs {
    /// « Papier vu » — a certificate or a trainer's attestation that a coordinator saw.
    record Paper(SkillEvidence evidence, LocalDate on, String source, String seen, SortedMap<String, Integer> levels) {}

    /// The proofs of one helper.
    record OfPerson(Person person, List<LevelProof> proofs, SkillGrid skills) {}

    /// The result of recording a document.
    sealed interface Recording {
        record Recorded() implements Recording {}

        record Ahead() implements Recording {}

        /// Refused: the person already has another result of this kind on the same day.
        record OtherLevels() implements Recording {}

        /// Refused: coordinators may not record their own levels.
        record Herself() implements Recording {}
    }

    private final LevelProofStore store;
    private final PixImports imports;
    private final PublishedRules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LevelProofs(
            LevelProofStore store,
            PixImports imports,
            PublishedRules rules,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.imports = imports;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /// The proofs of a helper. Reading them is logged.
    @Transactional
    Optional<OfPerson> of(Actor reader, UUID helper) {
        if (!reader.is(Role.COORDINATOR)) return Optional.empty();
        var found = person(reader, helper);
        if (found.isEmpty()) return Optional.empty();
        events.publishEvent(new ProofsRead(reader.id(), "helper " + helper, 1));
        return Optional.of(new OfPerson(
                found.get(), store.of(helper), rules.now().protocol().skills()));
    }

    Optional<Person> person(Actor reader, UUID helper) {
        return imports.people(reader).stream()
                .filter(person -> person.helper().equals(helper))
                .findFirst();
    }

    /// Records a document; the same document twice is stored once.
    @Transactional
    Recording record(Actor by, UUID helper, Paper paper) {
        if (!by.is(Role.COORDINATOR) || person(by, helper).isEmpty()) throw new NotFound();
        if (imports.isHerself(by, helper)) return new Recording.Herself();
        var at = clock.instant();
        if (paper.on().isAfter(ParisTime.day(at))) return new Recording.Ahead();
        store.lock();
        var sameDay = store.of(helper).stream()
                .filter(proof -> proof.withdrawal().isEmpty()
                        && proof.evidence() == paper.evidence()
                        && proof.on().equals(paper.on()))
                .toList();
        if (sameDay.stream().anyMatch(proof -> proof.levels().equals(paper.levels()))) return new Recording.Recorded();
        if (!sameDay.isEmpty()) return new Recording.OtherLevels();
        var proof = new LevelProof(
                UUID.randomUUID(),
                helper,
                paper.evidence(),
                paper.on(),
                new LevelProof.Origin(paper.source(), paper.seen(), Optional.empty()),
                paper.levels(),
                by.id(),
                at,
                Optional.empty());
        store.add(proof);
        events.publishEvent(new ProofStatusChanged(by.id(), "recorded", helper, proof.id()));
        return new Recording.Recorded();
    }

    /// Records an attestation for the demonstration; false if it was refused.
    @Transactional
    public boolean attest(
            Actor by, UUID helper, LocalDate on, String source, String seen, SortedMap<String, Integer> levels) {
        return record(by, helper, new Paper(SkillEvidence.ATTESTATION, on, source, seen, levels))
                instanceof Recording.Recorded;
    }

    /// Withdraws a proof and returns its helper; empty if the proof does not exist. A second withdrawal changes
    /// nothing.
    @Transactional
    Optional<UUID> withdraw(Actor by, UUID id, String reason) {
        var proof = by.is(Role.COORDINATOR) ? store.find(id) : Optional.<LevelProof>empty();
        proof.filter(one -> store.withdraw(id, new LevelProof.Withdrawal(clock.instant(), by.id(), reason)))
                .ifPresent(one ->
                        events.publishEvent(new ProofStatusChanged(by.id(), "withdrawn", one.helper(), one.id())));
        return proof.map(LevelProof::helper);
    }
}
