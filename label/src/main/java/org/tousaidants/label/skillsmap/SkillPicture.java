package org.tousaidants.label.skillsmap;

import java.util.Locale;
import org.tousaidants.core.territory.Frame;

/// « Croquis » — the communes of the territory, a dot where the skill is near enough and a cross where it is not, a
/// square for each place that offers it. Four paths whatever the number of communes: the page stays light.
record SkillPicture(int width, int height, String near, String far, String places, int scaleKm, int scaleWidth) {
    private static final int WIDTH = 640;
    private static final int TALLEST = 900;
    private static final int ARM = 4;

    static SkillPicture of(Reach reach, int km) {
        var frame = Frame.around(reach.from().stream().map(Reach.From::commune).toList(), WIDTH, TALLEST);
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
        return new SkillPicture(
                frame.width(),
                frame.height(),
                near.toString(),
                far.toString(),
                places.toString(),
                frame.scaleKm(),
                frame.scaleWidth());
    }

    String viewBox() {
        return String.format(Locale.ROOT, "0 0 %d %d", width, height);
    }
}
