package org.tousaidants.label.signposting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.label.badges.BadgeCode;

/// « Carte de repérage » — the card of a person who notices that people need help and directs them to it.
///
/// @param sentences exact French sentences that the person signed
/// @param ended moment at which the person returned it, or their account was closed; empty if it is valid
record SignpostCard(
        BadgeCode code,
        UUID account,
        PeopleToPointToHelp around,
        List<String> sentences,
        Instant signed,
        Optional<Instant> ended) {
    /// The group of people whom the holder intends to direct to help.
    enum PeopleToPointToHelp {
        RELATIVE,
        PEOPLE
    }
}
