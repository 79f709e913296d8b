package org.tousaidants.observatory.funderreport;

/// « Usage » — the number and the value in cents of an order's vouchers that were redeemed for one service.
record VoucherUsageByServiceRow(String service, long vouchers, long cents) {}
