package org.tousaidants.places.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;

/// « Demande » — is this sheet right? One at a time for a place; `letters` were written for it.
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
        /// Something on the sheet has grown old.
        STALE,
        /// A person reported an error.
        REPORT,
        /// A coordinator asks.
        HAND
    }

    enum State {
        /// The caretaker is asked, or will be.
        OPEN,
        /// No answer came: it stands on the coordinator's list. A link that is still valid works.
        HANDED,
        DONE
    }

    /// Why it stands on the coordinator's list.
    enum Handed {
        UNANSWERED,
        NOBODY,
        REFUSED,
        STOPPED,
        /// The caretaker gave another address: where it is on the map has to be looked at.
        MOVED,
        /// The caretaker said that the place has closed.
        SAID_CLOSED,
        /// A source speaks of the place that was closed.
        STILL_GIVEN;

        /// Whether it is enough that a person looked.
        boolean seenIsEnough() {
            return this == MOVED || this == SAID_CLOSED || this == STILL_GIVEN;
        }
    }

    enum Outcome {
        CONFIRMED,
        CORRECTED,
        ANSWERED,
        CLOSED,
        /// A source or a person of the network looked meanwhile.
        FRESH
    }

    /// What there is to do for an open ask at a moment. `placeWritten` is when the last letter about the place left,
    /// for whatever ask.
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
