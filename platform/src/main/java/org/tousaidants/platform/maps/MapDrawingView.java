package org.tousaidants.platform.maps;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// « Carte » — a drawn map for the component `platform.maps.map`. The page repeats its content in words.
///
/// @param shades shaded communes, from the lightest to the darkest class
public record MapDrawingView(
        MapSize size,
        TerritoryOutline outline,
        List<ShadedCommunes> shades,
        List<MapArea> areas,
        List<MapCircle> circles,
        MapSymbols signs,
        List<TownLabel> towns,
        RiversAndRoads ground,
        InteractiveMapData moves,
        MapScale scale) {

    /// « Taille » — the size of the map in units of the drawing.
    public record MapSize(int width, int height) {}

    /// « Contour » — the outline of the territory as SVG paths.
    ///
    /// @param contours whether the borders of the communes are known; if not, `inner` is a dot for each commune
    /// @param land the whole territory, filled
    /// @param inner borders between communes
    /// @param coast the shore
    /// @param frontier the border with other départements
    /// @param marked a line around the communes that are the subject of the page
    public record TerritoryOutline(
            boolean contours, String land, String inner, String coast, String frontier, String marked) {}

    /// « Signes » — the symbols at points.
    ///
    /// @param dots SVG path with a dot for each place; the dots have the same size at each zoom level
    /// @param crosses SVG path with crosses for missing or closed places
    /// @param leaders SVG path with lines from displaced pins to their points
    /// @param here starting point from which distances are measured
    public record MapSymbols(
            String dots, String crosses, String leaders, List<MapPin> pins, Optional<TownLabel> here) {}

    /// « Échelle » — the scale bar.
    ///
    /// @param km length that it represents, in kilometres
    /// @param width width in units of the drawing
    public record MapScale(int km, int width) {}

    /// « Teinte » — the communes of one class, in one shade.
    ///
    /// @param rank rank of the class, from the lightest
    /// @param path outline of the communes as an SVG path
    /// @param label text in the legend
    public record ShadedCommunes(int rank, String path, String label) {}

    /// « Étendue » — one commune with its name and value, and a link to the page about it.
    ///
    /// @param step the shade, from 0 to 3
    public record MapArea(String path, int step, String title, Optional<String> href) {}

    /// « Valeur d’une commune » — the text and the link of one [MapArea].
    public record MapAreaText(String title, Optional<String> href) {}

    /// « Cercle » — a disc with a number.
    public record MapCircle(int x, int y, int radius, String text) {}

    /// « Repère » — a pin with the number or letter of its entry in the list. It may be displaced from its
    /// point.
    ///
    /// @param square whether the pin is square, not round
    /// @param ownX horizontal position of its point
    /// @param ownY vertical position of its point
    /// @param link link to a page, if any
    public record MapPin(int x, int y, String text, boolean square, int ownX, int ownY, Optional<MapPinLink> link) {}

    /// « Où mène un repère » — the link of a pin.
    public record MapPinLink(String href, String label) {}

    /// « Rivières et routes » — rivers, lakes and roads as SVG paths. Roads are empty without an extract of
    /// OpenStreetMap.
    ///
    /// @param around the land of the neighbouring territories
    public record RiversAndRoads(String around, String lakes, String rivers, String mainRoads, String roads) {
        public boolean streets() {
            return !mainRoads.isEmpty() || !roads.isEmpty();
        }
    }

    /// « Ce qu’il faut pour bouger » — data for the script that moves and zooms the map.
    ///
    /// @param frame converts degrees to units of the drawing: west, north, then units of a degree to the east
    /// and to the south
    /// @param ground address of the tiles
    /// @param more names of towns that are shown at higher zoom levels
    public record InteractiveMapData(String frame, Optional<String> ground, List<TownLabel> more) {
        String moreWords() {
            return more.stream()
                    .map(mark -> mark.x() + "," + mark.y() + "," + mark.text())
                    .collect(Collectors.joining(";"));
        }
    }

    /// « Nom de ville » — the name of a town and its position.
    ///
    /// @param before whether the text ends at the position
    public record TownLabel(int x, int y, String text, boolean before) {}

    public List<MapPin> pins() {
        return signs.pins();
    }

    public boolean squared() {
        return pins().stream().anyMatch(MapPin::square);
    }

    public boolean linked() {
        return pins().stream().anyMatch(pin -> pin.link().isPresent());
    }

    /// Returns the shade of a class, from 0 to 3, whatever the number of classes.
    static int step(int rank, int classes) {
        return Math.clamp(Math.round((float) rank * 3 / Math.max(1, classes - 1)), 0, 3);
    }

    int step(ShadedCommunes shade) {
        return step(shade.rank(), shades.size());
    }

    String viewBox() {
        return "0 0 " + size.width() + " " + size.height();
    }
}
