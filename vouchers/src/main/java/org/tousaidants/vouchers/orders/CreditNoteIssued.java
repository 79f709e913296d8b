package org.tousaidants.vouchers.orders;

/// « Avoir signé » — published after a refund is paid and its credit note has a number.
record CreditNoteIssued(Order order, Order.Funder funder, CreditNote note) {}
