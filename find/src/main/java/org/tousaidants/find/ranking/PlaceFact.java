package org.tousaidants.find.ranking;

/// « Fait d’un lieu » — a fact about a place that is not a [SearchCriterion]. The bits of the facts follow those of
/// the criteria.
public enum PlaceFact {
    FRANCE_SERVICES,
    /// The help is free for some people only.
    FREE_UNDER_CONDITION,
    /// The place states a price, and none of its help is free.
    PAID,
    REMOTE,
    /// The place helps only at a distance and receives no visitors.
    REMOTE_ONLY,
    /// A free text of the place mentions visits at home, for which the national schema has no field.
    HOME_SAID,
    /// A free text of the place mentions an interpreter or a language, which is weaker evidence than a field of
    /// languages.
    LANGUAGE_SAID,
    NO_PUBLIC,
    /// The place declares that it is lively, which is more than saying nothing about quiet.
    LIVELY,
    /// The sheet lists no services.
    SERVICES_UNSAID,
    /// The sheet has a link to a page of Acceslibre that describes the accessibility.
    ACCESS_DESCRIBED,
    /// The sheet has a telephone number, so that a person can ask for missing details.
    CALLABLE,
    /// The coordinates are those of the building, not of the commune.
    LOCATED;

    int bit() {
        return 1 << (SearchCriterion.values().length + ordinal());
    }
}
