package org.tousaidants.vouchers.payments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.vouchers.treasury.RedeemedVoucher;

/// « Preuves » — all that a statement pays, to the cent: each voucher, each returned payment that is paid
/// again, and the people responsible.
///
/// @param vouchers those redeemed in its month, and earlier ones that no statement paid
/// @param orders references of the orders, by id
/// @param people names of preparer and signatory
record VoucherEvidence(
        PlacePaymentBatch batch,
        List<RedeemedVoucher> vouchers,
        List<CarriedForwardAmount> carried,
        Map<UUID, String> orders,
        Map<UUID, String> places,
        Map<UUID, String> people) {
    /// « Somme reportée » — an amount owed to a place since an earlier month.
    ///
    /// @param month month of the returned payment; empty for other amounts
    /// @param at time of the return
    record CarriedForwardAmount(UUID place, Optional<LocalDate> month, Instant at, String why, long cents) {
        String monthText() {
            return month.map(one -> one.toString().substring(0, 7)).orElse("");
        }
    }

    /// The total of the statement.
    long cents() {
        return voucherCents()
                + carried.stream().mapToLong(CarriedForwardAmount::cents).sum();
    }

    long voucherCents() {
        return vouchers.stream().mapToLong(RedeemedVoucher::cents).sum();
    }

    /// The same evidence with the lines of one place only.
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
