package org.tousaidants.label.workshops;

/// « Question » — which level for this competence and profile, or whether this profile takes this commitment, in the
/// words of the protocol of that day.
///
/// @param today what the protocol asks: a level, or 1 when the profile takes the commitment
/// @param again whether the second round asks it too
record Question(
        int n, String profile, String profileName, Kind kind, String subject, Wording wording, int today, Again again) {
    /// « Énoncé » — the words of that day.
    record Wording(String chapter, String words, String example) {}

    /// « Second tour »
    ///
    /// @param asked because half of the first answers stood from `low` to `high`
    record Again(boolean asked, int low, int high) {
        static final Again NO = new Again(false, 0, 0);
    }

    /// « Je ne sais pas » — said, and never counted.
    static final int UNSURE = -1;

    static final int NOT_FOR_US = 0;
    static final int TO_DISCUSS = 1;
    static final int TO_TAKE = 2;

    enum Kind {
        LEVEL("niveaux", 8),
        COMMITMENT("engagements", TO_TAKE);

        private final String path;
        private final int highest;

        Kind(String path, int highest) {
            this.path = path;
            this.highest = highest;
        }

        /// In addresses.
        String path() {
            return path;
        }

        int highest() {
            return highest;
        }

        boolean allows(int answer) {
            return answer >= UNSURE && answer <= highest;
        }
    }
}
