package org.tousaidants.vouchers.orders;

/// « Commande soldée » — event: all refunds of an order are paid.
record VoucherOrderClosed(VoucherOrder order) {}
