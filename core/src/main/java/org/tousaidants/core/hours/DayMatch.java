package org.tousaidants.core.hours;

/// Whether a rule of opening hours applies to a day; `MAYBE` if it depends on unknown data, such as later
/// school holidays.
enum DayMatch {
    NO,
    MAYBE,
    YES;

    DayMatch and(DayMatch other) {
        return compareTo(other) < 0 ? this : other;
    }

    DayMatch or(DayMatch other) {
        return compareTo(other) > 0 ? this : other;
    }

    static DayMatch of(boolean certain) {
        return certain ? YES : NO;
    }
}
