package org.tousaidants.pass.signatures;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Demande de signature » — what a person asked, and who signed or refused it.
///
/// @param what the kind of act, the key of its words
/// @param subject what it is done to
/// @param words what both read before they sign
public record Request(
        String network,
        UUID id,
        String what,
        UUID subject,
        String words,
        long cents,
        UUID by,
        Instant at,
        Optional<UUID> second,
        Optional<Instant> decidedAt) {}
