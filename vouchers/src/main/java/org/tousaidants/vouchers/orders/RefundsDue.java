package org.tousaidants.vouchers.orders;

import java.time.Instant;

/// « Avoirs à faire » — published once, when the refunds of an order are due.
record RefundsDue(Order order, Instant worthlessAfter) {}
