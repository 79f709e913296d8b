package org.tousaidants.label.recognition;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tousaidants.rules.protocol.Label;

/// A day on which the holder of a label is notified: a number of days before its end (negative: after). If
/// several such days have passed, only the last notice is sent. Pure.
record LabelExpiryMilestone(Kind kind, int daysLeft) {
    enum Kind {
        REMINDED,
        ENDED,
        LAPSED
    }

    /// The key under which the notice is stored.
    String key() {
        return kind + " " + daysLeft;
    }

    static Optional<LabelExpiryMilestone> due(LocalDate until, LocalDate today, Label label, Collection<String> told) {
        var left = ChronoUnit.DAYS.between(today, until);
        return all(label).stream()
                .filter(one -> left <= one.daysLeft())
                .min(Comparator.comparingInt(LabelExpiryMilestone::daysLeft))
                // Skips a reminder if a later one was already sent: the rules may have changed the days since.
                .filter(one -> all(label).stream()
                        .noneMatch(other -> other.daysLeft() <= one.daysLeft() && told.contains(other.key())));
    }

    private static List<LabelExpiryMilestone> all(Label label) {
        var milestones = new ArrayList<LabelExpiryMilestone>();
        for (var days : label.reminderDays()) milestones.add(new LabelExpiryMilestone(Kind.REMINDED, days));
        milestones.add(new LabelExpiryMilestone(Kind.ENDED, -1));
        milestones.add(new LabelExpiryMilestone(Kind.LAPSED, -1 - label.graceDays()));
        return milestones;
    }
}
