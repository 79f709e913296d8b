package org.tousaidants.vouchers.redemptions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// « Lieu qualifié » — a place that may accept vouchers, from which day, and its bank account.
///
/// @param keeper person who accepts the vouchers there
/// @param offline maximum number of vouchers accepted offline in a day; 0 for none
/// @param paysFrom when the account is used; empty until a second person has signed
public record QualifiedPlace(
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
    /// « Bénéficiaire » — the account holder and the account.
    public record PlaceBankAccount(String holder, String iban, String siret) {}

    public String holder() {
        return payee.holder();
    }

    public String iban() {
        return payee.iban();
    }

    /// The last characters of the account number.
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
