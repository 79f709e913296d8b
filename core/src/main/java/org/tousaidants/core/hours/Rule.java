package org.tousaidants.core.hours;

import java.util.List;

/// « Règle » — one rule of the text, ready to be evaluated: its days, its relation to the rules before it, its
/// effect, its hours (none: the whole day) and its comment (empty when none).
record Rule(Days days, Kind kind, Effect effect, List<Hours> hours, String comment) {

    enum Kind {
        /// After `;`: replaces the earlier rules of the day.
        NORMAL,
        /// After `,`: adds to the earlier rules.
        ADDITIONAL,
        /// After `||`: applies where the earlier rules leave the place closed.
        FALLBACK
    }

    enum Effect {
        OPEN,
        OFF,
        UNSURE
    }

    /// Minutes from midnight of the day; `end` beyond 1440 is on the next day. With `openEnded`, the closing time
    /// after `end` is unknown.
    record Hours(int start, int end, boolean openEnded) {}

    static final int DAY = 24 * 60;

    /// Whether it is the same every week, and can be evaluated once.
    boolean weekly() {
        return days.weekly();
    }

    void drawOn(DayPlan plan, int index) {
        if (effect == Effect.OFF) {
            if (hours.isEmpty()) plan.erase(0, 2 * DAY);
            for (var span : hours) plan.erase(span.start, span.openEnded ? DAY : span.end);
            return;
        }
        if (kind == Kind.NORMAL) plan.clear();
        int state = effect == Effect.OPEN ? DayPlan.OPEN : DayPlan.UNSURE;
        if (hours.isEmpty()) draw(plan, 0, DAY, state, index);
        // Certain spans are applied last, so that `10:00+,14:00-18:00` keeps its afternoon.
        for (var span : hours) {
            if (span.openEnded && span.end < DAY) {
                var startsUnknown = span.end == span.start;
                draw(plan, span.end, DAY, startsUnknown ? DayPlan.ENDLESS : DayPlan.UNSURE, index);
            }
        }
        for (var span : hours) if (span.end > span.start) draw(plan, span.start, span.end, state, index);
    }

    private void draw(DayPlan plan, int start, int end, int state, int index) {
        if (kind == Kind.FALLBACK) plan.fill(start, end, state, index);
        else plan.paint(start, end, state, index);
    }
}
