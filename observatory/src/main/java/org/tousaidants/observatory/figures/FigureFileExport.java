package org.tousaidants.observatory.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.tousaidants.core.csv.CsvTable;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.places.communes.TerritoryCommunes;
import tools.jackson.databind.json.JsonMapper;

/// « Fichiers des chiffres » — exports all publishable values with their definitions, for archives.
@Service
public class FigureFileExport {
    /// The ids of the figures that the shipped query `recompter.sql` recomputes.
    private static final List<String> COUNTED_AGAIN = List.of(
            "lieux-ouverts", "habitants-avec-un-lieu", AccessToHelpFigures.ROAD.far, AccessToHelpFigures.LINE.far);

    private final Figures figures;
    private final TerritoryCommunes territories;

    FigureFileExport(Figures figures, TerritoryCommunes territories) {
        this.figures = figures;
        this.territories = territories;
    }

    public void countNow() {
        figures.countNow(COUNTED_AGAIN);
    }

    /// Returns a table of the communes with their population and, if road data is known, the minutes by car to
    /// the nearest place.
    public FigureTable communes() {
        var known = territories.communes();
        var text = CsvTable.forPrograms("code_insee", "nom", "population", "latitude", "longitude", "minutes_mesurees");
        var rows = 0;
        for (var cell : figures.communesCounted()) {
            var commune = known.byCode(cell.cell());
            if (commune.isEmpty()) continue;
            rows++;
            var minutes = cell.total();
            text.row(
                    cell.cell(),
                    commune.get().name(),
                    String.valueOf(commune.get().population()),
                    String.valueOf(commune.get().centre().latitude()),
                    String.valueOf(commune.get().centre().longitude()),
                    minutes == null ? "" : String.valueOf(Math.round(minutes)));
        }
        return new FigureTable(text.bytes(), rows);
    }

    /// A table as a file.
    ///
    /// @param rows number of rows without the header
    public record FigureTable(byte[] bytes, int rows) {}

    public FigureTable values() {
        var text = CsvTable.forPrograms("figure", "day", "edition", "breakdown", "cell", "name", "value", "hidden");
        var rows = 0;
        for (var figure : figures.all())
            for (var value : figure.values()) {
                rows++;
                var shown = value.shown(figure.definition().kind());
                text.row(
                        figure.definition().id(),
                        value.day().toString(),
                        String.valueOf(value.edition()),
                        value.breakdown(),
                        value.cell(),
                        value.name(),
                        shown == null ? "" : String.valueOf(shown),
                        String.valueOf(value.hidden()));
            }
        return new FigureTable(text.bytes(), rows);
    }

    /// One published value of a figure, in thousandths; null if it is hidden. The sums of all networks are
    /// computed from such rows.
    public record FigureRow(
            String figure,
            String day,
            String breakdown,
            String cell,
            @Nullable Long thousandths,
            boolean hidden) {}

    public List<FigureRow> rows() {
        var rows = new ArrayList<FigureRow>();
        for (var figure : figures.all())
            for (var value : figure.values()) {
                var shown = value.shown(figure.definition().kind());
                rows.add(new FigureRow(
                        figure.definition().id(),
                        value.day().toString(),
                        value.breakdown(),
                        value.cell(),
                        shown == null ? null : (Long) Math.round(shown * 1000),
                        value.hidden()));
            }
        return rows;
    }

    public FigureTable definitions() {
        var rows = new ArrayList<Map<String, Object>>();
        for (var figure : figures.all()) {
            var definition = figure.definition();
            var json = new LinkedHashMap<String, Object>();
            json.put("id", definition.id());
            for (var about : FigureDefinitionFile.WORDS) json.put(about, definition.said(about, "fr"));
            json.put("kind", EnumConstantName.low(definition.kind()));
            json.put("period", EnumConstantName.low(definition.period()));
            json.put("secret", definition.secret());
            json.put("keeper", definition.keeper());
            json.put("edition", definition.edition());
            json.put("sql", definition.queries().sql());
            var breakdowns = new LinkedHashMap<String, String>();
            definition.queries().breakdowns().forEach((breakdown, sql) -> breakdowns.put(breakdown.path(), sql));
            json.put("breakdowns", breakdowns);
            rows.add(json);
        }
        return new FigureTable(
                JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(rows), rows.size());
    }
}
