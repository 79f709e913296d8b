package org.tousaidants.vouchers.orders;

import java.time.Instant;

/// « Avoirs à faire » — event, published once for an order: its refunds can now be paid. Letters about this are no
/// longer sent after the time `worthlessAfter`.
record FunderRefundsDue(VoucherOrder order, Instant worthlessAfter) {}
