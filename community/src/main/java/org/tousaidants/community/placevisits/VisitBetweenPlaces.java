package org.tousaidants.community.placevisits;

import java.time.Instant;
import java.util.UUID;

/// « Visite entre lieux » — a visit that the team of one place asks of another.
///
/// @param host the place that receives
/// @param guest the place whose team comes
/// @param words wish of the guests, such as the day; never about a person
/// @param answer reply of the hosts; empty before it
/// @param result one sentence about what was learned; empty before the visit
record VisitBetweenPlaces(
        UUID id, UUID host, UUID guest, String words, Instant asked, VisitState state, String answer, String result) {
    /// « État d’une visite ».
    enum VisitState {
        ASKED,
        ACCEPTED,
        DECLINED,
        /// Its result is written.
        TOLD
    }

    /// « Visite proposée » — a place offers to receive a visit.
    ///
    /// @param shown what there is to see
    /// @param days when visitors may come
    record VisitOffer(UUID place, String shown, String days) {}
}
