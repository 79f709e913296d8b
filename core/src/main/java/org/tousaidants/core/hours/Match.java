package org.tousaidants.core.hours;

/// Whether a rule of opening hours applies to a day; `MAYBE` if it depends on unknown data, such as later
/// school holidays.
enum Match {
    NO,
    MAYBE,
    YES;

    Match and(Match other) {
        return compareTo(other) < 0 ? this : other;
    }

    Match or(Match other) {
        return compareTo(other) > 0 ? this : other;
    }

    static Match of(boolean certain) {
        return certain ? YES : NO;
    }
}
