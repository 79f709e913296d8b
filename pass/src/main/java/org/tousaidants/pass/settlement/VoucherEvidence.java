package org.tousaidants.pass.settlement;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tousaidants.pass.treasury.Redeemed;

/// « Preuves » — each voucher of the month that a statement pays, and who stands for it.
///
/// @param orders their references, by id
/// @param people who prepared and signed it
record VoucherEvidence(
        PaymentBatch batch,
        List<Redeemed> vouchers,
        Map<UUID, String> orders,
        Map<UUID, String> places,
        Map<UUID, String> people) {
    long cents() {
        return vouchers.stream().mapToLong(Redeemed::cents).sum();
    }

    /// What one place may know of it.
    VoucherEvidence at(UUID place) {
        return new VoucherEvidence(
                batch.at(place),
                vouchers.stream().filter(one -> one.place().equals(place)).toList(),
                orders,
                places,
                people);
    }

    String name(UUID person) {
        return people.getOrDefault(person, "–");
    }
}
