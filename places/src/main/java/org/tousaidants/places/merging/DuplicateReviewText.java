package org.tousaidants.places.merging;

import java.util.Locale;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.web.Page;

/// Writes the texts about decisions and numbers for the pages of duplicates.
final class DuplicateReviewText {
    private static final int A_KILOMETRE = 1_000;

    private DuplicateReviewText() {}

    static String verdict(MergeDecision.MergeVerdict verdict, Page page) {
        return page.t("review.verdict." + EnumConstantName.low(verdict));
    }

    static String decided(MergeDecision decision, Page page) {
        return page.t(
                "review.decided",
                decision.name(),
                page.moment(decision.at()),
                decision.leftName(),
                decision.rightName(),
                verdict(decision.verdict(), page));
    }

    static String apart(long metres, Page page) {
        return metres < A_KILOMETRE
                ? page.t("review.metres", metres)
                : page.t("review.kilometres", Math.round(metres / 100.0) / 10.0);
    }

    /// Returns a reason as a sentence with a capital first letter and a full stop.
    static String sentence(String words) {
        if (words.isEmpty()) return words;
        var begun = words.substring(0, 1).toUpperCase(Locale.FRENCH) + words.substring(1);
        return begun.endsWith(".") ? begun : begun + ".";
    }

    static String percent(double probability, Page page) {
        return page.t("review.percent", Math.min(99, Math.round(probability * 100)));
    }
}
