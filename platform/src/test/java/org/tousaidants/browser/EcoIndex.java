package org.tousaidants.browser;

/// « EcoIndex » — the published score of a page's footprint (cnumr/ecoindex_python): from 100 (nothing) down to
/// 0, by its elements, its requests and its transferred kilobytes.
public record EcoIndex(double elements, double requests, double kilobytes) {
    private static final double[] ELEMENTS = {
        0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603, 674, 753, 843, 949, 1076, 1237, 1459, 1801, 2479, 594601
    };
    private static final double[] REQUESTS = {
        0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3920
    };
    private static final double[] KILOBYTES = {
        0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32, 1648.27, 1876.08, 2142.06,
        2465.37, 2866.31, 3401.59, 4155.73, 5400.08, 8037.54, 223212.26
    };

    public int score() {
        var worn = 3 * rank(elements, ELEMENTS) + 2 * rank(requests, REQUESTS) + rank(kilobytes, KILOBYTES);
        return (int) Math.rint(100 - 5 * worn / 6);
    }

    public char grade() {
        var score = score();
        if (score > 80) return 'A';
        if (score > 70) return 'B';
        if (score > 55) return 'C';
        if (score > 40) return 'D';
        if (score > 25) return 'E';
        return score > 10 ? 'F' : 'G';
    }

    static double rank(double value, double[] quantiles) {
        for (var i = 1; i < quantiles.length; i++)
            if (value < quantiles[i]) return i - 1 + (value - quantiles[i - 1]) / (quantiles[i] - quantiles[i - 1]);
        return 20;
    }

    static double rankOfElements(double value) {
        return rank(value, ELEMENTS);
    }

    static double rankOfRequests(double value) {
        return rank(value, REQUESTS);
    }

    static double rankOfKilobytes(double value) {
        return rank(value, KILOBYTES);
    }
}
