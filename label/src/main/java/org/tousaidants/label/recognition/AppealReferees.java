package org.tousaidants.label.recognition;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Recours ailleurs » — announces the neighbouring committee or the mediator who judges an appeal if too few members
/// may judge the appeal, and sends an appeal there. An announcement counts only for appeals made after the
/// announcement, so that nobody chooses the judge of a known appeal.
@Service
class AppealReferees {
    private final AppealRefereeStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AppealReferees(AppealRefereeStore store, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /// Announces a committee or a mediator, or ends the announcement; returns false if nothing changes or the
    /// person may not announce.
    ///
    /// @param kind NONE ends the announcement; name and address are then empty
    @Transactional
    boolean announce(SignedInPerson by, AppealReferee.RefereeKind kind, String name, String address) {
        if (!by.is(Role.COORDINATOR)) return false;
        store.lock();
        var last = store.history().stream().findFirst();
        var unchanged = last.map(one -> one.says(kind, name, address)).orElse(kind == AppealReferee.RefereeKind.NONE);
        if (unchanged) return false;
        store.append(new AppealReferee(0, kind, name, address, clock.instant(), by.id()));
        events.publishEvent(new AppealRefereeAnnounced(by.id(), kind != AppealReferee.RefereeKind.NONE));
        return true;
    }

    /// Returns the announced committee or mediator; empty if there is none.
    @Transactional(readOnly = true)
    Optional<AppealReferee> current() {
        return store.history().stream().findFirst().filter(AppealReferee::judges);
    }

    /// Returns all announcements, newest first.
    @Transactional(readOnly = true)
    List<AppealReferee> history() {
        return store.history();
    }

    /// Returns the committee or mediator that was announced when a person made an appeal.
    Optional<AppealReferee> announcedBefore(Instant appeal) {
        return store.before(appeal).filter(AppealReferee::judges);
    }

    /// Returns, by appeal, the committee or mediator to whom the appeal went.
    Map<UUID, AppealReferee> of(Collection<UUID> proposals) {
        return store.of(proposals);
    }

    /// Sends an appeal to the committee or mediator that was announced before the appeal; empty if nobody was.
    Optional<AppealReferee> refer(CommitteeProposal appeal) {
        var judge = announcedBefore(appeal.openedAt());
        judge.ifPresent(one -> store.refer(appeal.id(), one, clock.instant()));
        return judge;
    }
}
