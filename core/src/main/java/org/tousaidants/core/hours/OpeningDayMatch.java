package org.tousaidants.core.hours;

/// States whether a rule of opening hours applies to a day; `MAYBE` if this depends on unknown data, such as later
/// school holidays.
enum OpeningDayMatch {
    NO,
    MAYBE,
    YES;

    OpeningDayMatch and(OpeningDayMatch other) {
        return compareTo(other) < 0 ? this : other;
    }

    OpeningDayMatch or(OpeningDayMatch other) {
        return compareTo(other) > 0 ? this : other;
    }

    static OpeningDayMatch of(boolean certain) {
        return certain ? YES : NO;
    }
}
