package org.tousaidants.observatory.figures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.TextNormalisation;
import org.tousaidants.observatory.figures.FigureDefinition.FigureBreakdown;
import org.tousaidants.platform.charts.Chart;
import org.tousaidants.platform.charts.ChartValue;
import org.tousaidants.platform.charts.LineChart;
import org.tousaidants.platform.web.Page;

/// One figure with texts formatted for a page.
record FormattedFigure(Page page, Figures.ComputedFigure counted) {
    private static final int BARS = 15;
    private static final int MONTHS = 12;

    FigureDefinition definition() {
        return counted.definition();
    }

    String said(String about) {
        return definition().said(about, page.lang());
    }

    String address() {
        return "/chiffres/" + definition().id();
    }

    String value() {
        return counted.last().map(this::said).orElse("–");
    }

    /// Returns the value of the figure in words with its unit, as in « 1,6 jours »; a share is given as a
    /// percentage.
    String measured() {
        var known =
                counted.last().map(value -> value.shown(definition().kind())).isPresent();
        return known && definition().kind() != FigureDefinition.FigureKind.SHARE
                ? value() + "\u00a0" + said("unit")
                : value();
    }

    /// Returns the unit and the period of the figure as a text: « Euros par personne. Jusqu’au 2 décembre. » A
    /// unit that the value or the name already contains is omitted.
    String unitAndPeriod() {
        var unit = measured().substring(value().length()).strip();
        return unit.isEmpty() || said("name").toLowerCase(Locale.ROOT).contains(unit)
                ? period()
                : unit.substring(0, 1).toUpperCase(Locale.ROOT) + unit.substring(1) + ". " + period();
    }

    /// Returns the reason why the page shows no number for the figure; empty if it shows one.
    String why() {
        var last = counted.last();
        if (last.isPresent() && last.get().shown(definition().kind()) != null) return "";
        return page.t(last.filter(FigureValue::hidden).isPresent() ? "figures.area.hidden" : "figures.unknown");
    }

    String said(FigureValue value) {
        var shown = value.shown(definition().kind());
        if (shown == null) return value.hidden() ? "s" : "–";
        var number = page.number(
                definition().kind() == FigureDefinition.FigureKind.COUNT ? (Number) Math.round(shown) : shown);
        return definition().kind() == FigureDefinition.FigureKind.SHARE ? page.t("charts.percent", number) : number;
    }

    String day() {
        return counted.last().map(value -> page.day(value.day())).orElse("");
    }

    /// Returns whether all these words occur in the name, the question or the population of the figure.
    boolean holds(String words) {
        var text = TextNormalisation.bare(said("name") + " " + said("question") + " " + said("population"));
        return Arrays.stream(TextNormalisation.bare(words).split(" ")).allMatch(text::contains);
    }

    Optional<Double> latest() {
        return counted.last()
                .flatMap(value -> Optional.ofNullable(value.shown(definition().kind())));
    }

    /// Returns the period to which the value of the figure belongs, in words.
    String period() {
        return day().isEmpty()
                ? ""
                : page.t(
                        definition().period() == FigureDefinition.FigurePeriod.YEAR ? "figures.year" : "figures.at",
                        day());
    }

    /// Returns the time at which the figure was computed, in words.
    String hour() {
        return counted.at().map(page::moment).orElse("");
    }

    /// Returns a text about the method by which the figure is computed, for a chart and its files.
    String how() {
        return said("population") + " " + said("limits") + " " + period();
    }

    String source() {
        return counted.at()
                .map(at -> page.t("charts.source.at", page.network(), page.moment(at)))
                .orElseGet(() -> page.t("charts.source", page.network()));
    }

    Optional<FigureValue> yearAgo() {
        return counted.yearAgo()
                .flatMap(day -> counted.trend().stream()
                        .filter(one -> one.day().equals(day)
                                && one.edition() == definition().edition())
                        .findFirst());
    }

    String before() {
        return yearAgo().map(this::said).orElse("–");
    }

    /// Returns the change of the value since a year ago, as in « + 3 »; « – » if one of the two values is
    /// unknown.
    String change() {
        return change(counted.last(), yearAgo());
    }

