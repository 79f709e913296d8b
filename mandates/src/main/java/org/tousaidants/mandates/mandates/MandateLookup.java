package org.tousaidants.mandates.mandates;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.DelegatedRole;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.RoleDelegations;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Lecture des mandats » — service that reads mandates for the helper, the witness, the organisation, the
/// coordination, and a person with a code. It returns nothing for mandates that the reader may not see.
@Service
public class MandateLookup {
    private static final int SHORTEST_SEARCH = 3;
    private static final int MOST_TO_TELL = 50;

    private final MandateStore store;
    private final RoleDelegations grants;
    private final MandateWitnessCheck witnessCheck;
    private final ApplicationEventPublisher events;

    MandateLookup(
            MandateStore store,
            RoleDelegations grants,
            MandateWitnessCheck witnessCheck,
            ApplicationEventPublisher events) {
        this.store = store;
        this.grants = grants;
        this.witnessCheck = witnessCheck;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public List<Mandate> of(SignedInPerson self) {
        return store.ofHelper(self.id());
    }

    @Transactional(readOnly = true)
    public List<Mandate> toWitness(SignedInPerson self) {
        return store.ofWitnesses(witnessCheck.alongside(self)).stream()
                .filter(one -> witnessCheck.mayWitness(self, one))
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<Mandate> mine(SignedInPerson self, UUID id) {
        return store.find(id).filter(one -> holds(self, one));
    }

    /// Returns whether the mandate was given to this helper, or to an organisation for which the helper is
    /// currently responsible.
    ///
    /// @param self the helper
    /// @param one the mandate
    boolean holds(SignedInPerson self, Mandate one) {
        return one.helper().equals(self.id())
                || !one.origin().structure().isEmpty()
                        && grants.answersFor(self, one.origin().structure());
    }

    /// Returns the mandates of the organisations for which the helper is responsible, without the helper's own
    /// mandates.
    @Transactional(readOnly = true)
    public List<Mandate> ofStructures(SignedInPerson self) {
        return grants.of(self).stream()
                .filter(one -> one.kind() == DelegatedRole.DelegatedRoleKind.STRUCTURE)
                .flatMap(one -> store.ofStructure(one.subject()).stream())
                .filter(one -> !one.helper().equals(self.id()))
                .toList();
    }

    /// « Chercher un mandat » — returns the mandates of a person who calls or comes without a copy. Only the
    /// coordination may search, and each search is logged.
    ///
    /// @param part part of the person's name
    @Transactional
    public List<Mandate> search(SignedInPerson coordinator, String part) {
        if (!coordinator.is(Role.COORDINATOR) || part.strip().length() < SHORTEST_SEARCH) return List.of();
        var found = store.byName(part.strip());
        events.publishEvent(new MandatesSearchedByName(coordinator.id(), found.size()));
        return found;
    }

    @Transactional(readOnly = true)
    public Optional<Mandate> witnessed(SignedInPerson self, UUID id) {
        return store.find(id).filter(one -> witnessCheck.mayWitness(self, one));
    }

    /// Returns the person's own contact data for the witness, who verifies them. If they were those of the
    /// helper, the person would not learn of the mandate.
    @Transactional(readOnly = true)
    public PersonContactDetails reach(SignedInPerson witness, UUID id) {
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

    /// A mandate whose person has not been informed of it yet. The coordination, or the member whom the
    /// coordination asked, calls or meets the person.
    ///
    /// @param caller the member whom the coordination asked; empty if none
    record PersonToInform(Mandate mandate, String phone, Optional<UUID> caller) {}

    /// Returns the mandates whose persons the coordination asked this member to inform.
    @Transactional(readOnly = true)
    public List<PersonToInform> toTellAsAsked(SignedInPerson member) {
        return store.toTellBy(member.id(), MOST_TO_TELL).stream()
                .flatMap(id -> store.find(id).stream())
                .map(this::toInform)
                .toList();
    }

    /// Returns the mandates whose persons have not been informed of them yet, and logs that the coordinator read
    /// the names of these persons.
    @Transactional
    public List<PersonToInform> toTell(SignedInPerson coordinator) {
        if (!coordinator.is(Role.COORDINATOR)) return List.of();
        var mandates = store.toTell(MOST_TO_TELL).stream()
                .flatMap(id -> store.find(id).stream())
                .map(this::toInform)
                .toList();
        if (!mandates.isEmpty()) events.publishEvent(new MandatesSearchedByName(coordinator.id(), mandates.size()));
        return mandates;
    }

    private PersonToInform toInform(Mandate mandate) {
        return new PersonToInform(mandate, store.reach(mandate).phone(), store.caller(mandate));
    }

    /// Returns the times of consent of the mandates whose persons have not been informed of them yet.
    @Transactional(readOnly = true)
    List<Instant> toTellSince() {
        return store.toTellSince(MOST_TO_TELL);
    }
}
