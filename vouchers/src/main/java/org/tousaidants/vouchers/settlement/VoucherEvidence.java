package org.tousaidants.vouchers.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.vouchers.treasury.RedeemedVoucher;

/// « Preuves » — everything that a statement pays, to the cent: each voucher, each returned payment that is made
/// again, and the people responsible.
///
/// @param vouchers redeemed in its month, and earlier ones that no statement paid
/// @param orders their references, by id
/// @param people the preparer and the signatory
record VoucherEvidence(
        PaymentBatch batch,
        List<RedeemedVoucher> vouchers,
        List<Carried> carried,
        Map<UUID, String> orders,
        Map<UUID, String> places,
        Map<UUID, String> people) {
    /// « Somme reportée » — owed to a place since before.
    ///
    /// @param month of the statement whose payment was returned; empty for other balances
    /// @param at the time of the return
    record Carried(UUID place, Optional<LocalDate> month, Instant at, String why, long cents) {
        String monthText() {
            return month.map(one -> one.toString().substring(0, 7)).orElse("");
        }
    }

    /// The total of the statement.
    long cents() {
        return voucherCents() + carried.stream().mapToLong(Carried::cents).sum();
    }

    long voucherCents() {
        return vouchers.stream().mapToLong(RedeemedVoucher::cents).sum();
    }

    /// The part that one place may see.
    VoucherEvidence at(UUID place) {
        return new VoucherEvidence(
                batch.at(place),
                vouchers.stream().filter(one -> one.place().equals(place)).toList(),
                carried.stream().filter(one -> one.place().equals(place)).toList(),
                orders,
                places,
                people);
    }

    String name(UUID person) {
        return people.getOrDefault(person, "–");
    }
}
