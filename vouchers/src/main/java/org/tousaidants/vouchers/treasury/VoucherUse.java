package org.tousaidants.vouchers.treasury;

/// « Usage d’un chèque » — the redeemed amount, the service, and how it was entered.
///
/// @param how TYPED (by hand or by the camera), PAPER or OFFLINE
public record VoucherUse(int cents, String service, int minutes, String how) {}
