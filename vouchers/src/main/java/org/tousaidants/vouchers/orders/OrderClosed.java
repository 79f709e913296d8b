package org.tousaidants.vouchers.orders;

/// « Commande soldée » — no refund is left.
record OrderClosed(Order order) {}
