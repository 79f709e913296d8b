package org.tousaidants.vouchers.treasury;

/// « Usage d’un chèque » — how a voucher was used: amount, service and way of entry.
///
/// @param cents amount in cents
/// @param minutes duration of the service in minutes
/// @param how TYPED (by keyboard or camera), PAPER or OFFLINE
public record VoucherUse(int cents, String service, int minutes, String how) {}
