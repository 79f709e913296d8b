package org.tousaidants.places.upkeep;

import org.tousaidants.platform.mail.LetterFate;

/// A letter of care that was posted.
final class Posted {
    enum Kind {
        /// To who reported an error: what became of it.
        ANSWER,
        /// To a caretaker: are these sheets right?
        CARE,
        /// The same again, unanswered.
        REMINDER
    }

    /// What is known of a letter.
    enum Fate {
        POSTED,
        GONE,
        REFUSED,
        GIVEN_UP,
        UNKNOWN;

        static Fate of(LetterFate.Fate told) {
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

    private Posted() {}
}
