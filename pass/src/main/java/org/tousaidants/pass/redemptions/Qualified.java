package org.tousaidants.pass.redemptions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// « Lieu qualifié » — a place that may take vouchers, from a day on, and the account it is paid into.
///
/// @param keeper who takes the vouchers there
/// @param offline how many vouchers it may take in a day without a network, to be confirmed; 0: none
/// @param paysFrom empty until a second person has signed
public record Qualified(
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
    /// « Bénéficiaire » — into whose account it is paid.
    public record Payee(String holder, String iban, String siret) {}

    public String holder() {
        return payee.holder();
    }

    public String iban() {
        return payee.iban();
    }

    /// Its last signs are enough to know it again.
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
