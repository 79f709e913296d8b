package org.tousaidants.observatory.procedures;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Conseil entre pairs » — with its author, date, and the votes of peers.
record PeerAdvice(
        UUID id,
        String words,
        String name,
        Instant at,
        long confirmed,
        long contradicted,
        Optional<Instant> lastSeen) {}
