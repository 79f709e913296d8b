package org.tousaidants.platform.charts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tousaidants.core.csv.CsvTable;
import org.tousaidants.platform.charts.ChartDrawing.LabelAnchor;
import org.tousaidants.platform.web.Page;

/// « Fichiers d’un graphique » — offers a chart as SVG, PNG and CSV files; each file contains its message,
/// definition and source.
final class ChartFiles {
    private static final int TITLE = 30;
    private static final int TEXT = 19;
    private static final int SMALL = 15;
    private static final double LABEL_END = 300;
    private static final double TRACK = 460;
    private static final double ROW = 46;
    private static final double BAR = 26;
    private static final double STACK = 54;
    private static final double KEY = 30;
    private static final double ZOOM = 1.35;
    private static final String ROOM = "#ece5d8";
    private static final List<String> PARTS = List.of("#0a5a70", "#5a9fb0", "#a9d0d9", "#dcebee");
    private static final List<String> LINES = List.of("#0a5a70", "#a83a1b", "#1d6638", "#7a5200");

    private ChartFiles() {}

    /// Offers a chart of a page as three files: SVG, PNG and CSV.
    ///
    /// @param id the id of the chart on its page
    static void offer(Page page, String id, String title, String doubt, String definition, String source, Chart chart) {
        var words = new ChartCaption(title, doubt, definition, source);
        page.offers(id + ".svg", "image/svg+xml", () -> svg(page, words, chart).getBytes(StandardCharsets.UTF_8));
        page.offers(id + ".png", "image/png", () -> drawn(page, words, chart).png(words.title(), inside(words)));
        page.offers(id + ".csv", "text/csv;charset=UTF-8", () -> csv(words, chart));
    }

    static String svg(Page page, ChartCaption words, Chart chart) {
        return drawn(page, words, chart).svg(words.title(), inside(words));
    }

    private static String inside(ChartCaption words) {
        return words.definition() + " " + words.source();
    }

    private static ChartDrawing drawn(Page page, ChartCaption words, Chart chart) {
        var drawing = new ChartDrawing();
        drawing.paragraph(words.title(), TITLE, true);
        drawing.paragraph(words.doubt(), TEXT, false);
        drawing.room(24);
        switch (chart) {
            case BarChart bars -> bars(page, drawing, bars);
            case ShareBarChart parts -> parts(page, drawing, parts);
            case LineChart curve -> curve(page, drawing, curve);
        }
        drawing.room(14);
        if (chart.amounts().stream().anyMatch(one -> one.kind() == ChartValue.ChartValueKind.HIDDEN))
            drawing.paragraph("s" + page.colon() + page.t("charts.hidden"), SMALL, false);
        if (chart.amounts().stream().anyMatch(one -> one.kind() == ChartValue.ChartValueKind.MISSING))
            drawing.paragraph("–" + page.colon() + page.t("charts.missing"), SMALL, false);
        drawing.paragraph(words.definition(), SMALL, false);
        drawing.paragraph(words.source(), SMALL, false);
        return drawing;
    }

    private static void bars(Page page, ChartDrawing drawing, BarChart bars) {
        var left = LABEL_END + 20;
        var scale = bars.scale();
        var top = drawing.room(ROW * bars.amounts().size());
        for (var mark : scale.marks()) {
            var x = left + TRACK * bars.percent(mark) / 100;
            drawing.line(x, top, x, top + ROW * bars.amounts().size(), ROOM, 1);
            drawing.words(
                    x, top + ROW * bars.amounts().size() + 20, page.number(mark), SMALL, false, LabelAnchor.MIDDLE);
        }
        var y = top;
        for (var amount : bars.amounts()) {
            var lines = ChartDrawing.wrapped(amount.label(), TEXT, false, LABEL_END - ChartDrawing.MARGIN);
            drawing.words(
                    LABEL_END, y + BAR, lines.getFirst() + (lines.size() > 1 ? "…" : ""), TEXT, false, LabelAnchor.END);
            var wide = TRACK * bars.percent(amount) / 100;
            if (amount.known()) {
                if (bars.share()) drawing.box(left, y + 6, TRACK, BAR, ROOM);
                drawing.box(left, y + 6, wide, BAR, ChartDrawing.SEA);
            }
            var end = bars.share() ? left + TRACK : left + wide;
            drawing.words(end + 10, y + BAR, said(page, amount, bars.share()), TEXT, true, LabelAnchor.START);
            y += ROW;
        }
        drawing.words(left + TRACK, drawing.room(46) + 40, bars.unit(), SMALL, false, LabelAnchor.END);
    }

    private static void parts(Page page, ChartDrawing drawing, ShareBarChart parts) {
        var wide = ChartDrawing.WIDTH - 2.0 * ChartDrawing.MARGIN;
        var y = drawing.room(STACK + 16);
        for (var i = 0; i < parts.amounts().size(); i++)
            drawing.box(
                    ChartDrawing.MARGIN + wide * parts.start(i) / 100,
                    y,
                    Math.max(0, wide * parts.percent(parts.amounts().get(i)) / 100 - 2),
                    STACK,
                    PARTS.get(i % PARTS.size()));
        for (var i = 0; i < parts.amounts().size(); i++) {
            var at = drawing.room(32);
            drawing.box(ChartDrawing.MARGIN, at + 4, 22, 22, PARTS.get(i % PARTS.size()));
            drawing.words(
                    ChartDrawing.MARGIN + 34,
                    at + 22,
                    part(page, parts, parts.amounts().get(i)),
                    TEXT,
                    false,
                    LabelAnchor.START);
        }
        drawing.words(ChartDrawing.MARGIN, drawing.room(28) + 20, parts.unit(), SMALL, false, LabelAnchor.START);
    }

