package org.tousaidants.vouchers.orders;

import java.time.Instant;

/// « Échéance venue » — published once, when an order reaches a date of the calendar. Each module writes to the
/// people it knows.
///
/// @param first whether this is the first order of its year with this notice
/// @param worthlessAfter time after which letters are not sent any more
public record OrderDeadlineReached(
        Order order, OrderCalendar.CalendarDeadline notice, boolean first, Instant worthlessAfter) {}
