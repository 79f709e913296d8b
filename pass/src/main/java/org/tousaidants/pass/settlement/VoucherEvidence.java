package org.tousaidants.pass.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.pass.treasury.Redeemed;

/// « Preuves » — everything that a statement pays, to the cent: each voucher, and each payment that came back and
/// is made again; and who stands for it.
///
/// @param vouchers redeemed in its month, and before where an earlier statement did not pay them
/// @param orders their references, by id
/// @param people who prepared and signed it
record VoucherEvidence(
        PaymentBatch batch,
        List<Redeemed> vouchers,
        List<Carried> carried,
        Map<UUID, String> orders,
        Map<UUID, String> places,
        Map<UUID, String> people) {
    /// « Somme reportée » — owed to a place since before.
    ///
    /// @param month of the statement whose payment came back; empty for what the books owed otherwise
    /// @param at when it came back
    record Carried(UUID place, Optional<LocalDate> month, Instant at, String why, long cents) {
        String monthText() {
            return month.map(one -> one.toString().substring(0, 7)).orElse("");
        }
    }

    /// What the statement pays.
    long cents() {
        return voucherCents() + carried.stream().mapToLong(Carried::cents).sum();
    }

    long voucherCents() {
        return vouchers.stream().mapToLong(Redeemed::cents).sum();
    }

    /// What one place may know of it.
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
