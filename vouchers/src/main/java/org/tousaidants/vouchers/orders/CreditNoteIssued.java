package org.tousaidants.vouchers.orders;

/// « Avoir signé » — event: a refund was paid and its credit note has a number.
record CreditNoteIssued(VoucherOrder order, VoucherOrder.OrderFunder funder, CreditNote note) {}
