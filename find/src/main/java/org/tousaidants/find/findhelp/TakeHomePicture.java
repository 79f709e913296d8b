package org.tousaidants.find.findhelp;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.Locale;
import java.util.Scanner;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.platform.paper.LineDrawing;

/// The drawings of the sheet, on the same 24 units and with the same stroke as `static/icons.svg`, as black and
/// white images: the one form that paper, screen and a bad photocopier all keep. A drawing is written as an SVG
/// path, in absolute `M L H V C Z` only, and `O x y r` for a circle.
enum TakeHomePicture {
    BUS("M 3 5 H 21 V 17 H 3 Z M 3 11 H 21 M 9 5 V 11 M 15 5 V 11 O 7.5 18.5 2 O 16.5 18.5 2"),
    HALL("M 3 9 L 12 3.5 L 21 9 Z M 5.5 9 V 18 M 10 9 V 18 M 14 9 V 18 M 18.5 9 V 18 M 2.5 21 H 21.5 M 4 18 H 20"),
    BOOKS("M 12 6.5 C 9.5 4.5 6 4.5 2.5 5.5 V 18.5 C 6 17.5 9.5 17.5 12 19.5 C 14.5 17.5 18 17.5 21.5 18.5 V 5.5"
            + " C 18 4.5 14.5 4.5 12 6.5 Z M 12 6.5 V 19.5"),
    SCREEN("M 3 4 H 21 V 15.5 H 3 Z M 12 15.5 V 20 M 7.5 20.5 H 16.5 M 7 8 H 13 M 7 11.5 H 17"),
    LETTER("M 3 5 H 21 V 19 H 3 Z M 3.5 6 L 12 13 L 20.5 6"),
    BRIEFCASE("M 3 8 H 21 V 20 H 3 Z M 9 8 V 4.5 H 15 V 8 M 3 13.5 H 21 M 12 12.5 V 15"),
    PEOPLE("O 8 7 3 O 16.5 8 2.5 M 2.5 20 V 18 C 2.5 15 4.5 13.3 8 13.3 C 11.5 13.3 13.5 15 13.5 18 V 20"
            + " M 16.5 14 C 19.7 13.8 21.5 15.4 21.5 18 V 20"),
    HOUSE("M 2.5 11.5 L 12 3.5 L 21.5 11.5 M 5.5 9.5 V 20.5 H 18.5 V 9.5 M 10 20.5 V 14 H 14 V 20.5"),
    PHONE("M 5 3 H 9 L 11 8 L 8.5 10 C 9.5 12.5 11.5 14.5 14 15.5 L 16 13 L 21 15 V 19 C 21 20.2 20.2 21 19 21"
            + " C 10.5 20.5 3.5 13.5 3 5 C 3 3.8 3.8 3 5 3 Z"),
    PIN("M 12 21.5 C 7.5 16.5 5 13 5 9.5 C 5 5.6 8.1 2.5 12 2.5 C 15.9 2.5 19 5.6 19 9.5 C 19 13 16.5 16.5 12 21.5 Z"
            + " O 12 9.5 2.5"),
    CLOCK("O 12 12 9 M 12 6.5 V 12 L 16 14.5"),
    BAG("M 4 8 H 20 L 21 21 H 3 Z M 8.5 11 V 7 C 8.5 1.5 15.5 1.5 15.5 7 V 11"),
    SPEECH("M 4 4.5 H 20 V 15.5 H 11 L 6 20 V 15.5 H 4 Z M 8 8.5 H 16 M 8 11.5 H 13"),
    PEN("M 4 20 L 5 15.5 L 16.5 4 L 20 7.5 L 8.5 19 Z M 14 6.5 L 17.5 10"),
    LIFEBUOY("O 12 12 9 O 12 12 4 M 5.8 5.8 L 9 9 M 18.2 5.8 L 15 9 M 5.8 18.2 L 9 15 M 18.2 18.2 L 15 15");

    /// 24 units of 12 pixels: a face 22 mm wide is printed at more than 300 dots an inch.
    private static final int SCALE = 12;

    private final String dataUri;

    TakeHomePicture(String path) {
        this.dataUri = draw(path);
    }

    /// The `src` of an image.
    String dataUri() {
        return dataUri;
    }

    /// The class that shows it where a style sheet may hold an image: there it is decoration, which screen readers
    /// skip.
    String css() {
        return "sheet-picture-" + ConstantName.low(this);
    }

    private static String draw(String path) {
        return LineDrawing.sharp(24 * SCALE, 24 * SCALE, 2, pen -> {
            pen.scale(SCALE, SCALE);
            pen.draw(shape(path));
        });
    }

    private static Path2D shape(String path) {
        var shape = new Path2D.Double();
        var words = new Scanner(path).useLocale(Locale.ROOT);
        while (words.hasNext()) {
            var act = words.next();
            switch (act) {
                case "M" -> shape.moveTo(words.nextDouble(), words.nextDouble());
                case "L" -> shape.lineTo(words.nextDouble(), words.nextDouble());
                case "H" ->
                    shape.lineTo(words.nextDouble(), shape.getCurrentPoint().getY());
                case "V" -> shape.lineTo(shape.getCurrentPoint().getX(), words.nextDouble());
                case "C" ->
                    shape.curveTo(
                            words.nextDouble(),
                            words.nextDouble(),
                            words.nextDouble(),
                            words.nextDouble(),
                            words.nextDouble(),
                            words.nextDouble());
                case "O" -> circle(shape, words.nextDouble(), words.nextDouble(), words.nextDouble());
                case "Z" -> shape.closePath();
                default -> throw new IllegalArgumentException("not drawn: " + act);
            }
        }
        return shape;
    }

    private static void circle(Path2D shape, double x, double y, double radius) {
        shape.append(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), false);
    }
}
