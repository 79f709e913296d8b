package org.tousaidants.pass.treasury;

/// « Compte des chèques » — of one order.
///
/// @param active ever, whether they are over or not
/// @param started booklets of which a voucher was redeemed
public record VoucherCount(
        long made, long active, long redeemed, long expired, long cancelled, long started, long redeemedCents) {}
