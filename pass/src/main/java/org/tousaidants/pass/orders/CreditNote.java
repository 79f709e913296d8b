package org.tousaidants.pass.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.Paris;

/// « Avoir » — what went back to one funder of an order, as it was signed.
///
/// @param by who asked for it; empty on those from before two people signed
/// @param payee to whom, as it stood on that day
/// @param issuer on whose behalf, as it stood on that day
public record CreditNote(
        UUID funder,
        int number,
        long cents,
        Instant at,
        Optional<UUID> by,
        Optional<UUID> second,
        Payee payee,
        Issuer issuer) {
    /// On which it is dated.
    public LocalDate day() {
        return Paris.day(at);
    }

    /// « Coordonnées d’un financeur » — where it is written to and paid back.
    public record Payee(String siret, String address, String iban) {
        /// Its last signs are enough to know it again.
        public String account() {
            return iban.length() < 4 ? "" : iban.substring(iban.length() - 4);
        }
    }

    /// « Émetteur de l’avoir » — who pays back.
    public record Issuer(String issuer, String issuerSiret, String issuerAddress) {}
}
