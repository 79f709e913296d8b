package org.tousaidants.support.activitylog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Actor;

/// « Journal des accompagnements » — service: a helper logs, withdraws and corrects acts, and
/// reads only their own.
@Service
public class Activities {
    static final Duration A_DAY = Duration.ofDays(1);
    static final Duration OLDEST = Duration.ofDays(366);
    private static final Duration SKEW = Duration.ofMinutes(2);
    private static final int LOOKED_AT = 40;
    private static final int SHORTCUTS = 6;

    /// The result of logging an act.
    public sealed interface LoggingResult {
        /// @param again whether it existed already: nothing was added
        record ActivityLogged(UUID id, boolean again) implements LoggingResult {}

        /// Refused: the activity was withdrawn before it was sent again.
        record AlreadyWithdrawn() implements LoggingResult {}

        /// Refused: an act of another person has this id.
        record IdOfAnotherPerson() implements LoggingResult {}

        record TooOld() implements LoggingResult {}
    }

    /// The result of a change.
    enum ChangeResult {
        DONE,
        /// Refused: the act belongs to another person, or a later row has replaced it.
        NOT_FOUND,
        /// Refused: acts can be withdrawn only on the same day. Afterwards they can be corrected.
        TOO_LATE
    }

    private final ActivityStore store;
    private final Places places;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Activities(ActivityStore store, Places places, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.places = places;
        this.events = events;
        this.clock = clock;
    }

    /// @param id drawn by the page: sent twice, it is logged once
    /// @param theirNow the device's time at transmission, which corrects a wrong clock
    public LoggingResult log(Actor by, UUID id, Activity.ActivityDetails what, Optional<Instant> theirNow) {
        var now = clock.instant();
        var skew = theirNow.map(theirs -> Duration.between(theirs, now))
                .filter(wrong -> wrong.abs().compareTo(SKEW) > 0)
                .orElse(Duration.ZERO);
        var at = what.at().plus(skew);
        if (at.isAfter(now)) at = now;
        if (at.isBefore(now.minus(OLDEST))) return new LoggingResult.TooOld();
        var act = new Activity(id, by.id(), what.at(at), now, false, Optional.empty(), false);
        return add(by, act);
    }

    private LoggingResult add(Actor by, Activity act) {
        return store.add(act) ? new LoggingResult.ActivityLogged(act.id(), false) : known(by, act);
    }

    private LoggingResult known(Actor by, Activity act) {
        if (store.undone(act.id())) return new LoggingResult.AlreadyWithdrawn();
        return store.find(act.id())
                .filter(there -> there.helper().equals(by.id()))
                .<LoggingResult>map(there -> new LoggingResult.ActivityLogged(there.id(), true))
                .orElseGet(LoggingResult.IdOfAnotherPerson::new);
    }

    /// Imports a file of the national diary, idempotent; returns the number of new acts.
    @Transactional
    int bring(Actor by, List<ImportedActivity> file) {
        var now = clock.instant();
        var fresh = 0;
        for (var one : file) {
            var act = new Activity(one.id(), by.id(), one.what(), now, true, Optional.empty(), false);
            if (add(by, act) instanceof LoggingResult.ActivityLogged(var _, var again) && !again) fresh++;
        }
        if (fresh > 0) events.publishEvent(new ActivitiesImported(by.id(), fresh));
        return fresh;
    }

    record ImportedActivity(UUID id, Activity.ActivityDetails what) {}

    @Transactional
    ChangeResult undo(Actor by, UUID id) {
        if (store.standing(by.id(), id).isEmpty()) return ChangeResult.NOT_FOUND;
        var now = clock.instant();
        if (!store.undo(by.id(), id, now.minus(A_DAY), now)) return ChangeResult.TOO_LATE;
        events.publishEvent(new ActivityStatusChanged(by.id(), id, "undone"));
        return ChangeResult.DONE;
    }

    /// Adds a row that replaces the first one, which stays readable.
    ///
    /// @param struck removes it without replacement
    @Transactional
    ChangeResult correct(Actor by, UUID id, UUID fresh, Activity.ActivityDetails what, boolean struck) {
        if (store.find(fresh)
                .filter(one -> one.corrects().equals(Optional.of(id)))
                .isPresent()) return ChangeResult.DONE;
        if (store.standing(by.id(), id).isEmpty()) return ChangeResult.NOT_FOUND;
        var act = new Activity(fresh, by.id(), what, clock.instant(), false, Optional.of(id), struck);
        if (!store.add(act)) return ChangeResult.NOT_FOUND;
        events.publishEvent(new ActivityStatusChanged(by.id(), id, struck ? "struck" : "corrected"));
        return ChangeResult.DONE;
    }

    @Transactional(readOnly = true)
    public List<Activity> latest(Actor by, int limit) {
        return store.latest(by.id(), Instant.EPOCH, limit);
    }

    /// Returns the acts of all helpers at this place.
    @Transactional(readOnly = true)
    List<Activity> latestAt(PlaceId place, int limit) {
        return store.latestAt(place.value(), limit);
    }

    @Transactional(readOnly = true)
    List<Activity> since(Actor by, Instant from, int limit) {
        return store.latest(by.id(), from, limit);
    }

    @Transactional(readOnly = true)
    Optional<Activity> find(Actor by, UUID id) {
        return store.standing(by.id(), id);
    }

    @Transactional(readOnly = true)
    List<Activity> history(Actor by, UUID id) {
        return store.history(by.id(), id);
    }

    boolean mayUndo(Activity act) {
        return act.received().isAfter(clock.instant().minus(A_DAY));
    }

    /// The most recent themes of the helper, then the most usual ones: the first choices of the page.
    @Transactional(readOnly = true)
    public List<String> shortcuts(Actor by) {
        var hers =
                store.latest(by.id(), Instant.EPOCH, LOOKED_AT).stream().flatMap(act -> act.what().themes().stream());
        var usual = Stream.of(
                "social_sante",
                "argent_impots",
                "papiers_elections_citoyennete",
                "email",
                "travail_formation",
                "sante");
        return List.copyOf(new LinkedHashSet<>(Stream.concat(hers, usual).toList()))
                .subList(0, SHORTCUTS);
    }

    @Transactional(readOnly = true)
    public Optional<Place> usual(Actor by) {
        return store.usual(by.id())
                .map(PlaceId::new)
                .flatMap(id -> Optional.ofNullable(places.find(List.of(id)).get(id)));
    }

    /// Returns false if there is no such place.
    @Transactional
    public boolean makeUsual(Actor by, PlaceCode code) {
        var place = places.find(code);
        place.ifPresent(one -> store.makeUsual(by.id(), one.id().value()));
        return place.isPresent();
    }
}
