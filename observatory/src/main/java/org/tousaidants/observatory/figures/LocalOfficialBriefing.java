package org.tousaidants.observatory.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.platform.briefing.BriefingSheet;
import org.tousaidants.platform.maps.MapDrawingViewBuilder;
import org.tousaidants.platform.maps.MapPngPicture;
import org.tousaidants.platform.web.Page;

/// The first of the two printed pages for an official: the sentences, figures and map of an area.
///
/// @param communes the communes of the area
/// @param all all communes of the département
record LocalOfficialBriefing(Page page, FigureArea area, List<Commune> communes, List<Commune> all) {
    BriefingSheet written() {
        var rows = new HashMap<String, FigureArea.AreaFigureRow>();
        for (var row : area.lines()) rows.put(row.words().definition().id(), row);
        var notes = new ArrayList<String>();
        var key = new ArrayList<BriefingSheet.BriefingKeyFigure>();
        var source = "";
        for (var id : key()) {
            var row = rows.get(id);
            if (row == null) continue;
            key.add(new BriefingSheet.BriefingKeyFigure(
                    row.now(), row.words().said("name"), row.words().period()));
            source = row.words().source();
        }
        notes.add(page.t("figures.area.hidden"));
        return new BriefingSheet(
                area.name(),
                page.t("figures.area.people", page.number(area.people())) + ". " + page.t("figures.area.lead"),
                sentences(rows),
                key,
                Optional.of(new BriefingSheet.BriefingPicture(picture(), page.t(words()))),
                notes,
                source + " " + page.url(area.path()));
    }

    private List<String> sentences(HashMap<String, FigureArea.AreaFigureRow> rows) {
        var says = new ArrayList<String>();
        var places = rows.get("lieux-ouverts");
        if (places != null)
            area.count("lieux-ouverts")
                    .ifPresent(many -> says.add(page.t("figures.area.places", Math.round(many), inAYear(places))));
        far().ifPresent(says::add);
        var acts = rows.get("accompagnements");
        if (acts != null)
            says.add(
                    area.count("accompagnements").isPresent()
                            ? page.t("figures.area.acts", acts.now(), inAYear(acts))
                            : page.t("figures.area.acts.few"));
        return says;
    }

    private List<String> key() {
        return area.level() == FigureArea.AreaLevel.WHOLE
                ? List.of("lieux-ouverts", "accompagnements", "aides-jugees", area.access().far)
                : List.of("lieux-ouverts", "accompagnements", "orientations", area.access().each);
    }

    private Optional<String> far() {
        var access = area.access();
        var ways = area.ways();
        var known =
                communes.stream().filter(one -> ways.containsKey(one.code())).toList();
        if (known.isEmpty()) return Optional.empty();
        if (communes.size() == 1)
            return Optional.of(page.t(
                    "figures.area.near." + access.unit,
                    Math.round(10 * ways.getOrDefault(known.getFirst().code(), 0.0)) / 10.0));
        var far = known.stream()
                .filter(one -> ways.getOrDefault(one.code(), 0.0) > access.measure.limit())
                .count();
        return Optional.of(page.t("figures.area.far." + access.unit, far, communes.size(), access.measure.limit()));
    }

    private String inAYear(FigureArea.AreaFigureRow row) {
        return row.change().equals("–")
                ? ""
                : row.change().equals(page.t("figures.area.same"))
                        ? page.t("figures.change.same")
                        : page.t("figures.change", row.change());
    }

    private String words() {
        return area.level() == FigureArea.AreaLevel.WHOLE
                ? "figures.map.caption." + area.access().unit
                : "figures.area.map";
    }

    private byte[] picture() {
        if (area.level() == FigureArea.AreaLevel.WHOLE) {
            var words = area.figures().stream()
                    .map(one -> new FormattedFigure(page, one))
                    .toList();
            var map = FourQuestionsSummary.of(page, words, all, area.code()).map();
            if (map.isPresent()) return MapPngPicture.png(map.get());
        }
        var classes = new HashMap<String, Integer>();
        var mine = new HashSet<String>();
        for (var commune : communes) mine.add(commune.code());
        for (var commune : all) classes.put(commune.code(), mine.contains(commune.code()) ? 1 : 0);
        return MapPngPicture.png(MapDrawingViewBuilder.of(
                        all.isEmpty() ? area.code() : all.getFirst().departement(), all)
                .shade(classes, List.of(page.t("figures.area.elsewhere"), page.t("figures.area.here")))
                .drawn());
    }
}
