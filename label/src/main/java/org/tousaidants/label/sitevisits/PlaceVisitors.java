package org.tousaidants.label.sitevisits;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Personnes qui visitent » — decides who may report on a place: coordinators and appointed visitors, never a
/// person of the place itself.
@Service
public class PlaceVisitors {
    /// The appointment or removal of a visitor.
    ///
    /// @param named true for an appointment; false for a removal
    public record VisitorAppointment(UUID account, Instant at, boolean named, UUID by) {}

    /// The answer to whether a person may report on a place, with the reason if not.
    enum VisitPermission {
        MAY_SEE,
        HER_OWN,
        NOT_NAMED
    }

    private final PlaceVisitorStore store;
    private final List<PersonPlaceMembership> ties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PlaceVisitors(
            PlaceVisitorStore store, List<PersonPlaceMembership> ties, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.ties = ties;
        this.events = events;
        this.clock = clock;
    }

    /// Returns the current visitors. The caller must check the right to read them.
    @Transactional(readOnly = true)
    public List<VisitorAppointment> named() {
        return store.named();
    }

    /// Appoints or removes a visitor; returns false if nothing changes. The caller must check that the committee
    /// allows it.
    ///
    /// @param by author of the change
    /// @param named true for an appointment; false for a removal
    @Transactional
    public boolean turn(SignedInPerson by, UUID account, boolean named) {
        store.lock();
        if (store.isNamed(account) == named) return false;
        store.append(new VisitorAppointment(account, clock.instant(), named, by.id()));
        events.publishEvent(new PlaceVisitorAppointed(by.id(), account, named));
        return true;
    }

    VisitPermission standing(SignedInPerson actor, Place place) {
        if (ties.stream().anyMatch(tie -> tie.ties(actor.id(), place))) return VisitPermission.HER_OWN;
        return actor.is(Role.COORDINATOR) || store.isNamed(actor.id())
                ? VisitPermission.MAY_SEE
                : VisitPermission.NOT_NAMED;
    }
}
