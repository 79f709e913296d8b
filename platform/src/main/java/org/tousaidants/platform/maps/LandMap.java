package org.tousaidants.platform.maps;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// « Carte » — one that is drawn, for the component `platform.maps.map`. What it shows stands in words beside it.
///
/// @param land the whole territory, filled
/// @param inner the borders between communes; without contours, a dot for each commune
/// @param coast the shore
/// @param shades from the lightest to the darkest
/// @param here from where the distances are counted
/// @param leaders from each pin that had to stand aside to where it belongs
public record LandMap(
        int width,
        int height,
        boolean contours,
        String land,
        String inner,
        String coast,
        String frontier,
        List<Shade> shades,
        List<Circle> circles,
        String squares,
        String crosses,
        String leaders,
        List<Pin> pins,
        Optional<Mark> here,
        List<Mark> towns,
        int scaleKm,
        int scaleWidth) {

    /// « Teinte » — the communes of one class.
    public record Shade(int rank, String path, String label) {}

    /// « Cercle »
    public record Circle(int x, int y, int radius, String text) {}

    /// « Repère » — numbered or lettered as its line in the list beside.
    public record Pin(int x, int y, String text, boolean square) {}

    /// « Nom de ville »
    public record Mark(int x, int y, String text, boolean before) {}

    public boolean squared() {
        return pins.stream().anyMatch(Pin::square);
    }

    String viewBox() {
        return String.format(Locale.ROOT, "0 0 %d %d", width, height);
    }
}
