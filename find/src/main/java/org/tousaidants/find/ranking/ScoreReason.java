package org.tousaidants.find.ranking;

/// « Raison d’un rang » — the share of one component in a rank: its score from 0 to 1 and its weight in the rank.
public record ScoreReason(RankComponent component, double score, int weight) {
    /// Four steps, from the worst: unknown is worth more than wrong.
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
