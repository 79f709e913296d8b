package org.tousaidants.vouchers.treasury;

/// « Compte des chèques » — of one order.
///
/// @param active in total, ended ones included
/// @param started booklets with at least one redeemed voucher
public record VoucherCount(
        long made, long active, long redeemed, long expired, long cancelled, long started, long redeemedCents) {}
