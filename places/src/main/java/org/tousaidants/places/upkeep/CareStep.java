package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.Actor;

/// One event in the care of a place. `actor` is an account or a caretaker, by an id without a name; `detail`
/// depends on the act.
record CareStep(
        Instant at,
        PlaceId place,
        Act act,
        PlaceRelation who,
        Optional<UUID> actor,
        Optional<UUID> report,
        Optional<UUID> letter,
        String detail) {
    enum Act {
        /// An error was reported; `detail` is its topic.
        REPORTED,
        /// The report was answered.
        ANSWERED,
        /// Confirmed; `detail` is the fields.
        CONFIRMED,
        /// Corrected; `detail` is the fields.
        CORRECTED,
        /// The place has closed.
        CLOSED,
        /// The place is open after all.
        REOPENED,
        /// A source lists it although it was closed.
        STILL_GIVEN,
        /// A coordinator checked an entry of the list.
        SEEN,
        /// A person became caretaker.
        APPOINTED,
        /// A person is no longer caretaker.
        WITHDRAWN,
        /// The row with a caretaker's name was deleted.
        FORGOTTEN,
        /// A caretaker wants no more letters.
        STOPPED,
        /// The request was moved to the coordinator's list; `detail` is the reason.
        HANDED,
        /// A coordinator wants the caretaker to be asked again.
        ASKED,
        /// A coordinator reported that a letter came back.
        BOUNCED,
        /// A coordinator decided whether a letter arrived: `detail` is the result.
        SETTLED,
        /// A letter was posted; `detail` is its kind.
        LETTER_POSTED,
        LETTER_GONE,
        LETTER_REFUSED,
        LETTER_GIVEN_UP,
        LETTER_UNKNOWN
    }

    static CareStep of(Instant at, PlaceId place, Act act, PlaceRelation who, Optional<UUID> actor) {
        return new CareStep(at, place, act, who, actor, Optional.empty(), Optional.empty(), "");
    }

    static CareStep of(Instant at, PlaceId place, Act act, Actor by) {
        return of(at, place, act, PlaceRelation.of(by.role()), Optional.of(by.id()));
    }

    static CareStep bySystem(Instant at, PlaceId place, Act act) {
        return of(at, place, act, PlaceRelation.SYSTEM, Optional.empty());
    }

    CareStep about(UUID aReport) {
        return new CareStep(at, place, act, who, actor, Optional.of(aReport), letter, detail);
    }

    CareStep by(UUID aLetter) {
        return new CareStep(at, place, act, who, actor, report, Optional.of(aLetter), detail);
    }

    CareStep saying(String words) {
        return new CareStep(at, place, act, who, actor, report, letter, words);
    }
}
