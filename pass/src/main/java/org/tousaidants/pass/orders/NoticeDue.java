package org.tousaidants.pass.orders;

import java.time.Instant;

/// « Échéance venue » — a day of the calendar has come for an order, once: each room writes to those whom it knows.
///
/// @param first whether no other order of its year was told of it before
/// @param worthlessAfter when its letters say nothing any more
public record NoticeDue(Order order, PassCalendar.Notice notice, boolean first, Instant worthlessAfter) {}
