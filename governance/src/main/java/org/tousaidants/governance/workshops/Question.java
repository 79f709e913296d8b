package org.tousaidants.governance.workshops;

/// « Question » — the level of a competence for a profile, or whether a profile takes a commitment, in the words
/// of the protocol of that day.
///
/// @param today the current protocol: a level, or 1 when the profile takes the commitment
/// @param again whether the second round asks it too
public record Question(
        int n, String profile, String profileName, Kind kind, String subject, Wording wording, int today, Again again) {
    /// « Énoncé » — the words of that day.
    record Wording(String chapter, String words, String example) {}

    /// « Second tour »
    ///
    /// @param asked because half of the first answers stood from `low` to `high`
    public record Again(boolean asked, int low, int high) {
        static final Again NO = new Again(false, 0, 0);
    }

    /// « Je ne sais pas » — stored, and never counted.
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

        /// In URLs.
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
