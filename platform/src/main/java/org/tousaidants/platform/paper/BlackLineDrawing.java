package org.tousaidants.platform.paper;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.function.Consumer;
import org.tousaidants.core.text.BundledFile;

/// « Dessin au trait » — draws a small picture with one round pen, black on white. The width of the pen is fixed by
/// the caller, because a PDF contains only raster images and a bad photocopier loses thin lines.
public final class BlackLineDrawing {
    private static final int GREYS = 256;

    private BlackLineDrawing() {}

    /// Returns a picture with antialiasing, as a data URI for the `src` of an image.
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

    /// Returns a picture with only black and white pixels, as a data URI for the `src` of an image.
    static String sharp(int wide, int high, float pen, Consumer<Graphics2D> drawing) {
        var image = new BufferedImage(wide, high, BufferedImage.TYPE_BYTE_BINARY, whiteToBlack(1));
        draw(image, image.createGraphics(), pen, drawing);
        return PngPicture.dataUri(PngPicture.of(image));
    }

    /// Returns a palette whose first colour is white. The PDF library writes an image with this palette
    /// unchanged, but would convert an image whose first colour is black to grey, pixel by pixel.
    ///
    /// @param bits bits per pixel
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

    /// Returns a picture that is shipped with the product, as a data URI for the `src` of an image.
    ///
    /// @param beside class in whose package the file is
    public static String shipped(Class<?> beside, String file) {
        return PngPicture.dataUri(BundledFile.bytes(beside, file));
    }
}
