package org.tousaidants.observatory.figures;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.observatory.figures.Definition.Breakdown;
import org.tousaidants.platform.charts.Amount;
import org.tousaidants.platform.charts.Chart;
import org.tousaidants.platform.charts.Curve;
import org.tousaidants.platform.web.Page;

/// One figure, formatted for a page.
record FigureWords(Page page, Figures.Counted counted) {
    private static final int BARS = 15;

    Definition definition() {
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

    /// « 1,6 jours »; a share has its own format.
    String measured() {
        var known =
                counted.last().map(value -> value.shown(definition().kind())).isPresent();
        return known && definition().kind() != Definition.Kind.SHARE ? value() + "\u00a0" + said("unit") : value();
    }

    /// The reason of a missing number; empty where one is shown.
    String why() {
        var last = counted.last();
        if (last.isPresent() && last.get().shown(definition().kind()) != null) return "";
        return page.t(last.filter(FigureValue::hidden).isPresent() ? "figures.area.hidden" : "figures.unknown");
    }

    String said(FigureValue value) {
        var shown = value.shown(definition().kind());
        if (shown == null) return value.hidden() ? "s" : "–";
        var number = page.number(definition().kind() == Definition.Kind.COUNT ? (Number) Math.round(shown) : shown);
        return definition().kind() == Definition.Kind.SHARE ? page.t("charts.percent", number) : number;
    }

    String day() {
        return counted.last().map(value -> page.day(value.day())).orElse("");
    }

    /// The chart by month; a changed definition interrupts the line.
    Chart trend() {
        var byDay = counted.trend().stream()
                .collect(Collectors.toMap(FigureValue::day, value -> value, (old, now) -> now, LinkedHashMap::new));
        var amounts = new ArrayList<Amount>();
        var breaks = new ArrayList<Integer>();
        var edition = 0;
        for (var value : byDay.values()) {
            if (edition != 0 && value.edition() != edition) breaks.add(amounts.size());
            edition = value.edition();
            amounts.add(amount(month(value.day()), value));
        }
        return new Curve(
                said("unit"),
                amounts.stream().map(Amount::label).toList(),
                List.of(new Curve.Series(said("unit"), amounts)),
                breaks);
    }

    List<Breakdown> breakdowns() {
        return definition().queries().breakdowns().keySet().stream()
                .filter(one -> !counted.by(one).isEmpty())
                .toList();
    }

    /// The largest cells; the file contains the rest.
    Chart chart(Breakdown breakdown) {
        return Chart.bars(
                said("unit"),
                counted.by(breakdown).stream()
                        .sorted((one, two) -> Double.compare(known(two), known(one)))
                        .limit(BARS)
                        .map(value -> amount(cell(value), value))
                        .toList());
    }

    boolean more(Breakdown breakdown) {
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

    private Amount amount(String label, FigureValue value) {
        var shown = value.shown(definition().kind());
        if (shown != null) return Amount.of(label, shown);
        return value.hidden() ? Amount.hidden(label) : Amount.missing(label);
    }

    private String month(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern("d\u00a0MMM\u00a0yy", page.locale()));
    }

    /// For programs: the whole definition, then every publishable value.
    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", definition().id());
        for (var about : DefinitionFile.WORDS) json.put(about, said(about));
        json.put("kind", ConstantName.low(definition().kind()));
        json.put("period", ConstantName.low(definition().period()));
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