    String change(Optional<FigureValue> now, Optional<FigureValue> before) {
        var kind = definition().kind();
        var there = now.map(one -> one.shown(kind));
        var then = before.map(one -> one.shown(kind));
        if (there.isEmpty() || then.isEmpty()) return "–";
        var difference = there.get() - then.get();
        if (Math.abs(difference) < 0.05) return page.t("figures.area.same");
        var number = page.number(
                kind == FigureDefinition.FigureKind.COUNT
                        ? (Number) Math.round(Math.abs(difference))
                        : Math.round(10 * Math.abs(difference)) / 10.0);
        return (difference > 0 ? "+\u00a0" : "−\u00a0") + number;
    }

    /// Returns the change of the value since a year ago as the end of a sentence, as in « , + 3 points en un an
    /// »; empty if the value of a year ago is unknown.
    String changeInWords() {
        var change = change();
        if (change.equals("–")) return "";
        if (change.equals(page.t("figures.area.same"))) return page.t("figures.change.same");
        return page.t(
                definition().kind() == FigureDefinition.FigureKind.SHARE ? "figures.change.points" : "figures.change",
                change);
    }

    /// Returns one sentence with the main result: « Lieux ouverts : 312, + 12 en un an ».
    String message() {
        return said("name") + page.colon() + measured() + changeInWords();
    }

    ChartValue amount(String label) {
        return counted.last().map(value -> amount(label, value)).orElseGet(() -> ChartValue.missing(label));
    }

    String cellWords(String cell) {
        var words = definition().cells().get(cell);
        return words == null ? cell : words.in(page.lang());
    }

    /// Returns the chart of the complete months: the number of events in each month. Months before the first
    /// event are unknown.
    Optional<Chart> months() {
        var cells = counted.by(FigureBreakdown.MONTH);
        var last = counted.last();
        if (cells.isEmpty() || last.isEmpty()) return Optional.empty();
        var byMonth = new HashMap<String, FigureValue>();
        for (var cell : cells) byMonth.put(cell.cell(), cell);
        var end = YearMonth.from(last.get().day().plusDays(1)).minusMonths(1);
        var amounts = new ArrayList<ChartValue>();
        var begun = false;
        for (var month = end.minusMonths(MONTHS - 1L); !month.isAfter(end); month = month.plusMonths(1)) {
            var found = byMonth.get(month.toString());
            begun |= found != null;
            var label = month.format(DateTimeFormatter.ofPattern("MMM\u00a0yyyy", page.locale()));
            if (found != null) amounts.add(amount(label, found));
            else amounts.add(begun ? ChartValue.of(label, 0) : ChartValue.missing(label));
        }
        return Optional.of(Chart.line(said("unit"), amounts));
    }

    /// Returns the number of events in the last complete month; empty if unknown.
    Optional<Double> lastMonth() {
        return counted.last().flatMap(last -> {
            var month = YearMonth.from(last.day().plusDays(1)).minusMonths(1).toString();
            return counted.by(FigureBreakdown.MONTH).stream()
                    .filter(one -> one.cell().equals(month))
                    .flatMap(one -> Optional.ofNullable(one.shown(definition().kind())).stream())
                    .findFirst();
        });
    }

    String monthsTitle() {
        return lastMonth()
                .map(many -> page.t("figures.months.last", said("name"), Math.round(many)))
                .orElseGet(() -> page.t("figures.months", said("name")));
    }

    /// Returns the title of the chart of the stored days: « Sur douze mois, à la fin de chaque mois »; for a
    /// figure that describes the state on one day, a similar title.
    String trendTitle() {
        return definition().period() == FigureDefinition.FigurePeriod.YEAR
                ? page.t("figures.trend.year", message())
                : message();
    }

    /// Returns the caption of the chart of a breakdown, which names the largest value.
    String message(FigureBreakdown breakdown) {
        return counted.by(breakdown).stream()
                .filter(one -> one.shown(definition().kind()) != null)
                .max((one, two) -> Double.compare(known(one), known(two)))
                .map(most -> page.t("figures.most", page.t(breakdown.key()), cell(most), said(most)))
                .orElseGet(() -> page.t(breakdown.key()));
    }

