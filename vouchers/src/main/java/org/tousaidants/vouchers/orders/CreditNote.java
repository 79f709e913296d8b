package org.tousaidants.vouchers.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.ParisTime;

/// « Avoir » — a credit note: the signed refund to one funder of an order.
///
/// @param by requester; empty on notes older than the double signature
/// @param payee as it was on that day
/// @param issuer as it was on that day
public record CreditNote(
        UUID funder,
        int number,
        long cents,
        Instant at,
        Optional<UUID> by,
        Optional<UUID> second,
        FunderPaymentDetails payee,
        Issuer issuer) {
    /// The date of the note.
    public LocalDate day() {
        return ParisTime.day(at);
    }

    /// « Coordonnées d’un financeur » — the postal address and the account for the refund.
    public record FunderPaymentDetails(String siret, String address, String iban) {
        /// The last characters of the account number.
        public String account() {
            return iban.length() < 4 ? "" : iban.substring(iban.length() - 4);
        }
    }

    /// « Émetteur de l’avoir » — the organisation that pays and signs the credit note.
    public record Issuer(String issuer, String issuerSiret, String issuerAddress) {}
}
