package org.tousaidants.platform.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/// « Code QR » — an address that a telephone reads from paper.
public final class Qr {
    /// Pixels for one module: sharp at 4 cm on a 300 dpi printer.
    private static final int SCALE = 8;

    private Qr() {}

    /// A black and white PNG with its quiet zone, as the `src` of an image. A quarter of it may be stained or torn.
    ///
    /// @param text at most 1,000 bytes
    public static String dataUri(String text) {
        try {
            var modules = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.Q,
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8",
                                    EncodeHintType.MARGIN,
                                    2));
            var image = new BufferedImage(
                    modules.getWidth() * SCALE, modules.getHeight() * SCALE, BufferedImage.TYPE_BYTE_BINARY);
            for (var y = 0; y < image.getHeight(); y++)
                for (var x = 0; x < image.getWidth(); x++)
                    image.setRGB(x, y, modules.get(x / SCALE, y / SCALE) ? 0x000000 : 0xffffff);
            var png = new ByteArrayOutputStream();
            ImageIO.write(image, "png", png);
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code: " + text.length() + " characters", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
