package org.tousaidants.path.diagnostic;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;

/// The pictures of the questions for paper, which takes pictures of dots only: the same things as on the screen, drawn
/// on a square of twenty-four.
final class Pictures {
    private static final int SCALE = 6;
    private static final int SIDE = 24;
    private static final float PEN = 1.8f;
    private static final Map<String, String> DRAWN = new ConcurrentHashMap<>();

    private Pictures() {}

    /// As the `src` of an image.
    static String drawn(String picture) {
        return DRAWN.computeIfAbsent(picture, Pictures::draw);
    }

    private static String draw(String picture) {
        var image = new BufferedImage(SIDE * SCALE, SIDE * SCALE, BufferedImage.TYPE_BYTE_GRAY);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, SIDE * SCALE, SIDE * SCALE);
        pen.scale(SCALE, SCALE);
        pen.setColor(Color.BLACK);
        pen.setStroke(new BasicStroke(PEN, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        shapes(pen, picture);
        pen.dispose();
        try (var png = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", png);
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
