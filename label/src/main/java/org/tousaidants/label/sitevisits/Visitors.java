package org.tousaidants.label.sitevisits;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;

/// « Personnes qui visitent » — service for the people who may report on a place: the coordination and
/// appointed visitors, never a person of the place itself.
@Service
public class Visitors {
    /// A person was appointed or removed.
    public record Turn(UUID account, Instant at, boolean named, UUID by) {}

    /// Whether a person may report on a place; if not, why.
    enum Standing {
        MAY_SEE,
        HER_OWN,
        NOT_NAMED
    }

    private final VisitorStore store;
    private final List<PlaceMembership> ties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Visitors(VisitorStore store, List<PlaceMembership> ties, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.ties = ties;
        this.events = events;
        this.clock = clock;
    }

    /// The current visitors. The caller checks the right to read them.
    @Transactional(readOnly = true)
    public List<Turn> named() {
        return store.named();
    }

    /// Appoints or removes a visitor; false if nothing changes. The caller checks the committee's right.
    @Transactional
    public boolean turn(Actor by, UUID account, boolean named) {
        store.lock();
        if (store.isNamed(account) == named) return false;
        store.append(new Turn(account, clock.instant(), named, by.id()));
        events.publishEvent(new VisitorAppointed(by.id(), account, named));
        return true;
    }

    Standing standing(Actor actor, Place place) {
        if (ties.stream().anyMatch(tie -> tie.ties(actor.id(), place))) return Standing.HER_OWN;
        return actor.is(Role.COORDINATOR) || store.isNamed(actor.id()) ? Standing.MAY_SEE : Standing.NOT_NAMED;
    }
}
