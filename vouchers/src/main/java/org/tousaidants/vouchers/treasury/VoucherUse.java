package org.tousaidants.vouchers.treasury;

/// « Usage d’un chèque » — how a voucher was used: amount, service and way of entry.
///
/// @param how TYPED (by hand or by the camera), PAPER or OFFLINE
public record VoucherUse(int cents, String service, int minutes, String how) {}
