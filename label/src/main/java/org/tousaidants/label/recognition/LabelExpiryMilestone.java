package org.tousaidants.label.recognition;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tousaidants.rules.protocol.LabelRules;

/// A day on which the holder of a label is notified. If several such days have passed, only the last notice is sent.
/// It has no side effects.
///
/// @param daysLeft number of days before the end of the label; negative after the end
record LabelExpiryMilestone(MilestoneKind kind, int daysLeft) {
    enum MilestoneKind {
        REMINDED,
        ENDED,
        LAPSED
    }

    /// Returns the key under which it is stored that this notice was sent.
    String key() {
        return kind + " " + daysLeft;
    }

    static Optional<LabelExpiryMilestone> due(
            LocalDate until, LocalDate today, LabelRules label, Collection<String> told) {
        var left = ChronoUnit.DAYS.between(today, until);
        return all(label).stream()
                .filter(one -> left <= one.daysLeft())
                .min(Comparator.comparingInt(LabelExpiryMilestone::daysLeft))
                // A reminder is omitted if a reminder for a later day was already sent. This can
                // happen because new rules may change the days of the reminders.
                .filter(one -> all(label).stream()
                        .noneMatch(other -> other.daysLeft() <= one.daysLeft() && told.contains(other.key())));
    }

    private static List<LabelExpiryMilestone> all(LabelRules label) {
        var milestones = new ArrayList<LabelExpiryMilestone>();
        for (var days : label.reminderDays()) milestones.add(new LabelExpiryMilestone(MilestoneKind.REMINDED, days));
        milestones.add(new LabelExpiryMilestone(MilestoneKind.ENDED, -1));
        milestones.add(new LabelExpiryMilestone(MilestoneKind.LAPSED, -1 - label.graceDays()));
        return milestones;
    }
}
