package org.tousaidants.pass.treasury;

/// « Usage d’un chèque » — how much of it was taken, for which service and how.
///
/// @param how TYPED (by hand or by the camera), PAPER or OFFLINE
public record VoucherUse(int cents, String service, int minutes, String how) {}
