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
import org.tousaidants.platform.identity.SignedInPerson;

/// « Journal des accompagnements » — logs, withdraws and corrects the help activities of a helper, who can read only
/// their own activities.
@Service
public class HelpActivities {
    static final Duration A_DAY = Duration.ofDays(1);
    static final Duration OLDEST = Duration.ofDays(366);
    private static final Duration SKEW = Duration.ofMinutes(2);
    private static final int LOOKED_AT = 40;
    private static final int SHORTCUTS = 6;

    /// The result of logging an activity.
    public sealed interface ActivityLoggingResult {
        /// The activity is in the log.
        ///
        /// @param again whether it was already in the log, so that nothing was added
        record ActivityLogged(UUID id, boolean again) implements ActivityLoggingResult {}

        /// The activity is not logged, because the helper withdrew it before the device sent it again.
        record ActivityAlreadyWithdrawn() implements ActivityLoggingResult {}

        /// The activity is not logged, because an activity of another helper has the same id.
        record ActivityIdOfOtherHelper() implements ActivityLoggingResult {}

        record ActivityTooOld() implements ActivityLoggingResult {}
    }

    /// The result of withdrawing or correcting an activity.
    enum ActivityChangeResult {
        DONE,
        /// The change is refused: the activity belongs to another helper, or a later row has already
        /// replaced it.
        NOT_FOUND,
        /// The withdrawal is refused, because an activity can be withdrawn only on the day on which it was
        /// logged. Afterwards it can be corrected.
        TOO_LATE
    }

    private final HelpActivityStore store;
    private final Places places;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HelpActivities(HelpActivityStore store, Places places, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.places = places;
        this.events = events;
        this.clock = clock;
    }

    /// Logs an activity of the helper.
    ///
    /// @param id id created by the page, so that an activity sent twice is logged once
    /// @param theirNow the device's time at transmission, which is used to correct a wrong clock of the device
    /// @param what the details of the activity
    public ActivityLoggingResult log(
            SignedInPerson by, UUID id, HelpActivity.ActivityDetails what, Optional<Instant> theirNow) {
        var now = clock.instant();
        var skew = theirNow.map(theirs -> Duration.between(theirs, now))
                .filter(wrong -> wrong.abs().compareTo(SKEW) > 0)
                .orElse(Duration.ZERO);
        var at = what.at().plus(skew);
        if (at.isAfter(now)) at = now;
        if (at.isBefore(now.minus(OLDEST))) return new ActivityLoggingResult.ActivityTooOld();
        var act = new HelpActivity(id, by.id(), what.at(at), now, false, Optional.empty(), false);
        return add(by, act);
    }

    private ActivityLoggingResult add(SignedInPerson by, HelpActivity act) {
        return store.add(act) ? new ActivityLoggingResult.ActivityLogged(act.id(), false) : known(by, act);
    }

    private ActivityLoggingResult known(SignedInPerson by, HelpActivity act) {
        if (store.undone(act.id())) return new ActivityLoggingResult.ActivityAlreadyWithdrawn();
        return store.find(act.id())
                .filter(there -> there.helper().equals(by.id()))
                .<ActivityLoggingResult>map(there -> new ActivityLoggingResult.ActivityLogged(there.id(), true))
                .orElseGet(ActivityLoggingResult.ActivityIdOfOtherHelper::new);
    }

    /// Imports a file of the national diary and returns the number of new activities. Importing the same file
    /// again adds nothing.
    @Transactional
    int bring(SignedInPerson by, List<ImportedActivity> file) {
        var now = clock.instant();
        var fresh = 0;
        for (var one : file) {
            var act = new HelpActivity(one.id(), by.id(), one.what(), now, true, Optional.empty(), false);
            if (add(by, act) instanceof ActivityLoggingResult.ActivityLogged(var _, var again) && !again) fresh++;
        }
        if (fresh > 0) events.publishEvent(new ActivitiesImported(by.id(), fresh));
        return fresh;
    }

    record ImportedActivity(UUID id, HelpActivity.ActivityDetails what) {}

    @Transactional
    ActivityChangeResult undo(SignedInPerson by, UUID id) {
        if (store.standing(by.id(), id).isEmpty()) return ActivityChangeResult.NOT_FOUND;
        var now = clock.instant();
        if (!store.undo(by.id(), id, now.minus(A_DAY), now)) return ActivityChangeResult.TOO_LATE;
        events.publishEvent(new ActivityStatusChanged(by.id(), id, "undone"));
        return ActivityChangeResult.DONE;
    }

    /// Adds a row that replaces an earlier row of an activity. The earlier row remains readable.
    ///
    /// @param id id of the replaced row
    /// @param fresh id of the new row
    /// @param struck whether the new row cancels the activity without a replacement
    /// @param what the details in the new row
    @Transactional
    ActivityChangeResult correct(
            SignedInPerson by, UUID id, UUID fresh, HelpActivity.ActivityDetails what, boolean struck) {
        if (store.find(fresh)
                .filter(one -> one.corrects().equals(Optional.of(id)))
                .isPresent()) return ActivityChangeResult.DONE;
        if (store.standing(by.id(), id).isEmpty()) return ActivityChangeResult.NOT_FOUND;
        var act = new HelpActivity(fresh, by.id(), what, clock.instant(), false, Optional.of(id), struck);
        if (!store.add(act)) return ActivityChangeResult.NOT_FOUND;
        events.publishEvent(new ActivityStatusChanged(by.id(), id, struck ? "struck" : "corrected"));
        return ActivityChangeResult.DONE;
    }

    @Transactional(readOnly = true)
    public List<HelpActivity> latest(SignedInPerson by, int limit) {
        return store.latest(by.id(), Instant.EPOCH, limit);
    }

    /// Returns the latest activities that any helper logged at a place.
    ///
    /// @param limit maximum number of activities
    @Transactional(readOnly = true)
    List<HelpActivity> latestAt(PlaceId place, int limit) {
        return store.latestAt(place.value(), limit);
    }

    @Transactional(readOnly = true)
    List<HelpActivity> since(SignedInPerson by, Instant from, int limit) {
        return store.latest(by.id(), from, limit);
    }

    @Transactional(readOnly = true)
    Optional<HelpActivity> find(SignedInPerson by, UUID id) {
        return store.standing(by.id(), id);
    }

    @Transactional(readOnly = true)
    List<HelpActivity> history(SignedInPerson by, UUID id) {
        return store.history(by.id(), id);
    }

    boolean mayUndo(HelpActivity act) {
        return act.received().isAfter(clock.instant().minus(A_DAY));
    }

    /// Returns the themes that the page offers first: the most recent themes of the helper, then the themes that
    /// the helper logged most often.
    @Transactional(readOnly = true)
    public List<String> shortcuts(SignedInPerson by) {
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
    public Optional<Place> usual(SignedInPerson by) {
        return store.usual(by.id())
                .map(PlaceId::new)
                .flatMap(id -> Optional.ofNullable(places.find(List.of(id)).get(id)));
    }

    /// Sets the place where the helper usually helps. Returns false if the place does not exist.
    @Transactional
    public boolean makeUsual(SignedInPerson by, PlaceCode code) {
        var place = places.find(code);
        place.ifPresent(one -> store.makeUsual(by.id(), one.id().value()));
        return place.isPresent();
    }
}
