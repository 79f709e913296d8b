package org.tousaidants.platform.paper;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/// « Image dessinée » — writes a drawing as a PNG file, and provides the fonts of printed documents for the text in
/// drawings.
public final class PngPicture {
    /// Length in bytes of the PNG signature and the chunk IHDR.
    private static final int AFTER_HEADER = 33;

    private PngPicture() {}

    public static byte[] of(BufferedImage image) {
        try (var png = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns a PNG file that contains a title and a description as text chunks (PNG, 11.3.4.5 iTXt).
    public static byte[] of(BufferedImage image, String title, String description) {
        var plain = of(image);
        var png = new ByteArrayOutputStream();
        png.write(plain, 0, AFTER_HEADER);
        png.writeBytes(chunk("Title", title));
        png.writeBytes(chunk("Description", description));
        png.write(plain, AFTER_HEADER, plain.length - AFTER_HEADER);
        return png.toByteArray();
    }

    /// Returns an iTXt chunk with this text, uncompressed and without a language.
    private static byte[] chunk(String keyword, String text) {
        var data = ("iTXt" + keyword + "\0\0\0\0\0" + text).getBytes(StandardCharsets.UTF_8);
        var sum = new CRC32();
        sum.update(data);
        return ByteBuffer.allocate(data.length + 8)
                .putInt(data.length - 4)
                .put(data)
                .putInt((int) sum.getValue())
                .array();
    }

    /// Returns the file as a data URI for the `src` of an image.
    public static String dataUri(byte[] png) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }

    /// Returns a font of printed documents.
    ///
    /// @param name name of a font file in the folder `fonts`, without its extension
    public static Font face(String name) {
        try (var file = Objects.requireNonNull(PngPicture.class.getResourceAsStream("/fonts/" + name + ".ttf"))) {
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
