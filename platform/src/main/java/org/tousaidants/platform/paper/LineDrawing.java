package org.tousaidants.platform.paper;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/// « Dessin au trait » — a small picture drawn with one round pen, black on white: paper takes pictures of dots only,
/// and a bad photocopier keeps no more.
public final class LineDrawing {
    private LineDrawing() {}

    /// With smooth edges, as the `src` of an image.
    ///
    /// @param wide in dots, as `high`
    /// @param pen how wide it is, in the units of what is drawn
    public static String smooth(int wide, int high, float pen, Consumer<Graphics2D> drawing) {
        var image = new BufferedImage(wide, high, BufferedImage.TYPE_BYTE_GRAY);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return drawn(image, graphics, pen, drawing);
    }

    /// Black dots and white ones, none between.
    public static String sharp(int wide, int high, float pen, Consumer<Graphics2D> drawing) {
        var image = new BufferedImage(wide, high, BufferedImage.TYPE_BYTE_BINARY);
        return drawn(image, image.createGraphics(), pen, drawing);
    }

    private static String drawn(BufferedImage image, Graphics2D graphics, float pen, Consumer<Graphics2D> drawing) {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setColor(Color.BLACK);
        graphics.setStroke(new BasicStroke(pen, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        drawing.accept(graphics);
        graphics.dispose();
        try (var png = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", png);
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
