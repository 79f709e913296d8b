package org.tousaidants.find.findhelp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.Point;
import org.tousaidants.find.ranking.Offer;
import org.tousaidants.find.ranking.Where;

/// « Plan à main levée » — where the offers lie around the person, with the large communes and a scale, drawn by us: it
/// tells no third party who looks for what and where, weighs 2 kB, and prints. It has no roads and says so.
record SketchMap(Spot centre, List<Pin> pins, List<Spot> towns, int scaleKm, int scaleWidth) {
    static final int WIDTH = 640;
    static final int HEIGHT = 420;

    private static final int MARGIN = 48;
    private static final double KM_PER_DEGREE = 111.195;
    private static final double SMALLEST_KM = 1.5;
    private static final int MOST_TOWNS = 7;
    /// Two names closer than this would overlap.
    private static final int NAME_WIDTH = 130;

    private static final int NAME_HEIGHT = 26;

    /// In the drawing's own units.
    record Spot(int x, int y, String name) {}

    /// @param recognised drawn square, and said below
    record Pin(Spot spot, boolean recognised) {}

    boolean anyRecognised() {
        return pins.stream().anyMatch(Pin::recognised);
    }

    /// @param before how many stand before the first of the offers: the pins bear their numbers
    /// @param recognised the places that are, or where somebody is
    static SketchMap of(Where where, List<Offer> offers, int before, Communes communes, Set<String> recognised) {
        var placed = offers.stream()
                .filter(offer ->
                        offer.candidate().point().isPresent() && offer.metres().isPresent())
                .toList();
        var drawing = new Drawing(
                where.point(),
                placed.stream()
                        .map(offer -> offer.candidate().point().orElseThrow())
                        .toList());
        var pins = new ArrayList<Pin>();
        for (var offer : placed)
            pins.add(new Pin(
                    drawing.spot(
                            offer.candidate().point().orElseThrow(),
                            Integer.toString(before + offers.indexOf(offer) + 1)),
                    recognised.contains(offer.candidate().id())));
        var centre =
                drawing.spot(where.point(), where.commune().map(Commune::name).orElse(""));
        var km = drawing.scaleKm();
        return new SketchMap(
                centre, pins, towns(where, centre, drawing, communes), km, (int) Math.round(km * drawing.unitsPerKm));
    }

    private static List<Spot> towns(Where where, Spot centre, Drawing drawing, Communes communes) {
        var home = where.commune().or(() -> communes.nearest(where.point()));
        var towns = new ArrayList<Spot>();
        home.stream()
                .flatMap(commune -> communes.inDepartement(commune.departement()).stream())
                .filter(commune -> drawing.holds(commune.centre()))
                .sorted(Comparator.comparingInt(Commune::population).reversed().thenComparing(Commune::code))
                .limit(40)
                .map(commune -> drawing.spot(commune.centre(), commune.name()))
                .forEach(spot -> {
                    var free = towns.stream().noneMatch(other -> overlap(spot, other)) && !overlap(spot, centre);
                    if (free && towns.size() < MOST_TOWNS) towns.add(spot);
                });
        return towns;
    }

    private static boolean overlap(Spot one, Spot other) {
        return Math.abs(one.x - other.x) < NAME_WIDTH && Math.abs(one.y - other.y) < NAME_HEIGHT;
    }

    /// A plane that fits all points, north up.
    private static final class Drawing {
        private final Point centre;
        private final double cosine;
        private final double unitsPerKm;

        private Drawing(Point centre, List<Point> points) {
            this.centre = centre;
            this.cosine = Math.cos(Math.toRadians(centre.latitude()));
            var east = SMALLEST_KM;
            var north = SMALLEST_KM;
            for (var point : points) {
                east = Math.max(east, Math.abs(east(point)));
                north = Math.max(north, Math.abs(north(point)));
            }
            this.unitsPerKm = Math.min((WIDTH / 2.0 - MARGIN) / east, (HEIGHT / 2.0 - MARGIN) / north);
        }

        private double east(Point point) {
            return (point.longitude() - centre.longitude()) * cosine * KM_PER_DEGREE;
        }

        private double north(Point point) {
            return (point.latitude() - centre.latitude()) * KM_PER_DEGREE;
        }

        private Spot spot(Point point, String name) {
            return new Spot(
                    (int) Math.round(WIDTH / 2.0 + east(point) * unitsPerKm),
                    (int) Math.round(HEIGHT / 2.0 - north(point) * unitsPerKm),
                    name);
        }

        private boolean holds(Point point) {
            var spot = spot(point, "");
            return spot.x > MARGIN && spot.x < WIDTH - 2 * MARGIN && spot.y > MARGIN && spot.y < HEIGHT - MARGIN;
        }

        /// The longest round distance that takes at most a quarter of the width.
        private int scaleKm() {
            var longest = WIDTH / 4.0 / unitsPerKm;
            for (var km : new int[] {50, 20, 10, 5, 2}) if (km <= longest) return km;
            return 1;
        }
    }
}
