package org.tousaidants.core.hours;

import java.util.List;

/// « Règle » — one rule of a text of opening hours.
///
/// @param days days to which the rule applies
/// @param kind relation of the rule to the rules before it
/// @param effect effect of the rule on its days
/// @param hours opening spans; empty for the whole day
/// @param comment comment of the rule; may be empty
record OpeningRule(
        OpeningRuleDays days,
        OpeningRuleKind kind,
        OpeningRuleEffect effect,
        List<OpeningRuleHours> hours,
        String comment) {

    enum OpeningRuleKind {
        /// The rule is written after `;` and replaces the earlier rules for its days.
        NORMAL,
        /// The rule is written after `,` and adds hours to those of the earlier rules.
        ADDITIONAL,
        /// The rule is written after `||` and applies where the earlier rules leave the place closed.
        FALLBACK
    }

    enum OpeningRuleEffect {
        OPEN,
        OFF,
        UNSURE
    }

    /// One span, in minutes from midnight; an `end` above 1440 is on the next day.
    ///
    /// @param openEnded whether the closing time is unknown and later than `end`
    record OpeningRuleHours(int start, int end, boolean openEnded) {}

    static final int DAY = 24 * 60;

    /// Returns whether the rule gives the same hours every week.
    boolean weekly() {
        return days.weekly();
    }

    void drawOn(DayOpeningHours plan, int index) {
        if (effect == OpeningRuleEffect.OFF) {
            if (hours.isEmpty()) plan.erase(0, 2 * DAY);
            for (var span : hours) plan.erase(span.start, span.openEnded ? DAY : span.end);
            return;
        }
        if (kind == OpeningRuleKind.NORMAL) plan.clear();
        int state = effect == OpeningRuleEffect.OPEN ? DayOpeningHours.OPEN : DayOpeningHours.UNSURE;
        if (hours.isEmpty()) draw(plan, 0, DAY, state, index);
        // Certain spans are applied last, so that the afternoon of `10:00+,14:00-18:00` remains certain.
        for (var span : hours) {
            if (span.openEnded && span.end < DAY) {
                var startsUnknown = span.end == span.start;
                draw(plan, span.end, DAY, startsUnknown ? DayOpeningHours.ENDLESS : DayOpeningHours.UNSURE, index);
            }
        }
        for (var span : hours) if (span.end > span.start) draw(plan, span.start, span.end, state, index);
    }

    private void draw(DayOpeningHours plan, int start, int end, int state, int index) {
        if (kind == OpeningRuleKind.FALLBACK) plan.fill(start, end, state, index);
        else plan.paint(start, end, state, index);
    }
}
