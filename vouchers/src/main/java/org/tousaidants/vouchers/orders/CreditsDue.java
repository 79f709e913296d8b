package org.tousaidants.vouchers.orders;

import java.time.Instant;

/// « Avoirs à faire » — the refunds of an order are due; published once.
record CreditsDue(Order order, Instant worthlessAfter) {}
