package org.tousaidants.platform.charts;

import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// « Le langage visuel : les graphiques » — a page that shows every type of chart with difficult data: a long label,
/// a zero, a gap, a hidden count and a changed definition.
@Controller
@PublicAccess
class ChartPages {
    record ChartExamplesView(Chart bars, Chart shares, Chart parts, Chart line, Chart nothing) {}

    private static final List<String> COMMUNES =
            List.of("Limoges", "Bellac", "Rochechouart", "Saint-Georges-de-Longuepierre", "Ambazac", "Nexon");
    private static final double[] FIRST = {4, 9, 14, 0, 22, 31, 41, 52};

    @GetMapping("/composants/graphiques")
    View charts(Page page) {
        var places = page.t("charts.show.unit");
        var bars = Chart.bars(
                places,
                List.of(
                        ChartValue.of(COMMUNES.get(0), 1284),
                        ChartValue.of(COMMUNES.get(1), 318),
                        ChartValue.of(COMMUNES.get(2), 112),
                        ChartValue.hidden(COMMUNES.get(3)),
                        ChartValue.of(COMMUNES.get(4), 0),
                        ChartValue.missing(COMMUNES.get(5))));
        return View.of(
                "platform/charts/show",
                new ChartExamplesView(
                        bars,
                        Chart.shares(
                                page.t("charts.show.percent"),
                                List.of(
                                        ChartValue.of(page.t("charts.show.respected"), 93),
                                        ChartValue.of(page.t("charts.show.solved"), 69),
                                        ChartValue.of(page.t("charts.show.alone"), 41))),
                        Chart.parts(
                                page.t("charts.show.unit"),
                                List.of(
                                        ChartValue.of(page.t("charts.show.first"), 214),
                                        ChartValue.of(page.t("charts.show.second"), 62),
                                        ChartValue.of(page.t("charts.show.third"), 21))),
                        line(page),
                        Chart.bars(places, List.of())));
    }

    private static LineChart line(Page page) {
        var times = IntStream.rangeClosed(1, FIRST.length)
                .mapToObj(month -> page.t("charts.show.month", month))
                .toList();
        var first = IntStream.range(0, FIRST.length)
                .mapToObj(i -> FIRST[i] == 0 ? ChartValue.missing(times.get(i)) : ChartValue.of(times.get(i), FIRST[i]))
                .toList();
        var second = IntStream.range(0, FIRST.length)
                .mapToObj(i -> i < 2 ? ChartValue.hidden(times.get(i)) : ChartValue.of(times.get(i), 12 + i))
                .toList();
        return new LineChart(
                page.t("charts.show.unit"),
                times,
                List.of(
                        new LineChart.LineChartSeries(page.t("charts.show.first"), first),
                        new LineChart.LineChartSeries(page.t("charts.show.second"), second)),
                List.of(5),
                false);
    }
}
