package org.tousaidants.places.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;

/// « Demande » — the question whether a sheet is correct. A place has at most one open request; `letters` is the
/// number of letters sent for the request.
record SheetCheckRequest(
        UUID id,
        PlaceId place,
        Instant opened,
        CheckRequestCause why,
        CheckRequestState state,
        int letters,
        Optional<Instant> lastLetter,
        Optional<HandedToCoordinatorReason> handed) {
    enum CheckRequestCause {
        /// The request was opened because a subject of the sheet is stale.
        STALE,
        /// The request was opened because a person reported an error.
        REPORT,
        /// The request was opened by a coordinator.
        HAND
    }

    enum CheckRequestState {
        /// The contact person has been asked, or will be asked.
        OPEN,
        /// The contact person has not answered, and the request is in the coordinator's list. A link that is
        /// still valid accepts an answer.
        HANDED,
        DONE
    }

    /// The reason why a request is in the coordinator's list.
    enum HandedToCoordinatorReason {
        UNANSWERED,
        NOBODY,
        REFUSED,
        STOPPED,
        /// The contact person gave another address, so the position on the map must be checked.
        MOVED,
        /// The contact person reported that the place has closed.
        SAID_CLOSED,
        /// A source still lists the place although a person closed it.
        STILL_GIVEN;

        /// Returns whether an entry with this reason only has to be looked at by a coordinator.
        boolean seenIsEnough() {
            return this == MOVED || this == SAID_CLOSED || this == STILL_GIVEN;
        }
    }

    enum CheckRequestOutcome {
        CONFIRMED,
        CORRECTED,
        ANSWERED,
        CLOSED,
        /// The request needs no answer any more, because a source or a person of the network has updated the
        /// sheet.
        FRESH
    }

    /// The next step that an open request requires at a given moment. `placeWritten` is the time at which the
    /// last letter about the place was sent, whichever request it concerned.
    enum NextRequestStep {
        NOTHING_YET,
        FIRST_LETTER,
        REMINDER,
        DESK
    }

    NextRequestStep due(UpkeepLetterRules rules, Optional<Instant> placeWritten, Instant now) {
        if (state != CheckRequestState.OPEN) return NextRequestStep.NOTHING_YET;
        if (letters == 0)
            return passed(placeWritten, rules.betweenLettersOfAPlace(), now)
                    ? NextRequestStep.FIRST_LETTER
                    : NextRequestStep.NOTHING_YET;
        if (letters == 1)
            return passed(lastLetter, rules.beforeReminder(), now)
                            && passed(placeWritten, rules.betweenLettersOfAPlace(), now)
                    ? NextRequestStep.REMINDER
                    : NextRequestStep.NOTHING_YET;
        return passed(lastLetter, rules.beforeDesk(), now) ? NextRequestStep.DESK : NextRequestStep.NOTHING_YET;
    }

    private static boolean passed(Optional<Instant> since, Duration wait, Instant now) {
        return since.map(moment -> !moment.plus(wait).isAfter(now)).orElse(true);
    }
}
