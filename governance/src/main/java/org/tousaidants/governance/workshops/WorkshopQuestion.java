package org.tousaidants.governance.workshops;

/// « Question » — asks for the level of a competence for a profile, or whether a profile takes a commitment, in
/// the words of the protocol of that day.
///
/// @param today value in the current protocol: a level, or 1 if the profile takes the commitment
/// @param again whether the second round asks it too
public record WorkshopQuestion(
        int n,
        String profile,
        String profileName,
        Kind kind,
        String subject,
        QuestionWording wording,
        int today,
        SecondRound again) {
    /// « Énoncé » — the words of the question.
    record QuestionWording(String chapter, String words, String example) {}

    /// « Second tour » — whether the second round asks the question.
    ///
    /// @param asked true if half of the first answers were from `low` to `high`, which is no agreement
    public record SecondRound(boolean asked, int low, int high) {
        static final SecondRound NO = new SecondRound(false, 0, 0);
    }

    /// « Je ne sais pas » — stored, but never counted in a result.
    public static final int UNSURE = -1;

    public static final int NOT_FOR_US = 0;
    public static final int TO_DISCUSS = 1;
    public static final int TO_TAKE = 2;

    public enum Kind {
        LEVEL("niveaux", 8),
        COMMITMENT("engagements", TO_TAKE);

        private final String path;
        private final int highest;

        Kind(String path, int highest) {
            this.path = path;
            this.highest = highest;
        }

        /// The part of an address that identifies the question.
        String path() {
            return path;
        }

        public int highest() {
            return highest;
        }

        boolean allows(int answer) {
            return answer >= UNSURE && answer <= highest;
        }
    }
}
