package org.tousaidants.support.outcomes;

import org.tousaidants.platform.counts.SmallCountThreshold;

/// « Compte des avis » — the number of people who gave each answer. If fewer than five people answered, all numbers
/// are 0.
///
/// @param people number of people who answered; 0 if they are too few to show
/// @param eased number of people who feel more at ease, out of the `felt` people who answered that question
/// @param better number of people who feel better since the help, out of the `betterAsked` people who answered
public record HelpOutcomeCounts(
        int people,
        int solved,
        int partly,
        int alone,
        int respected,
        int eased,
        int felt,
        int better,
        int betterAsked) {
    public static final HelpOutcomeCounts NONE = new HelpOutcomeCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);

    boolean told() {
        return SmallCountThreshold.AT_WORK.tells(people);
    }

    /// Returns a number of people in percent of all people who answered.
    ///
    /// @param of the number of people
    public int percent(int of) {
        return people == 0 ? 0 : Math.round(100f * of / people);
    }

    /// Returns the number of people who feel more at ease, in percent of the people who were asked this
    /// question. Older slips do not contain this question.
    int easedPercent() {
        return felt == 0 ? 0 : Math.round(100f * eased / felt);
    }

    /// Returns whether enough people answered the question about feeling at ease to show the result.
    boolean feltTold() {
        return SmallCountThreshold.AT_WORK.tells(felt);
    }

    /// Returns the number of people who feel better since the help, in percent of the people who answered this
    /// question.
    int betterPercent() {
        return betterAsked == 0 ? 0 : Math.round(100f * better / betterAsked);
    }

    /// Returns whether enough people answered the question about well-being to show the result.
    boolean betterTold() {
        return SmallCountThreshold.AT_WORK.tells(betterAsked);
    }

    HelpOutcomeCounts plus(HelpOutcomeCounts other) {
        return new HelpOutcomeCounts(
                people + other.people,
                solved + other.solved,
                partly + other.partly,
                alone + other.alone,
                respected + other.respected,
                eased + other.eased,
                felt + other.felt,
                better + other.better,
                betterAsked + other.betterAsked);
    }
}
