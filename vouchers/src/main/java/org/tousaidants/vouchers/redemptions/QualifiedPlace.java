package org.tousaidants.vouchers.redemptions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// « Lieu qualifié » — a place that may accept vouchers, its start date, and its account.
///
/// @param keeper the person who takes the vouchers there
/// @param offline the number of vouchers accepted offline per day, to be confirmed; 0: none
/// @param paysFrom empty until a second person has signed
public record QualifiedPlace(
        UUID id,
        UUID place,
        Payee payee,
        UUID keeper,
        int offline,
        LocalDate since,
        Optional<LocalDate> until,
        UUID askedBy,
        Optional<UUID> second,
        Optional<Instant> paysFrom) {
    /// « Bénéficiaire » — the holder and the account.
    public record Payee(String holder, String iban, String siret) {}

    public String holder() {
        return payee.holder();
    }

    public String iban() {
        return payee.iban();
    }

    /// The last characters identify it.
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
