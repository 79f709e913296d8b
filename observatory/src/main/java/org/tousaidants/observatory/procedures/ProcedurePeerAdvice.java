package org.tousaidants.observatory.procedures;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Conseil entre pairs » — advice of a helper about a procedure, with its author, its date, and the votes of other
/// helpers.
record ProcedurePeerAdvice(
        UUID id,
        String words,
        String name,
        Instant at,
        long confirmed,
        long contradicted,
        Optional<Instant> lastSeen) {}
