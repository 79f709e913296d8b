package org.tousaidants.observatory.figures;

/// « Intervalle de confiance » — of a share of few cases (Wilson, 95 %), rounded outwards.
public record ConfidenceInterval(int least, int most) {
    private static final double Z = 1.959964;
    private static final int STEP = 5;

    /// To five per cent, so that no case can be derived.
    public static ConfidenceInterval of(long failed, long all) {
        if (all <= 0 || failed < 0 || failed > all) throw new IllegalArgumentException(failed + " of " + all);
        return of((double) failed / all, all, STEP);
    }

    /// Of a published percentage, which is itself rounded.
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
