package org.tousaidants.observatory.boards;

/// « Usage » — what the vouchers of an order paid, by service.
record Used(String service, long vouchers, long cents) {}
