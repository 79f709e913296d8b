package org.tousaidants.platform.paper;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Objects;
import javax.imageio.ImageIO;

/// « Image dessinée » — writes a drawing as a PNG file, and provides the fonts of printed documents for its
/// text.
public final class PngPicture {
    private PngPicture() {}

    public static byte[] of(BufferedImage image) {
        try (var png = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The file as the `src` of an image.
    public static String dataUri(byte[] png) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }

    /// @param name name of a font file in the folder `fonts`, without its extension
    public static Font face(String name) {
        try (var file = Objects.requireNonNull(PngPicture.class.getResourceAsStream("/fonts/" + name + ".ttf"))) {
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
