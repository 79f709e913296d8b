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
import org.tousaidants.label.pix.PixPersonNameMatcher.PixMatchPerson;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.rules.protocol.SkillEvidence;
import org.tousaidants.rules.protocol.SkillGrid;
import org.tousaidants.rules.versions.PublishedRules;

/// « Les preuves de niveaux » — records the proven skill levels of helpers from a document, and withdraws them.
/// Coordinators can do neither for themselves.
@Service
public class SkillLevelProofs {
    /// « Papier vu » — a document about levels that a coordinator saw: a certificate, or an attestation of a
    /// trainer.
    ///
    /// @param on day of the measurement
    /// @param source trainer or certifying organisation
    /// @param seen person who saw the document
    /// @param levels levels by competence
    record PaperProof(
            SkillEvidence evidence, LocalDate on, String source, String seen, SortedMap<String, Integer> levels) {}

    /// The proofs of one helper, and the skill grid of the current rules.
    record ProofsOfPerson(PixMatchPerson person, List<SkillLevelProof> proofs, SkillGrid skills) {}

    /// The result of recording a document.
    sealed interface ProofRecordingResult {
        record ProofRecorded() implements ProofRecordingResult {}

        record ProofDateInFuture() implements ProofRecordingResult {}

        /// The document is refused, because the person already has another result of this kind on the same
        /// day.
        record ConflictingProofOfSameDay() implements ProofRecordingResult {}

        /// The document is refused, because coordinators may not record their own levels.
        record OwnProofRefused() implements ProofRecordingResult {}
    }

    private final SkillLevelProofStore store;
    private final PixResultImports imports;
    private final PublishedRules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SkillLevelProofs(
            SkillLevelProofStore store,
            PixResultImports imports,
            PublishedRules rules,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.imports = imports;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /// Returns the proofs of a helper; empty if the reader is no coordinator. The reading is logged.
    @Transactional
    Optional<ProofsOfPerson> of(SignedInPerson reader, UUID helper) {
        if (!reader.is(Role.COORDINATOR)) return Optional.empty();
        var found = person(reader, helper);
        if (found.isEmpty()) return Optional.empty();
        events.publishEvent(new SkillLevelProofsRead(reader.id(), "helper " + helper, 1));
        return Optional.of(new ProofsOfPerson(
                found.get(), store.of(helper), rules.now().protocol().skills()));
    }

    Optional<PixMatchPerson> person(SignedInPerson reader, UUID helper) {
        return imports.people(reader).stream()
                .filter(person -> person.helper().equals(helper))
                .findFirst();
    }

    /// Records the levels in a document. If the same document is submitted twice, it is stored once.
    ///
    /// @param by coordinator who saw the document
    /// @param paper the document
    @Transactional
    ProofRecordingResult record(SignedInPerson by, UUID helper, PaperProof paper) {
        if (!by.is(Role.COORDINATOR) || person(by, helper).isEmpty()) throw new NotFoundException();
        if (imports.isHerself(by, helper)) return new ProofRecordingResult.OwnProofRefused();
        var at = clock.instant();
        if (paper.on().isAfter(ParisTime.day(at))) return new ProofRecordingResult.ProofDateInFuture();
        store.lock();
        var sameDay = store.of(helper).stream()
                .filter(proof -> proof.withdrawal().isEmpty()
                        && proof.evidence() == paper.evidence()
                        && proof.on().equals(paper.on()))
                .toList();
        if (sameDay.stream().anyMatch(proof -> proof.levels().equals(paper.levels())))
            return new ProofRecordingResult.ProofRecorded();
        if (!sameDay.isEmpty()) return new ProofRecordingResult.ConflictingProofOfSameDay();
        var proof = new SkillLevelProof(
                UUID.randomUUID(),
                helper,
                paper.evidence(),
                paper.on(),
                new SkillLevelProof.ProofOrigin(paper.source(), paper.seen(), Optional.empty()),
                paper.levels(),
                by.id(),
                at,
                Optional.empty());
        store.add(proof);
        events.publishEvent(new SkillLevelProofStatusChanged(by.id(), "recorded", helper, proof.id()));
        return new ProofRecordingResult.ProofRecorded();
    }

    /// Records an attestation for the demonstration; returns false if it was refused.
    ///
    /// @param seen person who saw the document
    @Transactional
    public boolean attest(
            SignedInPerson by,
            UUID helper,
            LocalDate on,
            String source,
            String seen,
            SortedMap<String, Integer> levels) {
        return record(by, helper, new PaperProof(SkillEvidence.ATTESTATION, on, source, seen, levels))
                instanceof ProofRecordingResult.ProofRecorded;
    }

    /// Withdraws a proof of levels and returns the id of its helper; empty if the proof does not exist. If the
    /// proof is already withdrawn, nothing changes.
    ///
    /// @param id id of the proof
    @Transactional
    Optional<UUID> withdraw(SignedInPerson by, UUID id, String reason) {
        var proof = by.is(Role.COORDINATOR) ? store.find(id) : Optional.<SkillLevelProof>empty();
        proof.filter(one -> store.withdraw(id, new SkillLevelProof.ProofWithdrawal(clock.instant(), by.id(), reason)))
                .ifPresent(one -> events.publishEvent(
                        new SkillLevelProofStatusChanged(by.id(), "withdrawn", one.helper(), one.id())));
        return proof.map(SkillLevelProof::helper);
    }
}
