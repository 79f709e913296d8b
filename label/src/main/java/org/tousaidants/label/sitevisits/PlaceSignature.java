package org.tousaidants.label.sitevisits;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Signature d’un lieu » — the answer to one commitment in its exact text, by the person who answers for the place.
///
/// @param signer her name and what she is there
/// @param by the account that wrote it down from paper; empty: she came by the link of a letter
/// @param protocol hash of the version whose text it was
record PlaceSignature(
        String commitment, String hash, boolean taken, String signer, Optional<UUID> by, String protocol, Instant at) {}
