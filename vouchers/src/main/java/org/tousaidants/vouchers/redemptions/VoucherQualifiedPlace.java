package org.tousaidants.vouchers.redemptions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// « Lieu qualifié » — a place that may accept vouchers, with the first day and its bank account.
///
/// @param keeper account of the person who accepts the vouchers at the place
/// @param offline maximum number of vouchers accepted offline per day; 0 if offline acceptance is not
///     allowed
/// @param paysFrom time from which the bank account is used; empty until a second person has signed
public record VoucherQualifiedPlace(
        UUID id,
        UUID place,
        PlaceBankAccount payee,
        UUID keeper,
        int offline,
        LocalDate since,
        Optional<LocalDate> until,
        UUID askedBy,
        Optional<UUID> second,
        Optional<Instant> paysFrom) {
    /// « Bénéficiaire » — the bank account of a place and its holder.
    public record PlaceBankAccount(String holder, String iban, String siret) {}

    public String holder() {
        return payee.holder();
    }

    public String iban() {
        return payee.iban();
    }

    /// Returns the last characters of the account number. Pages may show only these.
    String account() {
        return "… " + iban().substring(iban().length() - 4);
    }

    public String siret() {
        return payee.siret();
    }

    public boolean on(LocalDate day) {
        return second.isPresent()
                && !day.isBefore(since)
                && until.filter(day::isAfter).isEmpty();
    }
}
