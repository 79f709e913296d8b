package org.tousaidants.platform.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/// « Code QR » — draws a text, such as an address, as a QR code for paper.
public final class QrCode {
    /// Number of pixels per module of the code, so that it is sharp at 4 cm on a 300 dpi printer.
    private static final int SCALE = 8;

    private QrCode() {}

    /// Returns a black and white PNG of the code with its quiet zone, as a data URI for the `src` of an image.
    /// The code remains readable if a quarter of it is stained or torn.
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
            var side = modules.getWidth() * SCALE;
            return BlackLineDrawing.sharp(side, side, 1, pen -> {
                for (var y = 0; y < modules.getHeight(); y++)
                    for (var x = 0; x < modules.getWidth(); x++)
                        if (modules.get(x, y)) pen.fillRect(x * SCALE, y * SCALE, SCALE, SCALE);
            });
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code: " + text.length() + " characters", e);
        }
    }
}
