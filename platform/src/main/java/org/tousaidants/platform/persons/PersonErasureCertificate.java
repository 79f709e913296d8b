package org.tousaidants.platform.persons;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// « Certificat d’effacement » — a list of the data of one person that were erased, and of those that the law
/// requires to store. It contains no name: if the same words are typed again, their keyed hash equals `print`, which
/// shows that the certificate is about this person.
///
/// @param print keyed hash of the words that were searched
record PersonErasureCertificate(long number, Instant at, UUID actor, String print, List<ErasureCertificateRow> lines) {
    /// The numbers of rows for one retention rule.
    ///
    /// @param rule id of the rule in the retention register
    /// @param erased number of erased rows
    /// @param kept number of rows that could not be erased
    record ErasureCertificateRow(String rule, int erased, int kept) {}

    int erased() {
        return lines.stream().mapToInt(ErasureCertificateRow::erased).sum();
    }

    int kept() {
        return lines.stream().mapToInt(ErasureCertificateRow::kept).sum();
    }
}
