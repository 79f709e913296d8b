package org.tousaidants.find.ranking;

/// « Fait d’un lieu » — what is known of a place besides what answers a [Criterion]; bits that follow those of the
/// criteria.
public enum Fact {
    FRANCE_SERVICES,
    /// Free for some people only.
    FREE_UNDER_CONDITION,
    /// The place says what it costs, and nothing in it is free.
    PAID,
    REMOTE,
    /// A text of the place speaks of going to people's homes; no field of the national schema says it.
    HOME_SAID,
    /// A text of the place speaks of an interpreter or of a language: less than saying that it receives in it.
    LANGUAGE_SAID,
    NO_PUBLIC,
    /// The place does not say which services it gives.
    SERVICES_UNSAID,
    /// A page of Acceslibre describes how to get in.
    ACCESS_DESCRIBED,
    /// There is a number to ask it what its sheet does not say.
    CALLABLE,
    /// Its point is that of its door, not of its commune.
    LOCATED;

    int bit() {
        return 1 << (Criterion.values().length + ordinal());
    }
}
