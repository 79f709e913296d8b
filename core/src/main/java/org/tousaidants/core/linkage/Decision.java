package org.tousaidants.core.linkage;

/// « Décision de rapprochement » — what is done with a pair: one same thing, to be looked at by a person, or two
/// things.
public enum Decision {
    MATCH,
    REVIEW,
    DISTINCT
}
