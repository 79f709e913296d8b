package org.tousaidants.platform.paper;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.function.Consumer;
import org.tousaidants.core.text.ShippedFile;

/// « Dessin au trait » — draws a small picture with one round pen, black on white. A PDF contains only raster
/// images, and a bad photocopier loses finer lines.
public final class LineDrawing {
    private static final int GREYS = 256;

    private LineDrawing() {}

    /// A picture with antialiasing, as the `src` of an image.
    ///
    /// @param wide width in pixels; `high` is the height
    /// @param pen width of the pen, in units of the drawing
    public static String smooth(int wide, int high, float pen, Consumer<Graphics2D> drawing) {
        var image = new BufferedImage(wide, high, BufferedImage.TYPE_BYTE_GRAY);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        draw(image, graphics, pen, drawing);
        var raster = image.getRaster();
        var greys = raster.getSamples(0, 0, wide, high, 0, new int[wide * high]);
        for (var at = 0; at < greys.length; at++) greys[at] = GREYS - 1 - greys[at];
        raster.setSamples(0, 0, wide, high, 0, greys);
        return PngPicture.dataUri(PngPicture.of(new BufferedImage(whiteToBlack(8), raster, false, null)));
    }

    /// A picture with black and white pixels only, as the `src` of an image.
    static String sharp(int wide, int high, float pen, Consumer<Graphics2D> drawing) {
        var image = new BufferedImage(wide, high, BufferedImage.TYPE_BYTE_BINARY, whiteToBlack(1));
        draw(image, image.createGraphics(), pen, drawing);
        return PngPicture.dataUri(PngPicture.of(image));
    }

    /// A palette that begins with white: such an image is written to a PDF unchanged; with black first, it
    /// would be converted to grey, pixel by pixel.
    private static IndexColorModel whiteToBlack(int bits) {
        var many = 1 << bits;
        var palette = new byte[many];
        for (var n = 0; n < many; n++) palette[n] = (byte) ((many - 1 - n) * (GREYS - 1) / (many - 1));
        return new IndexColorModel(bits, many, palette, palette, palette);
    }

    private static void draw(BufferedImage image, Graphics2D graphics, float pen, Consumer<Graphics2D> drawing) {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setColor(Color.BLACK);
        graphics.setStroke(new BasicStroke(pen, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        drawing.accept(graphics);
        graphics.dispose();
    }

    /// Loads a picture that ships with the product as a data URI, for the `src` of an image.
    public static String shipped(Class<?> beside, String file) {
        return PngPicture.dataUri(ShippedFile.bytes(beside, file));
    }
}
