package org.tousaidants.core.hours;

import java.util.List;

/// « Règle » — one rule of a text of opening hours: its days, its relation to the previous rules, its effect,
/// its hours (none: the whole day) and its comment (empty if none).
record OpeningRule(RuleDays days, Kind kind, Effect effect, List<Hours> hours, String comment) {

    enum Kind {
        /// Written after `;`: replaces the previous rules of the day.
        NORMAL,
        /// Written after `,`: adds hours to the previous rules.
        ADDITIONAL,
        /// Written after `||`: applies where the previous rules leave the place closed.
        FALLBACK
    }

    enum Effect {
        OPEN,
        OFF,
        UNSURE
    }

    /// One span, in minutes from midnight; an `end` above 1440 is on the next day. With `openEnded`, the
    /// closing time is unknown and later than `end`.
    record Hours(int start, int end, boolean openEnded) {}

    static final int DAY = 24 * 60;

    /// Whether the rule gives the same hours every week.
    boolean weekly() {
        return days.weekly();
    }

    void drawOn(DayOpeningHours plan, int index) {
        if (effect == Effect.OFF) {
            if (hours.isEmpty()) plan.erase(0, 2 * DAY);
            for (var span : hours) plan.erase(span.start, span.openEnded ? DAY : span.end);
            return;
        }
        if (kind == Kind.NORMAL) plan.clear();
        int state = effect == Effect.OPEN ? DayOpeningHours.OPEN : DayOpeningHours.UNSURE;
        if (hours.isEmpty()) draw(plan, 0, DAY, state, index);
        // Certain spans are applied last, so that the afternoon of `10:00+,14:00-18:00` stays certain.
        for (var span : hours) {
            if (span.openEnded && span.end < DAY) {
                var startsUnknown = span.end == span.start;
                draw(plan, span.end, DAY, startsUnknown ? DayOpeningHours.ENDLESS : DayOpeningHours.UNSURE, index);
            }
        }
        for (var span : hours) if (span.end > span.start) draw(plan, span.start, span.end, state, index);
    }

    private void draw(DayOpeningHours plan, int start, int end, int state, int index) {
        if (kind == Kind.FALLBACK) plan.fill(start, end, state, index);
        else plan.paint(start, end, state, index);
    }
}
