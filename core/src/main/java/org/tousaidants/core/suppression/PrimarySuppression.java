package org.tousaidants.core.suppression;

/// « Seuil du secret » — the rule for small counts. A count above zero and below `fewest` is hidden. An attacker
/// must not be able to prove that it is below `fewest`, nor to bound it within less than `width`.
public record PrimarySuppression(int fewest, int width) {
    /// The usual rule: INSEE publishes no count of fewer than 11 fiscal households, and a width of 5 prevents a
    /// conclusion such as « 9 or 10 ».
    public static final PrimarySuppression USUAL = new PrimarySuppression(11, 5);

    public PrimarySuppression {
        if (fewest < 2 || width < 1) throw new IllegalArgumentException(fewest + ", " + width);
    }

    public boolean small(long count) {
        return count > 0 && count < fewest;
    }

    /// Returns the amount by which the largest value that an attacker considers possible must at least exceed
    /// the true count.
    ///
    /// @param count the true count
    long reach(long count) {
        return Math.max(fewest - count, width);
    }
}
