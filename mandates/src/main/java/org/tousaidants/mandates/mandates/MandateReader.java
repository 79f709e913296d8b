package org.tousaidants.mandates.mandates;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.DelegatedRole;
import org.tousaidants.platform.identity.Grants;
import org.tousaidants.platform.identity.Role;

/// « Lecture des mandats » — service that reads mandates for the helper, the witness, the organisation, the
/// coordination, and the person with a code. The mandates of other helpers are not found.
@Service
public class MandateReader {
    private static final int SHORTEST_SEARCH = 3;
    private static final int MOST_TO_TELL = 50;

    private final MandateStore store;
    private final Grants grants;
    private final WitnessCheck witnessCheck;
    private final ApplicationEventPublisher events;

    MandateReader(MandateStore store, Grants grants, WitnessCheck witnessCheck, ApplicationEventPublisher events) {
        this.store = store;
        this.grants = grants;
        this.witnessCheck = witnessCheck;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public List<Mandate> of(Actor self) {
        return store.ofHelper(self.id());
    }

    @Transactional(readOnly = true)
    public List<Mandate> toWitness(Actor self) {
        return store.ofWitnesses(witnessCheck.alongside(self)).stream()
                .filter(one -> witnessCheck.mayWitness(self, one))
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<Mandate> mine(Actor self, UUID id) {
        return store.find(id).filter(one -> holds(self, one));
    }

    /// Whether the mandate is the helper's own, or of an organisation for which they are responsible today.
    boolean holds(Actor self, Mandate one) {
        return one.helper().equals(self.id())
                || !one.origin().structure().isEmpty()
                        && grants.answersFor(self, one.origin().structure());
    }

    /// The mandates of the organisations for which the helper is responsible, without their own.
    @Transactional(readOnly = true)
    public List<Mandate> ofStructures(Actor self) {
        return grants.of(self).stream()
                .filter(one -> one.kind() == DelegatedRole.Kind.STRUCTURE)
                .flatMap(one -> store.ofStructure(one.subject()).stream())
                .filter(one -> !one.helper().equals(self.id()))
                .toList();
    }

    /// « Chercher un mandat » — the mandates of a person who calls or comes without their sheet, for the
    /// coordination. Each search is logged.
    @Transactional
    public List<Mandate> search(Actor coordinator, String part) {
        if (!coordinator.is(Role.COORDINATOR) || part.strip().length() < SHORTEST_SEARCH) return List.of();
        var found = store.byName(part.strip());
        events.publishEvent(new MandatesSearched(coordinator.id(), found.size()));
        return found;
    }

    @Transactional(readOnly = true)
    public Optional<Mandate> witnessed(Actor self, UUID id) {
        return store.find(id).filter(one -> witnessCheck.mayWitness(self, one));
    }

    /// The person's own contact, which the witness verifies: with a contact of the helper, the person would not
    /// be informed.
    @Transactional(readOnly = true)
    public PersonContactDetails reach(Actor witness, UUID id) {
        return witnessed(witness, id).map(store::reach).orElse(PersonContactDetails.NONE);
    }

    /// « Ce que lit la personne » — a mandate as the person reads it with the code of a copy.
    ///
    /// @param newer time of a newer copy; empty if there is none
    record OwnMandate(Mandate mandate, Optional<Instant> newer) {}

    @Transactional(readOnly = true)
    public Optional<OwnMandate> byCode(PaperCode code) {
        return store.byCode(code)
                .flatMap(copy -> store.find(copy.mandate()).map(one -> new OwnMandate(one, copy.since())));
    }

    /// A mandate whose person is not informed yet: the coordination calls or meets them.
    record PersonToInform(Mandate mandate, String phone) {}

    /// The mandates whose persons are not informed yet. Reading these names is logged.
    @Transactional
    public List<PersonToInform> toTell(Actor coordinator) {
        if (!coordinator.is(Role.COORDINATOR)) return List.of();
        var mandates = store.toTell(MOST_TO_TELL).stream()
                .flatMap(id -> store.find(id).stream())
                .map(one -> new PersonToInform(one, store.reach(one).phone()))
                .toList();
        if (!mandates.isEmpty()) events.publishEvent(new MandatesSearched(coordinator.id(), mandates.size()));
        return mandates;
    }

    /// The times of their consents.
    @Transactional(readOnly = true)
    List<Instant> toTellSince() {
        return store.toTellSince(MOST_TO_TELL);
    }
}
