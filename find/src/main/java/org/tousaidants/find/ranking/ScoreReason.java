package org.tousaidants.find.ranking;

/// « Raison d’un rang » — what one component gave a place: its score from 0 to 1 and its weight in the rank.
public record ScoreReason(Component component, double score, int weight) {
    /// In four steps, from the worst: what is unknown is worth more than what is wrong.
    public enum Grade {
        POOR,
        FAIR,
        GOOD,
        BEST
    }

    public Grade grade() {
        if (score >= 0.85) return Grade.BEST;
        if (score >= 0.6) return Grade.GOOD;
        return score >= Openness.UNSURE ? Grade.FAIR : Grade.POOR;
    }
}
