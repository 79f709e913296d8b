package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.SignedInPerson;

/// One activity in the upkeep of a place. `actor` is the id of an account or a contact person, without name; the
/// meaning of `detail` depends on the kind of activity.
record PlaceUpkeepStep(
        Instant at,
        PlaceId place,
        UpkeepAct act,
        PersonPlaceRelation who,
        Optional<UUID> actor,
        Optional<UUID> report,
        Optional<UUID> letter,
        String detail) {
    enum UpkeepAct {
        /// An error was reported; `detail` is its topic.
        REPORTED,
        /// The report was answered.
        ANSWERED,
        /// The sheet was confirmed; `detail` lists the fields.
        CONFIRMED,
        /// The sheet was corrected; `detail` lists the fields.
        CORRECTED,
        /// The place was reported as closed.
        CLOSED,
        /// The place was reported as open again.
        REOPENED,
        /// A source still lists the place although it was closed.
        STILL_GIVEN,
        /// A coordinator has looked at an entry of the coordinator's list and marked it as checked.
        SEEN,
        /// A person became contact person of the place.
        APPOINTED,
        /// A person is no longer contact person of the place.
        WITHDRAWN,
        /// The database row with the name of a contact person was deleted.
        FORGOTTEN,
        /// A contact person asked for no further letters.
        STOPPED,
        /// The request to check the sheet was moved to the coordinator's list; `detail` is the reason.
        HANDED,
        /// A coordinator requested that the contact person be asked again.
        ASKED,
        /// A coordinator reported that a letter could not be delivered.
        BOUNCED,
        /// A coordinator decided whether a letter has arrived; `detail` is the result.
        SETTLED,
        /// A letter was sent; `detail` is its kind.
        LETTER_POSTED,
        LETTER_GONE,
        LETTER_REFUSED,
        LETTER_GIVEN_UP,
        LETTER_UNKNOWN
    }

    static PlaceUpkeepStep of(Instant at, PlaceId place, UpkeepAct act, PersonPlaceRelation who, Optional<UUID> actor) {
        return new PlaceUpkeepStep(at, place, act, who, actor, Optional.empty(), Optional.empty(), "");
    }

    static PlaceUpkeepStep of(Instant at, PlaceId place, UpkeepAct act, SignedInPerson by) {
        return of(at, place, act, PersonPlaceRelation.of(by.role()), Optional.of(by.id()));
    }

    static PlaceUpkeepStep bySystem(Instant at, PlaceId place, UpkeepAct act) {
        return of(at, place, act, PersonPlaceRelation.SYSTEM, Optional.empty());
    }

    PlaceUpkeepStep about(UUID aReport) {
        return new PlaceUpkeepStep(at, place, act, who, actor, Optional.of(aReport), letter, detail);
    }

    PlaceUpkeepStep by(UUID aLetter) {
        return new PlaceUpkeepStep(at, place, act, who, actor, report, Optional.of(aLetter), detail);
    }

    PlaceUpkeepStep saying(String words) {
        return new PlaceUpkeepStep(at, place, act, who, actor, report, letter, words);
    }
}
