package org.tousaidants.observatory.procedures;

/// « Intervalle de confiance » — of a share of few cases (Wilson, 95 %), rounded outwards to five per cent so
/// that no case can be derived.
record ConfidenceInterval(int least, int most) {
    private static final double Z = 1.959964;
    private static final int STEP = 5;

    static ConfidenceInterval of(long failed, long all) {
        if (all <= 0 || failed < 0 || failed > all) throw new IllegalArgumentException(failed + " of " + all);
        var share = (double) failed / all;
        var z2 = Z * Z / all;
        var middle = (share + z2 / 2) / (1 + z2);
        var half = Z * Math.sqrt(share * (1 - share) / all + z2 / (4 * all)) / (1 + z2);
        return new ConfidenceInterval(
                (int) Math.floor(Math.max(0, middle - half) * 100 / STEP) * STEP,
                (int) Math.ceil(Math.min(1, middle + half) * 100 / STEP) * STEP);
    }
}
