package org.tousaidants.label.recognition;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tousaidants.rules.language.Label;

/// A moment in the last days of a label at which its holder is notified: so many days before the end (negative:
/// after it). Of several that have passed, only the last is sent. Pure.
record EndNoticeMilestone(Kind kind, int daysLeft) {
    enum Kind {
        REMINDED,
        ENDED,
        LAPSED
    }

    /// The stored key.
    String key() {
        return kind + " " + daysLeft;
    }

    static Optional<EndNoticeMilestone> due(LocalDate until, LocalDate today, Label label, Collection<String> told) {
        var left = ChronoUnit.DAYS.between(today, until);
        return all(label).stream()
                .filter(one -> left <= one.daysLeft())
                .min(Comparator.comparingInt(EndNoticeMilestone::daysLeft))
                // A later reminder was sent already: the rules may have changed their days since.
                .filter(one -> all(label).stream()
                        .noneMatch(other -> other.daysLeft() <= one.daysLeft() && told.contains(other.key())));
    }

    private static List<EndNoticeMilestone> all(Label label) {
        var all = new ArrayList<EndNoticeMilestone>();
        for (var days : label.reminderDays()) all.add(new EndNoticeMilestone(Kind.REMINDED, days));
        all.add(new EndNoticeMilestone(Kind.ENDED, -1));
        all.add(new EndNoticeMilestone(Kind.LAPSED, -1 - label.graceDays()));
        return all;
    }
}