    /// Returns the line chart of the values of all stored days. The line is interrupted where the definition of
    /// the figure changed.
    LineChart trend() {
        var byDay = counted.trend().stream()
                .collect(Collectors.toMap(FigureValue::day, value -> value, (old, now) -> now, LinkedHashMap::new));
        var amounts = new ArrayList<ChartValue>();
        var breaks = new ArrayList<Integer>();
        var edition = 0;
        for (var value : byDay.values()) {
            if (edition != 0 && value.edition() != edition) breaks.add(amounts.size());
            edition = value.edition();
            amounts.add(amount(month(value.day()), value));
        }
        return LineChart.of(said("unit"), amounts, breaks, definition().kind() == FigureDefinition.FigureKind.SHARE);
    }

    List<FigureBreakdown> breakdowns() {
        return definition().queries().breakdowns().keySet().stream()
                .filter(one -> one != FigureBreakdown.MONTH && !counted.by(one).isEmpty())
                .toList();
    }

    /// Returns a chart of the largest values of a breakdown. The file that a reader can download contains all
    /// values.
    Chart chart(FigureBreakdown breakdown) {
        var amounts = counted.by(breakdown).stream()
                .sorted((one, two) -> Double.compare(known(two), known(one)))
                .limit(BARS)
                .map(value -> amount(cell(value), value))
                .toList();
        if (definition().kind() == FigureDefinition.FigureKind.SHARE) return Chart.shares(said("unit"), amounts);
        return breakdown == FigureBreakdown.STATE && definition().kind() == FigureDefinition.FigureKind.COUNT
                ? Chart.parts(said("unit"), amounts)
                : Chart.bars(said("unit"), amounts);
    }

    boolean more(FigureBreakdown breakdown) {
        return counted.by(breakdown).size() > BARS;
    }

    String cell(FigureValue value) {
        var words = definition().cells().get(value.cell());
        if (words != null) return words.in(page.lang());
        if (!value.name().isEmpty()) return value.name();
        return value.cell().isEmpty() ? page.t("figures.cell.none") : value.cell();
    }

    private double known(FigureValue value) {
        var shown = value.shown(definition().kind());
        return shown == null ? -1 : shown;
    }

    ChartValue amount(String label, FigureValue value) {
        var shown = value.shown(definition().kind());
        if (shown != null) return ChartValue.of(label, shown);
        return value.hidden() ? ChartValue.hidden(label) : ChartValue.missing(label);
    }

    private String month(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern("d\u00a0MMM\u00a0yy", page.locale()));
    }

    /// Returns the JSON object that programs read: the whole definition of the figure, then every value that may
    /// be published.
    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", definition().id());
        for (var about : FigureDefinitionFile.WORDS) json.put(about, said(about));
        json.put("kind", EnumConstantName.low(definition().kind()));
        json.put("period", EnumConstantName.low(definition().period()));
        json.put("keeper", definition().keeper());
        json.put("sql", definition().queries().sql());
        json.put(
                "changes",
                definition().changes().stream()
                        .map(one -> Map.of(
                                "day", one.day().toString(), "what", one.what().in(page.lang())))
                        .toList());
        json.put("values", counted.values().stream().map(this::row).toList());
        return json;
    }

    private Map<String, Object> row(FigureValue value) {
        var row = new LinkedHashMap<String, Object>();
        row.put("day", value.day().toString());
        row.put("edition", value.edition());
        row.put("breakdown", value.breakdown());
        row.put("cell", value.cell());
        row.put("name", value.whole() ? "" : cell(value));
        row.put("value", value.shown(definition().kind()));
        row.put("hidden", value.hidden());
        return row;
    }

    List<List<String>> rows() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("day", "edition", "breakdown", "cell", "name", "value", "hidden"));
        for (var value : counted.values())
            rows.add(row(value).values().stream()
                    .map(cell -> cell == null ? "" : String.valueOf(cell))
                    .toList());
        return rows;
    }
}
