package org.tousaidants.vouchers.orders;

/// « Commande soldée » — published when no refund of an order is left.
record OrderClosed(Order order) {}
