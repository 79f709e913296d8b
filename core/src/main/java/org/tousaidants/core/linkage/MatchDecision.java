package org.tousaidants.core.linkage;

/// « Décision de rapprochement » — the decision on a pair: a match, a pair to be reviewed by a person, or two
/// distinct things.
public enum MatchDecision {
    MATCH,
    REVIEW,
    DISTINCT
}
