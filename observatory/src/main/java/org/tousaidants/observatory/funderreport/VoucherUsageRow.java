package org.tousaidants.observatory.funderreport;

/// « Usage » — the payments of an order's vouchers, by service.
record VoucherUsageRow(String service, long vouchers, long cents) {}
