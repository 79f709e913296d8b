package org.tousaidants.platform.expireddata;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// « Certificat d’oubli » — the result of one deletion job.
///
/// @param n number of the certificate
/// @param day day of the deletion
/// @param by the person who started the deletion; empty for the nightly job
/// @param lines results by rule
record ExpiredDataCertificate(
        long n, LocalDate day, Instant at, Optional<UUID> by, List<DeletionCertificateRow> lines) {
    /// The result for one retention rule.
    ///
    /// @param before rows that ended before this moment were deleted
    /// @param rows number of deleted rows
    /// @param trouble the error; empty on success
    record DeletionCertificateRow(String rule, Instant before, int rows, String trouble) {}

    int rows() {
        return lines.stream().mapToInt(DeletionCertificateRow::rows).sum();
    }

    boolean whole() {
        return lines.stream().allMatch(line -> line.trouble().isEmpty());
    }
}
