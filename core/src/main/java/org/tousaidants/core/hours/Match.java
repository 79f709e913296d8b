package org.tousaidants.core.hours;

/// Whether a rule applies to a day; `MAYBE` when it depends on unknown data (school holidays).
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
