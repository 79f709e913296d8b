package org.tousaidants.find.ranking;

/// « Raison d’un rang » — one component of a rank: its score from 0 to 1, and its weight.
public record RankingReason(RankingComponent component, double score, int weight) {
    /// Four grades of a score, from the worst to the best. An unknown value gets a better grade than a wrong
    /// value.
    public enum ScoreGrade {
        POOR,
        FAIR,
        GOOD,
        BEST
    }

    public ScoreGrade grade() {
        if (score >= 0.85) return ScoreGrade.BEST;
        if (score >= 0.6) return ScoreGrade.GOOD;
        return score >= OpeningHoursScore.UNSURE ? ScoreGrade.FAIR : ScoreGrade.POOR;
    }
}
