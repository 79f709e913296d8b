package org.tousaidants.vouchers.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.ParisTime;

/// « Avoir » — a credit note: the signed refund to one funder of an order.
///
/// @param by id of the person who requested the refund; empty on notes from before the second signature was
///     required
/// @param payee payment details of the funder on the day of the note
/// @param issuer data of the paying organisation on the day of the note
public record CreditNote(
        UUID funder,
        int number,
        long cents,
        Instant at,
        Optional<UUID> by,
        Optional<UUID> second,
        FunderPaymentDetails payee,
        CreditNoteIssuer issuer) {
    /// Returns the date on which the credit note was issued.
    public LocalDate day() {
        return ParisTime.day(at);
    }

    /// « Coordonnées d’un financeur » — the SIRET, the postal address and the bank account of a funder, for
    /// refunds.
    public record FunderPaymentDetails(String siret, String address, String iban) {
        /// Returns the last characters of the account number. Pages may show only these.
        public String account() {
            return iban.length() < 4 ? "" : iban.substring(iban.length() - 4);
        }
    }

    /// « Émetteur de l’avoir » — the organisation that pays the refund and signs the credit note.
    public record CreditNoteIssuer(String issuer, String issuerSiret, String issuerAddress) {}
}
