package org.tousaidants.skills;

import java.util.List;
import java.util.Locale;
import org.tousaidants.territory.Point;

/// « Croquis » — the communes of the territory, a dot where the skill is near enough and a cross where it is not, a
/// square for each place that offers it. Four paths whatever the number of communes: the page stays light.
record SkillPicture(int width, int height, String near, String far, String places, int scaleKm, int scaleWidth) {
    private static final int WIDTH = 640;
    private static final int TALLEST = 900;
    private static final int MARGIN = 24;
    private static final int ARM = 4;
    private static final double KM_PER_DEGREE = 111.195;

    static SkillPicture of(Reach reach, int km) {
        var frame = Frame.around(
                reach.from().stream().map(f -> f.commune().centre()).toList());
        var near = new StringBuilder();
        var far = new StringBuilder();
        for (var from : reach.from()) {
            var x = frame.x(from.commune().centre());
            var y = frame.y(from.commune().centre());
            // A line of no length with round ends is a dot.
            if (from.within(km)) near.append("M%d %dh0".formatted(x, y));
            else
                far.append("M%d %dl%d %dm0-%dl-%d %d"
                        .formatted(x - ARM, y - ARM, 2 * ARM, 2 * ARM, 2 * ARM, 2 * ARM, 2 * ARM));
        }
        var places = new StringBuilder();
        for (var place : reach.offering())
            place.point()
                    .filter(frame::holds)
                    .ifPresent(point ->
                            places.append("M%d %dh12v12h-12z".formatted(frame.x(point) - 6, frame.y(point) - 6)));
        var scale = frame.scaleKm();
        return new SkillPicture(WIDTH, frame.height, near.toString(), far.toString(), places.toString(), scale, (int)
                Math.round(scale * frame.unitsPerKm));
    }

    String viewBox() {
        return String.format(Locale.ROOT, "0 0 %d %d", width, height);
    }

    /// North up, the whole territory inside.
    private static final class Frame {
        private final double west;
        private final double north;
        private final double cosine;
        private final double unitsPerKm;
        private final int height;

        private Frame(double west, double north, double cosine, double kmWide, double kmTall) {
            this.west = west;
            this.north = north;
            this.cosine = cosine;
            this.unitsPerKm = Math.min((WIDTH - 2 * MARGIN) / kmWide, (TALLEST - 2 * MARGIN) / kmTall);
            this.height = (int) Math.round(kmTall * unitsPerKm) + 2 * MARGIN;
        }

        static Frame around(List<Point> points) {
            var south = points.stream().mapToDouble(Point::latitude).min().orElse(0);
            var north = points.stream().mapToDouble(Point::latitude).max().orElse(0);
            var west = points.stream().mapToDouble(Point::longitude).min().orElse(0);
            var east = points.stream().mapToDouble(Point::longitude).max().orElse(0);
            var cosine = Math.cos(Math.toRadians((south + north) / 2));
            return new Frame(
                    west,
                    north,
                    cosine,
                    Math.max(1, (east - west) * cosine * KM_PER_DEGREE),
                    Math.max(1, (north - south) * KM_PER_DEGREE));
        }

        int x(Point point) {
            return MARGIN + (int) Math.round((point.longitude() - west) * cosine * KM_PER_DEGREE * unitsPerKm);
        }

        int y(Point point) {
            return MARGIN + (int) Math.round((north - point.latitude()) * KM_PER_DEGREE * unitsPerKm);
        }

        boolean holds(Point point) {
            return x(point) > 0 && x(point) < WIDTH && y(point) > 0 && y(point) < height;
        }

        int scaleKm() {
            var longest = WIDTH / 4.0 / unitsPerKm;
            for (var km : new int[] {100, 50, 20, 10, 5, 2}) if (km <= longest) return km;
            return 1;
        }
    }
}
