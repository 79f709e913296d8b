package org.tousaidants.places.upkeep;

import java.time.Duration;

/// « Règles des courriels d'entretien » — recipients, times and frequency of the network's letters, from the file
/// `courriels-d-entretien.yaml` of the protocol.
record UpkeepLetterRules(
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
