package org.tousaidants.observatory.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.observatory.figures.FigureDefinition.FigureBreakdown;
import org.tousaidants.observatory.figures.FigureDefinition.FigureKind;
import org.tousaidants.platform.web.Page;

/// « Territoire compté » — a commune, a group of communes or the whole network, with its publishable figures of the
/// last day and of a year before.
record FigureArea(
        Page page, AreaLevel level, String code, String name, int people, List<Figures.ComputedFigure> figures) {
    enum AreaLevel {
        COMMUNE,
        EPCI,
        WHOLE
    }

    record AreaFigureRow(FormattedFigure words, String now, String before, String change, String whole) {}

    String path() {
        return switch (level) {
            case COMMUNE -> "/chiffres/communes/" + code;
            case EPCI -> "/chiffres/epci/" + code;
            case WHOLE -> "/chiffres/departement";
        };
    }

    List<AreaFigureRow> lines() {
        var lines = new ArrayList<AreaFigureRow>();
        for (var figure : figures) {
            var words = new FormattedFigure(page, figure);
            if (level != AreaLevel.WHOLE
                    && !figure.definition().queries().breakdowns().containsKey(breakdown())) continue;
            var last = figure.last();
            if (last.isEmpty()) continue;
            var now = at(figure, last.get().day());
            var before = figure.yearAgo().flatMap(day -> at(figure, day));
            lines.add(new AreaFigureRow(
                    words, said(words, now), said(words, before), words.change(now, before), words.value()));
        }
        return lines;
    }

    /// Returns the latest publishable value of a figure for this area; empty if there is none.
    Optional<Double> count(String id) {
        return figure(id)
                .flatMap(figure -> figure.last()
                        .flatMap(last -> at(figure, last.day()))
                        .flatMap(one -> Optional.ofNullable(
                                one.shown(figure.definition().kind()))));
    }

    /// Returns the figures about distance to help: in minutes by road if road data is known, otherwise in
    /// kilometres in a straight line.
    AccessToHelpFigures access() {
        return ways(AccessToHelpFigures.ROAD).isEmpty() ? AccessToHelpFigures.LINE : AccessToHelpFigures.ROAD;
    }

    /// Returns, by INSEE code, the distance from each commune of the network to its nearest place, in the unit
    /// of [#access].
    Map<String, Double> ways() {
        return ways(access());
    }

    private Map<String, Double> ways(AccessToHelpFigures access) {
        var ways = new HashMap<String, Double>();
        figure(access.each)
                .ifPresent(figure -> figure.by(FigureBreakdown.COMMUNE).forEach(value -> {
                    var shown = value.shown(figure.definition().kind());
                    if (shown != null) ways.put(value.cell(), shown);
                }));
        return ways;
    }

    private Optional<Figures.ComputedFigure> figure(String id) {
        return figures.stream().filter(one -> one.definition().id().equals(id)).findFirst();
    }

    private FigureBreakdown breakdown() {
        return level == AreaLevel.EPCI ? FigureBreakdown.EPCI : FigureBreakdown.COMMUNE;
    }

    /// Returns the value of the figure for this area on a day. If the figure was computed on that day, a missing
    /// value means zero for a count, and « unknown » for a share or a median. All values before the first place
    /// of the network are unknown.
    private Optional<FigureValue> at(Figures.ComputedFigure figure, LocalDate day) {
        if (level == AreaLevel.WHOLE)
            return figure.trend().stream()
                    .filter(one -> one.day().equals(day)
                            && one.edition() == figure.definition().edition())
                    .findFirst();
        var cells = figure.by(breakdown(), day);
        var found = cells.stream().filter(one -> one.cell().equals(code)).findFirst();
        if (found.isPresent() || figure.definition().kind() != FigureKind.COUNT || !known(figure, day)) return found;
        return Optional.of(
                new FigureValue(figure.definition().edition(), day, breakdown().path(), code, "", 0.0, null, false));
    }

    private static boolean known(Figures.ComputedFigure figure, LocalDate day) {
        return figure.trend().stream()
                .anyMatch(one -> one.day().equals(day)
                        && one.edition() == figure.definition().edition()
                        && one.known());
    }

    private static String said(FormattedFigure words, Optional<FigureValue> value) {
        return value.map(words::said).orElse("–");
    }
}
