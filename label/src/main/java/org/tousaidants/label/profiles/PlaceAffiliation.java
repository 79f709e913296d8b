package org.tousaidants.label.profiles;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;

/// « Présence » — a person's statement that they help at a place. It is valid only after a person of the place, or a
/// coordinator, confirmed it.
///
/// @param name full name, for the people responsible for the place
/// @param profile profile of the recognition, in French
/// @param word last answer; empty if there is none yet
/// @param readByPlace whether the person agreed that the people responsible for the place read their name
record PlaceAffiliation(
        UUID helper,
        UUID account,
        String name,
        String profile,
        Place place,
        Optional<AffiliationStatement> word,
        boolean readByPlace) {
    /// « Parole » — one answer about a presence.
    ///
    /// @param by account, or person responsible for the place; empty if only a letter was sent
    /// @param desk true if a coordinator answered; false for a person of the place
    record AffiliationStatement(
            UUID helper, PlaceId place, AffiliationAct act, Instant at, Optional<UUID> by, boolean desk) {}

    enum AffiliationAct {
        /// A letter asked the people responsible for the place whether the person helps there.
        ASKED,
        CONFIRMED,
        DENIED
    }

    enum AffiliationState {
        SAID,
        CONFIRMED,
        DENIED
    }

    AffiliationState state() {
        return word.map(one -> switch (one.act()) {
                    case ASKED -> AffiliationState.SAID;
                    case CONFIRMED -> AffiliationState.CONFIRMED;
                    case DENIED -> AffiliationState.DENIED;
                })
                .orElse(AffiliationState.SAID);
    }
}
