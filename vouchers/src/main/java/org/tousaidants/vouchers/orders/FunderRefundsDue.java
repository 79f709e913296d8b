package org.tousaidants.vouchers.orders;

import java.time.Instant;

/// « Avoirs à faire » — event, published once: the refunds of an order are due.
record FunderRefundsDue(VoucherOrder order, Instant worthlessAfter) {}
