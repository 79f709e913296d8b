package org.tousaidants.governance.workshops;

/// « Question » — a question about the level of a competence for a profile, or about whether a profile takes a
/// commitment, in the words of the protocol of that day.
///
/// @param today value in the current protocol: a level, or 1 if the profile takes the commitment
/// @param again whether the second round of questions contains it too
public record WorkshopQuestion(
        int n,
        String profile,
        String profileName,
        WorkshopQuestionKind kind,
        String subject,
        QuestionWording wording,
        int today,
        SecondQuestionRound again) {
    /// « Énoncé » — the words of the question.
    record QuestionWording(String chapter, String words, String example) {}

    /// « Second tour » — states whether the second round of questions contains the question.
    ///
    /// @param asked true if the answers were no agreement; half of the first answers were from `low` to `high`
    public record SecondQuestionRound(boolean asked, int low, int high) {
        static final SecondQuestionRound NO = new SecondQuestionRound(false, 0, 0);
    }

    /// « Je ne sais pas » — an answer that is stored but never counted in a result.
    public static final int UNSURE = -1;

    public static final int NOT_FOR_US = 0;
    public static final int TO_DISCUSS = 1;
    public static final int TO_TAKE = 2;

    public enum WorkshopQuestionKind {
        LEVEL("niveaux", 8),
        COMMITMENT("engagements", TO_TAKE);

        private final String path;
        private final int highest;

        WorkshopQuestionKind(String path, int highest) {
            this.path = path;
            this.highest = highest;
        }

        /// Returns the part of an address that stands for this kind of question.
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
