package org.tousaidants.places.upkeep;

import java.time.Duration;

/// « Règles des courriels d'entretien » — the addressees, times and frequency of the network's letters, from the
/// protocol's `courriels-d-entretien.yaml`.
record CareRules(
        int mostCaretakers,
        Duration betweenLettersOfAPlace,
        Duration betweenLettersToAPerson,
        int mostPlacesInALetter,
        int mostLettersADay,
        Duration linkValid,
        Duration beforeReminder,
        Duration beforeDesk,
        Duration contactKeptAfterAnswer,
        Duration contactKeptWithoutAnswer) {}
