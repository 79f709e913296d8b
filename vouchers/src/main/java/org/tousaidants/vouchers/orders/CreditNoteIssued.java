package org.tousaidants.vouchers.orders;

/// « Avoir signé » — the refund is posted, and the note has its number.
record CreditNoteIssued(Order order, Order.Funder funder, CreditNote note) {}
