package org.tousaidants.observatory.procedures;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Conseil entre pairs » — signed, dated, and what peers said of it since.
record Advice(
        UUID id,
        String words,
        String name,
        Instant at,
        long confirmed,
        long contradicted,
        Optional<Instant> lastSeen) {}
