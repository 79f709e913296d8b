package org.tousaidants.platform.persons;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// « Certificat d’effacement » — what was erased of one person, and what the law keeps. It names nobody: its
/// print shows, to who types the same words again, that it is about them.
///
/// @param print keyed hash of the words that were searched
record ErasureCertificate(long number, Instant at, UUID actor, String print, List<Line> lines) {
    /// @param rule of the retention register
    /// @param kept rows that could not be erased
    record Line(String rule, int erased, int kept) {}

    int erased() {
        return lines.stream().mapToInt(Line::erased).sum();
    }

    int kept() {
        return lines.stream().mapToInt(Line::kept).sum();
    }
}
