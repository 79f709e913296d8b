package org.tousaidants.platform.maps;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// « Carte » — a drawn map for the component `platform.maps.map`. The page repeats its content in words.
///
/// @param shades from the lightest to the darkest
public record MapView(
        Size size,
        Outline outline,
        List<ShadedCommunes> shades,
        List<Area> areas,
        List<Circle> circles,
        MapSymbols signs,
        List<Mark> towns,
        GroundLines ground,
        InteractiveMapData moves,
        Scale scale) {

    /// « Taille » — the size of the map in units of the drawing.
    public record Size(int width, int height) {}

    /// « Contour » — the outline as SVG paths.
    ///
    /// @param contours whether borders are known; if not, `inner` is a dot for each commune
    /// @param land the whole territory, filled
    /// @param inner borders between communes
    /// @param coast the shore
    /// @param marked a line around the communes that are the subject of the page
    public record Outline(boolean contours, String land, String inner, String coast, String frontier, String marked) {}

    /// « Signes » — the symbols at points.
    ///
    /// @param dots SVG path with a dot for each place; the dots have the same size at each zoom level
    /// @param leaders lines from displaced pins to their points
    /// @param here origin of the distances
    public record MapSymbols(String dots, String crosses, String leaders, List<Pin> pins, Optional<Mark> here) {}

    /// « Échelle » — the scale bar.
    public record Scale(int km, int width) {}

    /// « Teinte » — the communes of one class, in one shade.
    public record ShadedCommunes(int rank, String path, String label) {}

    /// « Étendue » — one commune with its name and value, and the page about it.
    ///
    /// @param step the shade, from 0 to 3
    public record Area(String path, int step, String title, Optional<String> href) {}

    /// « Valeur d’une commune » — the words and the page of one [Area].
    public record AreaText(String title, Optional<String> href) {}

    /// « Cercle » — a disc with a number.
    public record Circle(int x, int y, int radius, String text) {}

    /// « Repère » — a pin with the number or letter of its line in the list. It may be displaced from its
    /// point, and may link to a page.
    public record Pin(int x, int y, String text, boolean square, int ownX, int ownY, Optional<PinLink> link) {}

    /// « Où mène un repère » — the link of a pin.
    public record PinLink(String href, String label) {}

    /// « Rivières et routes » — SVG paths. Roads are empty without an extract of OpenStreetMap.
    ///
    /// @param around the land of the neighbours
    public record GroundLines(String around, String lakes, String rivers, String mainRoads, String roads) {
        public boolean streets() {
            return !mainRoads.isEmpty() || !roads.isEmpty();
        }
    }

    /// « Ce qu’il faut pour bouger » — data for the map script. `frame` converts degrees to units of the
    /// drawing: west, north, then units of a degree to the east and to the south. `ground` is the address of
    /// the tiles; `more` are names for higher zoom levels.
    public record InteractiveMapData(String frame, Optional<String> ground, List<Mark> more) {
        String moreWords() {
            return more.stream()
                    .map(mark -> mark.x() + "," + mark.y() + "," + mark.text())
                    .collect(Collectors.joining(";"));
        }
    }

    /// « Nom de ville » — the name of a town and its position.
    public record Mark(int x, int y, String text, boolean before) {}

    public List<Pin> pins() {
        return signs.pins();
    }

    public boolean squared() {
        return pins().stream().anyMatch(Pin::square);
    }

    public boolean linked() {
        return pins().stream().anyMatch(pin -> pin.link().isPresent());
    }

    /// The shade of a class on the scale of four steps, from 0 to 3, whatever the number of classes.
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
