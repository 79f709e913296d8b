package org.tousaidants.platform.datadeletion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// « Certificat d’oubli » — what one round took away.
///
/// @param by who asked for it; empty: the night
record Certificate(long n, LocalDate day, Instant at, Optional<UUID> by, List<Line> lines) {
    /// @param before what was over at that moment
    /// @param trouble why nothing went; empty: all went well
    record Line(String rule, Instant before, int rows, String trouble) {}

    int rows() {
        return lines.stream().mapToInt(Line::rows).sum();
    }

    boolean whole() {
        return lines.stream().allMatch(line -> line.trouble().isEmpty());
    }
}
