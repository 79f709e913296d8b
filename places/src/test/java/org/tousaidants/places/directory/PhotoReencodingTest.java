package org.tousaidants.places.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PhotoReencodingTest {
    @Test
    void aPhotoIsMadeSmallTurnedUprightAndKeepsNothingOfTheTelephone() throws IOException {
        var given = withExif(jpeg(3000, 1500), 6, "GPS 45.94 -0.96");
        assertThat(new String(given, StandardCharsets.ISO_8859_1)).contains("GPS 45.94");
        var made = PhotoReencoding.anew(given).orElseThrow();
        assertThat(new String(made, StandardCharsets.ISO_8859_1)).doesNotContain("GPS", "Exif");
        var image = ImageIO.read(new ByteArrayInputStream(made));
        assertThat(image.getWidth()).isEqualTo(PhotoReencoding.LONGEST_SIDE / 2);
        assertThat(image.getHeight()).isEqualTo(PhotoReencoding.LONGEST_SIDE);
        // The left side of the lying picture is the top of the upright one.
        assertThat(new Color(image.getRGB(240, 40)).getRed()).isGreaterThan(200);
        assertThat(new Color(image.getRGB(240, 920)).getBlue()).isGreaterThan(200);
    }

    @Test
    void whatIsNoPictureIsRefused() {
        assertThat(PhotoReencoding.anew("<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(PhotoReencoding.anew(new byte[0])).isEmpty();
        assertThat(PhotoReencoding.anew(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe1, 0, 4, 1, 2}))
                .isEmpty();
    }

    private static byte[] jpeg(int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width / 2, height);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", bytes);
        return bytes.toByteArray();
    }

    /// An Exif part after the first marker, with one entry: the orientation.
    private static byte[] withExif(byte[] jpeg, int turn, String words) throws IOException {
        var exif = new ByteArrayOutputStream();
        exif.write("Exif\0\0MM\0*\0\0\0\u0008\0\u0001".getBytes(StandardCharsets.ISO_8859_1));
        exif.write(new byte[] {0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) turn, 0, 0, 0, 0, 0, 0});
        exif.write(words.getBytes(StandardCharsets.ISO_8859_1));
        var all = new ByteArrayOutputStream();
        all.write(jpeg, 0, 2);
        all.write(new byte[] {(byte) 0xff, (byte) 0xe1, 0, (byte) (exif.size() + 2)});
        all.write(exif.toByteArray());
        all.write(jpeg, 2, jpeg.length - 2);
        return all.toByteArray();
    }
}
