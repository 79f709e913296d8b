package org.tousaidants.places.upkeep;

import java.time.Duration;

/// « Règles des courriels d'entretien » — to whom, when and how often the network writes, as the protocol says it in
/// `courriels-d-entretien.yaml`.
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
