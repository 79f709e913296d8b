package org.tousaidants.places.upkeep;

import org.tousaidants.platform.mail.LetterDeliveryStatus;

/// An upkeep letter that was sent.
final class SentLetter {
    enum Kind {
        /// Sent to the person who reported an error: the result.
        ANSWER,
        /// Asks a caretaker whether these sheets are right.
        CARE,
        /// Asks the caretaker again after no answer.
        REMINDER,
        /// Sent to a caretaker, with a coordinator's own words.
        MESSAGE
    }

    /// The known status of a letter.
    enum Fate {
        POSTED,
        GONE,
        REFUSED,
        GIVEN_UP,
        UNKNOWN;

        static Fate of(LetterDeliveryStatus.FinalState told) {
            return switch (told) {
                case GONE -> GONE;
                case REFUSED -> REFUSED;
                case GIVEN_UP -> GIVEN_UP;
                case UNKNOWN -> UNKNOWN;
            };
        }

        CareStep.Act step() {
            return switch (this) {
                case POSTED -> CareStep.Act.LETTER_POSTED;
                case GONE -> CareStep.Act.LETTER_GONE;
                case REFUSED -> CareStep.Act.LETTER_REFUSED;
                case GIVEN_UP -> CareStep.Act.LETTER_GIVEN_UP;
                case UNKNOWN -> CareStep.Act.LETTER_UNKNOWN;
            };
        }
    }

    private SentLetter() {}
}