    /// Returns the label of one part of a divided bar with its value and its share in the whole, such as «
    /// Résolu : 360 (69 %) ».
    static String part(Page page, ShareBarChart parts, ChartValue amount) {
        return amount.label() + page.colon() + page.number(amount.value()) + " ("
                + page.t("charts.percent", page.number(parts.percent(amount))) + ")";
    }

    private static void curve(Page page, ChartDrawing drawing, LineChart curve) {
        if (curve.series().size() > 1) keys(drawing, curve);
        var top = drawing.room(ZOOM * (LineChart.BOTTOM + 44));
        var left = ChartDrawing.MARGIN;
        drawing.words(left, top + 16, curve.unit(), SMALL, false, LabelAnchor.START);
        for (var mark : curve.scale().marks()) {
            var y = top + ZOOM * curve.y(mark);
            drawing.line(left + ZOOM * LineChart.LEFT, y, left + ZOOM * LineChart.RIGHT, y, ROOM, 1);
            drawing.words(
                    left + ZOOM * LineChart.LEFT - 10,
                    y + 5,
                    mark(page, mark, curve.share()),
                    SMALL,
                    false,
                    LabelAnchor.END);
        }
        for (var mark : curve.marks())
            drawing.words(
                    left + ZOOM * mark.at(),
                    top + ZOOM * (LineChart.BOTTOM + 26),
                    mark.label(),
                    SMALL,
                    false,
                    LabelAnchor.valueOf(mark.anchor().toUpperCase(Locale.ROOT)));
        for (var cut : curve.cuts())
            drawing.dashes(
                    left + ZOOM * cut, top + ZOOM * LineChart.TOP, left + ZOOM * cut, top + ZOOM * LineChart.BOTTOM);
        for (var n = 0; n < curve.series().size(); n++) {
            var series = curve.series().get(n);
            var colour = LINES.get(n % LINES.size());
            for (var time = 0; time < curve.times().size(); time++) {
                var amount = series.amounts().get(time);
                if (!amount.known()) continue;
                var x = left + ZOOM * curve.x(time);
                var y = top + ZOOM * curve.y(amount.value());
                drawing.line(x, y, x + 0.1, y, colour, 8);
                if (time > 0
                        && !curve.breaks().contains(time)
                        && series.amounts().get(time - 1).known())
                    drawing.line(
                            left + ZOOM * curve.x(time - 1),
                            top + ZOOM * curve.y(series.amounts().get(time - 1).value()),
                            x,
                            y,
                            colour,
                            3);
            }
            curve.last(series)
                    .ifPresent(last -> drawing.words(
                            left + ZOOM * last.x() + 10,
                            top + ZOOM * last.y() + 6,
                            mark(page, last.value(), curve.share()),
                            TEXT,
                            true,
                            LabelAnchor.START));
        }
    }

    /// Draws the legend: the colour and the name of each line.
    private static void keys(ChartDrawing drawing, LineChart curve) {
        for (var n = 0; n < curve.series().size(); n++) {
            var top = drawing.room(KEY);
            var left = ChartDrawing.MARGIN;
            drawing.line(left, top + 14, left + 40, top + 14, LINES.get(n % LINES.size()), 3);
            drawing.words(left + 52, top + 20, curve.series().get(n).name(), TEXT, false, LabelAnchor.START);
        }
    }

    static String mark(Page page, double value, boolean share) {
        return share ? page.t("charts.percent", page.number(value)) : page.number(value);
    }

    /// Returns the text that is written at the end of a bar: the value of the bar.
    ///
    /// @param share whether the value is a percentage
    static String said(Page page, ChartValue amount, boolean share) {
        return switch (amount.kind()) {
            case KNOWN -> mark(page, amount.value(), share);
            case HIDDEN -> "s";
            case MISSING -> "–";
        };
    }

    private static byte[] csv(ChartCaption words, Chart chart) {
        var csv = CsvTable.forPrograms("series", "label", "value", "hidden", "unit", "title", "definition", "source");
        for (var row : rows(chart))
            csv.row(
                    row.series(),
                    row.amount().label(),
                    row.amount().known() ? Double.toString(row.amount().value()) : "",
                    Boolean.toString(row.amount().kind() == ChartValue.ChartValueKind.HIDDEN),
                    chart.unit(),
                    words.title(),
                    words.definition(),
                    words.source());
        return csv.bytes();
    }

    private record ChartDataRow(String series, ChartValue amount) {}

    private static List<ChartDataRow> rows(Chart chart) {
        var rows = new ArrayList<ChartDataRow>();
        switch (chart) {
            case LineChart curve -> {
                for (var series : curve.series())
                    for (var amount : series.amounts()) rows.add(new ChartDataRow(series.name(), amount));
            }
            case BarChart bars -> bars.amounts().forEach(one -> rows.add(new ChartDataRow("", one)));
            case ShareBarChart parts -> parts.amounts().forEach(one -> rows.add(new ChartDataRow("", one)));
        }
        return rows;
    }
}
