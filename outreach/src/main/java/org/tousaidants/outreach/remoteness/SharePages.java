package org.tousaidants.outreach.remoteness;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.places.journeys.AccessMeasure;
import org.tousaidants.platform.charts.Chart;
import org.tousaidants.platform.charts.ChartValue;
import org.tousaidants.platform.charts.LineChart;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// « L’aide est-elle bien partagée ? » — the Lorenz curve of the offer, and its change in a year.
@Controller
@PublicAccess
@RateLimit
class SharePages {
    /// Percent of the need between two points of the curve.
    private static final int STEP = 10;

    /// @param gini 0 to 100
    /// @param half the percentage of the help that the worst served half has
    /// @param before the oldest saved day of the past year
    record ShareView(
            int places,
            AccessMeasure measure,
            long gini,
            long half,
            Chart curve,
            SavedEquityFigures.DailyFigures now,
            Optional<SavedEquityFigures.DailyFigures> before) {
        /// The message key for this measure.
        String key(String key) {
            return measure.key(key);
        }
    }

    private final CommuneAccesses accesses;
    private final SavedEquityFigures savedFigures;
    private final Networks networks;

    SharePages(CommuneAccesses accesses, SavedEquityFigures savedFigures, Networks networks) {
        this.accesses = accesses;
        this.savedFigures = savedFigures;
        this.networks = networks;
    }

    @GetMapping("/equite/partage")
    View share(
            @RequestParam(name = "service", defaultValue = "") String service,
            @RequestParam(name = "moment", defaultValue = "") String moment,
            @RequestParam(name = "mode", defaultValue = "") String mode,
            Page page) {
        var network = networks.here();
        var wanted = AccessCriteria.of(service, moment, mode);
        var lens = accesses.knows(network, wanted) ? wanted : wanted.by(AccessCriteria.TransportChoice.CAR);
        var measured = accesses.of(network, lens);
        var equity = measured.equity();
        var lorenz = equity.lorenz();
        return View.of(
                "outreach/remoteness/share",
                new ShareView(
                        measured.places().size(),
                        measured.measure(),
                        Math.round(100 * equity.gini()),
                        offer(lorenz, 50),
                        curve(page, lorenz),
                        savedFigures.now(network),
                        savedFigures.before(network)));
    }

    /// The share of the offer of the worst served, from none to all of the need.
    private static Chart curve(Page page, List<double[]> lorenz) {
        var percents =
                IntStream.rangeClosed(0, 100 / STEP).map(n -> n * STEP).boxed().toList();
        var labels = percents.stream()
                .map(percent -> page.t("equity.curve.need", percent))
                .toList();
        return new LineChart(
                page.t("equity.curve.unit"),
                labels,
                List.of(
                        new LineChart.Series(
                                page.t("equity.curve.has"),
                                IntStream.range(0, labels.size())
                                        .mapToObj(n -> ChartValue.of(labels.get(n), offer(lorenz, percents.get(n))))
                                        .toList()),
                        new LineChart.Series(
                                page.t("equity.curve.equal"),
                                IntStream.range(0, labels.size())
                                        .mapToObj(n -> ChartValue.of(labels.get(n), percents.get(n)))
                                        .toList())),
                List.of(),
                true);
    }

    /// The percentage of the offer that the worst served have; they are this percentage of the need.
    static long offer(List<double[]> lorenz, int needPercent) {
        var before = new double[] {0, 0};
        for (var point : lorenz) {
            if (point[0] * 100 >= needPercent) {
                var width = point[0] - before[0];
                var part = width == 0 ? 1 : (needPercent / 100.0 - before[0]) / width;
                return Math.round(100 * (before[1] + part * (point[1] - before[1])));
            }
            before = point;
        }
        return Math.round(100 * before[1]);
    }
}
