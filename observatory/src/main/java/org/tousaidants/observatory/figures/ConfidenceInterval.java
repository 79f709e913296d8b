package org.tousaidants.observatory.figures;

/// « Intervalle de confiance » — the 95 % confidence interval (Wilson) of a share of few cases, in percent. Its
/// lower end is rounded down and its upper end up.
public record ConfidenceInterval(int least, int most) {
    private static final double Z = 1.959964;
    private static final int STEP = 5;

    /// Returns the confidence interval of the share `failed` of `all`. Its ends are rounded to multiples of 5 %,
    /// so that no single case can be derived.
    public static ConfidenceInterval of(long failed, long all) {
        if (all <= 0 || failed < 0 || failed > all) throw new IllegalArgumentException(failed + " of " + all);
        return of((double) failed / all, all, STEP);
    }

    /// Returns the confidence interval for a published percentage, which is already rounded.
    ///
    /// @param all number of people of whom the percentage is given
    static ConfidenceInterval ofPercent(double percent, long all) {
        return of(percent / 100, all, 1);
    }

    private static ConfidenceInterval of(double share, long all, int step) {
        var z2 = Z * Z / all;
        var middle = (share + z2 / 2) / (1 + z2);
        var half = Z * Math.sqrt(share * (1 - share) / all + z2 / (4 * all)) / (1 + z2);
        return new ConfidenceInterval(
                (int) Math.floor(Math.max(0, middle - half) * 100 / step) * step,
                (int) Math.ceil(Math.min(1, middle + half) * 100 / step) * step);
    }
}
