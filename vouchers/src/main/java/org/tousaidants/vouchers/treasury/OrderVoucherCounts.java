package org.tousaidants.vouchers.treasury;

/// « Compte des chèques » — the counts of vouchers of one order.
///
/// @param active number of vouchers ever activated, including ended vouchers
/// @param started number of booklets with at least one redeemed voucher
public record OrderVoucherCounts(
        long made, long active, long redeemed, long expired, long cancelled, long started, long redeemedCents) {}
