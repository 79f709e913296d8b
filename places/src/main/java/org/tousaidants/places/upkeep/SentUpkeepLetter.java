package org.tousaidants.places.upkeep;

import org.tousaidants.platform.mail.LetterDeliveryStatus;

/// The kinds and delivery statuses of letters of upkeep.
final class SentUpkeepLetter {
    enum UpkeepLetterKind {
        /// Gives the person who reported an error a link to the answer.
        ANSWER,
        /// Asks a contact person whether sheets are correct.
        CARE,
        /// Asks the contact person again after a letter without an answer.
        REMINDER,
        /// Contains a coordinator's own message to a contact person.
        MESSAGE
    }

    /// The known delivery status of a letter.
    enum LetterDeliveryState {
        POSTED,
        GONE,
        REFUSED,
        GIVEN_UP,
        UNKNOWN;

        static LetterDeliveryState of(LetterDeliveryStatus.LetterFinalState told) {
            return switch (told) {
                case GONE -> GONE;
                case REFUSED -> REFUSED;
                case GIVEN_UP -> GIVEN_UP;
                case UNKNOWN -> UNKNOWN;
            };
        }

        PlaceUpkeepStep.UpkeepAct step() {
            return switch (this) {
                case POSTED -> PlaceUpkeepStep.UpkeepAct.LETTER_POSTED;
                case GONE -> PlaceUpkeepStep.UpkeepAct.LETTER_GONE;
                case REFUSED -> PlaceUpkeepStep.UpkeepAct.LETTER_REFUSED;
                case GIVEN_UP -> PlaceUpkeepStep.UpkeepAct.LETTER_GIVEN_UP;
                case UNKNOWN -> PlaceUpkeepStep.UpkeepAct.LETTER_UNKNOWN;
            };
        }
    }

    private SentUpkeepLetter() {}
}
