package org.tousaidants.pass.orders;

import java.time.Instant;

/// « Avoirs à faire » — the day has come on which the funders of an order are paid back, once.
record RefundsDue(Order order, Instant worthlessAfter) {}
