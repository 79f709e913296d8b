package org.tousaidants.vouchers.payments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.vouchers.treasury.RedeemedVoucher;

/// « Preuves » — everything that a statement pays, to the cent: each voucher, each payment that the bank returned
/// and that is paid again, and the people responsible.
///
/// @param vouchers vouchers redeemed in the month, and earlier vouchers that no statement has paid
/// @param orders references of the orders, by id
/// @param people names of the preparer and the signatory, by account id
record VoucherPaymentEvidence(
        PlacePaymentBatch batch,
        List<RedeemedVoucher> vouchers,
        List<CarriedForwardAmount> carried,
        Map<UUID, String> orders,
        Map<UUID, String> places,
        Map<UUID, String> people) {
    /// « Somme reportée » — an amount that has been owed to a place since an earlier month.
    ///
    /// @param month month of the returned payment; empty for other amounts
    /// @param at time at which the payment was returned
    /// @param cents amount in cents
    record CarriedForwardAmount(UUID place, Optional<LocalDate> month, Instant at, String why, long cents) {
        String monthText() {
            return month.map(one -> one.toString().substring(0, 7)).orElse("");
        }
    }

    /// Returns the total amount of the statement in cents.
    long cents() {
        return voucherCents()
                + carried.stream().mapToLong(CarriedForwardAmount::cents).sum();
    }

    long voucherCents() {
        return vouchers.stream().mapToLong(RedeemedVoucher::cents).sum();
    }

    /// Returns this evidence with only the lines of one place.
    ///
    /// @param place id of the place
    VoucherPaymentEvidence at(UUID place) {
        return new VoucherPaymentEvidence(
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
