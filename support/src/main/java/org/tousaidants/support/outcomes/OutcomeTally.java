package org.tousaidants.support.outcomes;

import org.tousaidants.platform.counts.SmallCountThreshold;

/// « Compte des avis » — the counts by answer, for at least five people; fewer are not counted.
///
/// @param people the number of answers; 0 when too few to show
/// @param eased the people more at ease, of the `felt` people who answered that question
public record OutcomeTally(int people, int solved, int partly, int alone, int respected, int eased, int felt) {
    public static final OutcomeTally NONE = new OutcomeTally(0, 0, 0, 0, 0, 0, 0);

    boolean told() {
        return SmallCountThreshold.AT_WORK.tells(people);
    }

    /// The percentage of the people that `of` people are.
    public int percent(int of) {
        return people == 0 ? 0 : Math.round(100f * of / people);
    }

    /// Older slips do not ask it: it has its own base.
    int easedPercent() {
        return felt == 0 ? 0 : Math.round(100f * eased / felt);
    }

    /// Whether enough people answered the question to show it.
    boolean feltTold() {
        return SmallCountThreshold.AT_WORK.tells(felt);
    }

    OutcomeTally plus(OutcomeTally other) {
        return new OutcomeTally(
                people + other.people,
                solved + other.solved,
                partly + other.partly,
                alone + other.alone,
                respected + other.respected,
                eased + other.eased,
                felt + other.felt);
    }
}
