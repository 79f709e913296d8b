package org.tousaidants.places.directory;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/// « Image refaite » — encodes a picture again from its pixels: drops the metadata of the file (position, time,
/// device), applies the Exif orientation, and reduces the size for web pages.
final class PhotoReencoding {
    static final int LONGEST_SIDE = 960;

    /// Maximum number of pixels of a picture. Without this limit, a file of a few kilobytes could contain a
    /// picture that is too large for the memory.
    private static final long MOST_POINTS = 40_000_000;

    /// Width and height of the small picture in pixels, twice its size on a page, for high-resolution screens.
    private static final int SMALL_SIDE = 120;

    private static final float QUALITY = 0.75f;

    private PhotoReencoding() {}

    /// Encodes a picture again and returns it as a JPEG file; empty if the file is not a picture or has too many
    /// pixels.
    static Optional<byte[]> anew(byte[] given) {
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(given))) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) return Optional.empty();
            var reader = readers.next();
            try {
                reader.setInput(in, true, true);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_POINTS) return Optional.empty();
                return Optional.of(written(drawn(reader.read(0), turned(given))));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException damaged) {
            return Optional.empty();
        }
    }

    /// Returns the centre of a picture as a small square JPEG.
    ///
    /// @param anew the picture, already encoded again as a JPEG file
    static Optional<byte[]> small(byte[] anew) {
        try {
            var from = ImageIO.read(new ByteArrayInputStream(anew));
            if (from == null) return Optional.empty();
            var side = Math.min(from.getWidth(), from.getHeight());
            var left = (from.getWidth() - side) / 2;
            var top = (from.getHeight() - side) / 2;
            var to = new BufferedImage(SMALL_SIDE, SMALL_SIDE, BufferedImage.TYPE_INT_RGB);
            var pen = to.createGraphics();
            try {
                pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
                pen.drawImage(from, 0, 0, SMALL_SIDE, SMALL_SIDE, left, top, left + side, top + side, null);
            } finally {
                pen.dispose();
            }
            return Optional.of(written(to));
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    /// Returns the picture drawn in its correct orientation.
    ///
    /// @param from the picture as stored in the file
    /// @param turn Exif orientation of the picture, 1 to 8
    private static BufferedImage drawn(BufferedImage from, int turn) {
        var scale = Math.min(1, (double) LONGEST_SIDE / Math.max(from.getWidth(), from.getHeight()));
        var width = Math.max(1, (int) Math.round(from.getWidth() * scale));
        var height = Math.max(1, (int) Math.round(from.getHeight() * scale));
        var lying = turn >= 5;
        var to = new BufferedImage(lying ? height : width, lying ? width : height, BufferedImage.TYPE_INT_RGB);
        var pen = to.createGraphics();
        try {
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, to.getWidth(), to.getHeight());
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            pen.transform(
                    switch (turn) {
                        case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
                        case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
                        case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
                        case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
                        case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
                        case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
                        case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
                        default -> new AffineTransform();
                    });
            pen.drawImage(from, 0, 0, width, height, null);
        } finally {
            pen.dispose();
        }
        return to;
    }

    private static byte[] written(BufferedImage image) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /// Returns the Exif orientation of a JPEG file, 1 to 8; 1 if the file does not specify an orientation.
    static int turned(byte[] jpeg) {
        for (var at = 2; at + 4 < jpeg.length && (jpeg[at] & 0xff) == 0xff; ) {
            var marker = jpeg[at + 1] & 0xff;
            var length = number(jpeg, at + 2, 2, true);
            if (marker == 0xe1 && at + 10 < jpeg.length && jpeg[at + 4] == 'E' && jpeg[at + 5] == 'x')
                return orientation(jpeg, at + 10);
            if (marker == 0xda || length < 2) return 1;
            at += 2 + length;
        }
        return 1;
    }

    private static int orientation(byte[] jpeg, int start) {
        var big = jpeg[start] == 'M';
        if (start + 8 > jpeg.length) return 1;
        var table = start + number(jpeg, start + 4, 4, big);
        if (table < start || table + 2 > jpeg.length) return 1;
        var entries = number(jpeg, table, 2, big);
        for (var i = 0; i < entries; i++) {
            var entry = table + 2 + 12 * i;
            if (entry + 12 > jpeg.length) return 1;
            if (number(jpeg, entry, 2, big) == 0x0112) {
                var turn = number(jpeg, entry + 8, 2, big);
                return turn >= 1 && turn <= 8 ? turn : 1;
            }
        }
        return 1;
    }

    private static int number(byte[] bytes, int at, int size, boolean big) {
        var number = 0;
        for (var i = 0; i < size; i++) {
            var one = at + (big ? i : size - 1 - i);
            number = number << 8 | (one < bytes.length ? bytes[one] & 0xff : 0);
        }
        return number;
    }
}
