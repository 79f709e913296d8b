package org.tousaidants.platform.persons;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// « Certificat d’effacement » — what was erased of one person, and what the law keeps. It contains no name: if
/// the same words are typed again, their keyed hash equals `print`, which shows that the certificate is about
/// this person.
///
/// @param print keyed hash of the words that were searched
record ErasureCertificate(long number, Instant at, UUID actor, String print, List<CertificateLine> lines) {
    /// @param rule id of the rule in the retention register
    /// @param kept rows that could not be erased
    record CertificateLine(String rule, int erased, int kept) {}

    int erased() {
        return lines.stream().mapToInt(CertificateLine::erased).sum();
    }

    int kept() {
        return lines.stream().mapToInt(CertificateLine::kept).sum();
    }
}
