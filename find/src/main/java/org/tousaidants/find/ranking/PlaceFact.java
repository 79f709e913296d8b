package org.tousaidants.find.ranking;

/// « Fait d’un lieu » — a fact about a place that is not a [Criterion]. Its bit follows those of the criteria.
public enum PlaceFact {
    FRANCE_SERVICES,
    /// The help is free for some people only.
    FREE_UNDER_CONDITION,
    /// The place gives a price, and nothing in it is free.
    PAID,
    REMOTE,
    /// The place helps only at a distance: no person travels to it.
    REMOTE_ONLY,
    /// A text of the place mentions visits at home; no field of the national schema does.
    HOME_SAID,
    /// A text of the place mentions an interpreter or a language: weaker than the field of languages.
    LANGUAGE_SAID,
    NO_PUBLIC,
    /// The place declares that it is lively, which is more than saying nothing about quiet.
    LIVELY,
    /// The sheet lists no services.
    SERVICES_UNSAID,
    /// A page of Acceslibre describes the access.
    ACCESS_DESCRIBED,
    /// The sheet has a telephone number, to ask for missing details.
    CALLABLE,
    /// The coordinates are those of the building, not of the commune.
    LOCATED;

    int bit() {
        return 1 << (Criterion.values().length + ordinal());
    }
}
