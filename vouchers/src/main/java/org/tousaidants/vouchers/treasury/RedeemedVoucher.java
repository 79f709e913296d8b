package org.tousaidants.vouchers.treasury;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// « Chèque encaissé » — one line of the evidence: voucher, place and service; never the person.
///
/// @param day on which the help was given, as the place entered it
/// @param at the time of entry, which decides the month of payment
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
