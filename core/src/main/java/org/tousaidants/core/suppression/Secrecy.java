package org.tousaidants.core.suppression;

/// « Seuil du secret » — a count above zero and below `fewest` is small; it may not be bounded below `fewest`, nor
/// within less than `width`.
public record Secrecy(int fewest, int width) {
    /// INSEE gives no count of fewer than 11 fiscal households; a width of 5 keeps « 9 or 10 » from being an answer.
    public static final Secrecy USUAL = new Secrecy(11, 5);

    public Secrecy {
        if (fewest < 2 || width < 1) throw new IllegalArgumentException(fewest + ", " + width);
    }

    public boolean small(long count) {
        return count > 0 && count < fewest;
    }

    /// How far above the truth an attacker's highest guess must lie.
    long reach(long count) {
        return Math.max(fewest - count, width);
    }
}
