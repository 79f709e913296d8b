package org.tousaidants.find.ranking;

/// « Raison d’un rang » — one component of a rank: its score from 0 to 1, and its weight.
public record ScoreReason(RankComponent component, double score, int weight) {
    /// Four grades from the worst to the best. An unknown value is better than a wrong one.
    public enum Grade {
        POOR,
        FAIR,
        GOOD,
        BEST
    }

    public Grade grade() {
        if (score >= 0.85) return Grade.BEST;
        if (score >= 0.6) return Grade.GOOD;
        return score >= OpeningHoursScore.UNSURE ? Grade.FAIR : Grade.POOR;
    }
}
