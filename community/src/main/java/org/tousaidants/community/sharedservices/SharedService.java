package org.tousaidants.community.sharedservices;

import java.time.Instant;
import java.util.UUID;

/// « Service partagé » — an offer of one organisation to the others.
///
/// @param shown description of the service, the post or the tool
/// @param conditions days, share of the cost, or other terms
/// @param contact contact of the organisation, for the coordination alone
/// @param published whether the public list shows the offer
record SharedService(
        UUID id,
        SharedServiceKind kind,
        String title,
        String organisation,
        String shown,
        String conditions,
        String contact,
        Instant proposed,
        boolean published) {
    /// « Nature du partage ».
    enum SharedServiceKind {
        SERVICE,
        /// A person employed by one organisation who works for several.
        POST,
        TOOL
    }

    /// « Intérêt » — another organisation is interested in an offer.
    ///
    /// @param contact contact of the interested organisation, for the coordination alone
    /// @param words its need in its own words; may be empty
    /// @param shared whether the two organisations now share
    record SharingInterest(
            UUID id, UUID offer, String organisation, String contact, String words, Instant said, boolean shared) {}
}
