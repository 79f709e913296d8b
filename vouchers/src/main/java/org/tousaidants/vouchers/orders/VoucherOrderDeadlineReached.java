package org.tousaidants.vouchers.orders;

import java.time.Instant;

/// « Échéance venue » — event, published once when an order reaches a date of the calendar. Each module then writes
/// to the people concerned.
///
/// @param first whether this is the first order of its year that reaches this date
/// @param worthlessAfter time after which letters about the date are no longer sent
public record VoucherOrderDeadlineReached(
        VoucherOrder order, VoucherOrderCalendar.CalendarDeadline notice, boolean first, Instant worthlessAfter) {}
