package org.tousaidants.label.signposting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.label.badges.BadgeCode;

/// « Carte de repérage » — the card of a person who notices, says and hands over.
///
/// @param sentences the exact French sentences that the person signed
/// @param ended when the person gave it back, or their account was closed
record SignpostCard(
        BadgeCode code, UUID account, Around around, List<String> sentences, Instant signed, Optional<Instant> ended) {
    /// The people whom the holder means to point to help.
    enum Around {
        RELATIVE,
        PEOPLE
    }
}
