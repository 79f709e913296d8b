package org.tousaidants.places.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;

/// « Demande » — the question whether a sheet is right. One at a time for a place; `letters` counts its letters.
record CareRequest(
        UUID id,
        PlaceId place,
        Instant opened,
        Cause why,
        State state,
        int letters,
        Optional<Instant> lastLetter,
        Optional<Handed> handed) {
    enum Cause {
        /// A subject of the sheet is stale.
        STALE,
        /// A person reported an error.
        REPORT,
        /// A coordinator asks.
        HAND
    }

    enum State {
        /// The caretaker is asked, or will be.
        OPEN,
        /// Without an answer: it is on the coordinator's list. A link that is still valid works.
        HANDED,
        DONE
    }

    /// The reason why it is on the coordinator's list.
    enum Handed {
        UNANSWERED,
        NOBODY,
        REFUSED,
        STOPPED,
        /// The caretaker gave another address: its position has to be checked.
        MOVED,
        /// The caretaker reported that the place has closed.
        SAID_CLOSED,
        /// A source still lists the closed place.
        STILL_GIVEN;

        /// Whether a person's look is enough.
        boolean seenIsEnough() {
            return this == MOVED || this == SAID_CLOSED || this == STILL_GIVEN;
        }
    }

    enum Outcome {
        CONFIRMED,
        CORRECTED,
        ANSWERED,
        CLOSED,
        /// A source or a person of the network updated it meanwhile.
        FRESH
    }

    /// The task for an open request at a moment. `placeWritten` is when the last letter about the place left, for
    /// any request.
    enum Due {
        NOTHING_YET,
        FIRST_LETTER,
        REMINDER,
        DESK
    }

    Due due(CareRules rules, Optional<Instant> placeWritten, Instant now) {
        if (state != State.OPEN) return Due.NOTHING_YET;
        if (letters == 0)
            return passed(placeWritten, rules.betweenLettersOfAPlace(), now) ? Due.FIRST_LETTER : Due.NOTHING_YET;
        if (letters == 1)
            return passed(lastLetter, rules.beforeReminder(), now)
                            && passed(placeWritten, rules.betweenLettersOfAPlace(), now)
                    ? Due.REMINDER
                    : Due.NOTHING_YET;
        return passed(lastLetter, rules.beforeDesk(), now) ? Due.DESK : Due.NOTHING_YET;
    }

    private static boolean passed(Optional<Instant> since, Duration wait, Instant now) {
        return since.map(moment -> !moment.plus(wait).isAfter(now)).orElse(true);
    }
}
