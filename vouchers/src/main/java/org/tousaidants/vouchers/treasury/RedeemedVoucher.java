package org.tousaidants.vouchers.treasury;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// « Chèque encaissé » — a redeemed voucher as evidence: voucher, place and service, never the person.
///
/// @param day day of the help, as the place entered it
/// @param at time at which the voucher was entered, which determines the month of its payment
public record RedeemedVoucher(
        long voucher, UUID booklet, int n, UUID order, UUID place, VoucherUse use, UUID by, LocalDate day, Instant at) {
    public int cents() {
        return use.cents();
    }

    public String service() {
        return use.service();
    }

    public int minutes() {
        return use.minutes();
    }

    public String how() {
        return use.how();
    }
}
