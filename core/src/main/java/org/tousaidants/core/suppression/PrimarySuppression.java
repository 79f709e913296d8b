package org.tousaidants.core.suppression;

/// « Seuil du secret » — a count above zero and below `fewest` is small; an attacker may not bound it below
/// `fewest`, nor within less than `width`.
public record PrimarySuppression(int fewest, int width) {
    /// INSEE publishes no count of fewer than 11 fiscal households; a width of 5 prevents an inference such as «
    /// 9 or
    /// 10 ».
    public static final PrimarySuppression USUAL = new PrimarySuppression(11, 5);

    public PrimarySuppression {
        if (fewest < 2 || width < 1) throw new IllegalArgumentException(fewest + ", " + width);
    }

    public boolean small(long count) {
        return count > 0 && count < fewest;
    }

    /// The minimum excess of an attacker's highest guess over the truth.
    long reach(long count) {
        return Math.max(fewest - count, width);
    }
}
