package org.tousaidants.outreach.remoteness;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.places.journeys.DistanceToHelpMeasure;
import org.tousaidants.platform.charts.Chart;
import org.tousaidants.platform.charts.ChartValue;
import org.tousaidants.platform.charts.LineChart;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// « L’aide est-elle bien partagée ? » — the page with the Lorenz curve of the offer, and its change within a year.
@Controller
@PublicAccess
@RateLimit
class HelpDistributionPages {
    /// Distance between two points of the curve, in percent of the need.
    private static final int STEP = 10;

    /// The page about the distribution of the help.
    ///
    /// @param gini Gini coefficient, from 0 to 100
    /// @param half percentage of the help that is available to the half of the need with the worst access
    /// @param before figures of the oldest stored day of the past year
    record HelpDistributionView(
            int places,
            DistanceToHelpMeasure measure,
            long gini,
            long half,
            Chart curve,
            SavedEquityFigures.DailyEquityFigures now,
            Optional<SavedEquityFigures.DailyEquityFigures> before) {
        /// Returns a message key that includes the unit of the measure, minutes or kilometres.
        ///
        /// @param key beginning of the message key
        String key(String key) {
            return measure.key(key);
        }
    }

    private final CommuneAccessMeasurements accesses;
    private final SavedEquityFigures savedFigures;
    private final TerritoryNetworks networks;

    HelpDistributionPages(
            CommuneAccessMeasurements accesses, SavedEquityFigures savedFigures, TerritoryNetworks networks) {
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
        var wanted = AccessToHelpCriteria.of(service, moment, mode);
        var lens = accesses.knows(network, wanted) ? wanted : wanted.by(AccessToHelpCriteria.TransportChoice.CAR);
        var measured = accesses.of(network, lens);
        var equity = measured.equity();
        var lorenz = equity.lorenz();
        return View.of(
                "outreach/remoteness/share",
                new HelpDistributionView(
                        measured.places().size(),
                        measured.measure(),
                        Math.round(100 * equity.gini()),
                        offer(lorenz, 50),
                        curve(page, lorenz),
                        savedFigures.now(network),
                        savedFigures.before(network)));
    }

    /// Returns the chart of the Lorenz curve: the cumulated share of the offer, beginning with the people with
    /// the worst access, from none of the need to all of it.
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
                        new LineChart.LineChartSeries(
                                page.t("equity.curve.has"),
                                IntStream.range(0, labels.size())
                                        .mapToObj(n -> ChartValue.of(labels.get(n), offer(lorenz, percents.get(n))))
                                        .toList()),
                        new LineChart.LineChartSeries(
                                page.t("equity.curve.equal"),
                                IntStream.range(0, labels.size())
                                        .mapToObj(n -> ChartValue.of(labels.get(n), percents.get(n)))
                                        .toList())),
                List.of(),
                true);
    }

    /// Returns the percentage of the offer that is available to the people with the worst access.
    ///
    /// @param needPercent percentage of the need that these people represent
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
