package org.tousaidants.pass.orders;

/// « Avoir signé » — what a funder gets back is posted, and its note has its number.
record CreditNoteIssued(Order order, Order.Funder funder, CreditNote note) {}
