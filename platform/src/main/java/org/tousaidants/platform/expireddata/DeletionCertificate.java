package org.tousaidants.platform.expireddata;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// « Certificat d’oubli » — the result of one deletion job.
///
/// @param by the person who started it; empty for the nightly job
record DeletionCertificate(long n, LocalDate day, Instant at, Optional<UUID> by, List<CertificateRow> lines) {
    /// @param before rows that ended before this moment were deleted
    /// @param trouble the error; empty on success
    record CertificateRow(String rule, Instant before, int rows, String trouble) {}

    int rows() {
        return lines.stream().mapToInt(CertificateRow::rows).sum();
    }

    boolean whole() {
        return lines.stream().allMatch(line -> line.trouble().isEmpty());
    }
}
