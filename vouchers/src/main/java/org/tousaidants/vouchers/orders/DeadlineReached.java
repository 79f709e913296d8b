package org.tousaidants.vouchers.orders;

import java.time.Instant;

/// « Échéance venue » — a calendar date is reached for an order; published once. Each module writes to the people
/// it knows.
///
/// @param first whether this is the first order of its year with this notice
/// @param worthlessAfter the time after which its letters are useless
public record DeadlineReached(Order order, PassCalendar.Notice notice, boolean first, Instant worthlessAfter) {}
