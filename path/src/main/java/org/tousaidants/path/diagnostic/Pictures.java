package org.tousaidants.path.diagnostic;

import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.tousaidants.platform.paper.LineDrawing;

/// The pictures of the questions for paper, which takes pictures of dots only: the same things as on the screen, drawn
/// on a square of twenty-four.
final class Pictures {
    private static final int SCALE = 6;
    private static final int SIDE = 24;
    private static final float PEN = 1.8f;

    private Pictures() {}

    /// As the `src` of an image.
    static String drawn(String picture) {
        return LineDrawing.smooth(SIDE * SCALE, SIDE * SCALE, PEN, pen -> {
            pen.scale(SCALE, SCALE);
            shapes(pen, picture);
        });
    }

    private static void shapes(Graphics2D pen, String picture) {
        switch (picture) {
            case "device" -> {
                pen.draw(new Rectangle2D.Double(7, 2, 10, 20));
                line(pen, 11, 19, 13, 19);
            }
            case "wifi" -> {
                for (var radius = 4; radius <= 10; radius += 3)
                    pen.draw(new Arc2D.Double(12 - radius, 19 - radius, 2 * radius, 2 * radius, 45, 90, Arc2D.OPEN));
                pen.fill(new Ellipse2D.Double(10.8, 17.8, 2.4, 2.4));
            }
            case "mail" -> {
                pen.draw(new Rectangle2D.Double(2, 5, 20, 14));
                line(pen, 2, 6, 12, 13, 22, 6);
            }
            case "search" -> {
                pen.draw(new Ellipse2D.Double(3, 3, 13, 13));
                line(pen, 14.5, 14.5, 21, 21);
            }
            case "camera" -> {
                pen.draw(new Rectangle2D.Double(2, 7, 20, 13));
                pen.draw(new Ellipse2D.Double(8, 9.5, 8, 8));
                line(pen, 8, 7, 10, 4, 14, 4, 16, 7);
            }
            case "form" -> {
                pen.draw(new Rectangle2D.Double(4, 2, 16, 20));
                for (var y = 7; y <= 17; y += 5) line(pen, 8, y, 16, y);
            }
            case "shield" -> {
                pen.draw(new Rectangle2D.Double(5, 11, 14, 10));
                pen.draw(new Arc2D.Double(8, 3, 8, 14, 0, 180, Arc2D.OPEN));
                pen.fill(new Ellipse2D.Double(10.8, 14.5, 2.4, 2.4));
            }
            case "eye" -> {
                pen.draw(new Arc2D.Double(1, 6, 22, 18, 30, 120, Arc2D.OPEN));
                pen.draw(new Arc2D.Double(1, 0, 22, 18, 210, 120, Arc2D.OPEN));
                pen.draw(new Ellipse2D.Double(9, 9, 6, 6));
            }
            case "bulb" -> {
                pen.draw(new Ellipse2D.Double(5.5, 2, 13, 13));
                line(pen, 9, 15, 9, 18, 15, 18, 15, 15);
                line(pen, 10, 21, 14, 21);
            }
            case "alarm" -> {
                pen.draw(new Ellipse2D.Double(3, 4, 18, 18));
                line(pen, 12, 8, 12, 13, 16, 15);
            }
            default -> pen.draw(new Ellipse2D.Double(4, 4, 16, 16));
        }
    }

    private static void line(Graphics2D pen, double... points) {
        var path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (var i = 2; i < points.length; i += 2) path.lineTo(points[i], points[i + 1]);
        pen.draw(path);
    }
}
