package org.tousaidants.platform.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/// « Code QR » — encodes an address as a QR code for paper.
public final class QrCode {
    /// Pixels per module: sharp at 4 cm on a 300 dpi printer.
    private static final int SCALE = 8;

    private QrCode() {}

    /// A black and white PNG with its quiet zone, as the `src` of an image. It stays readable if a quarter is
    /// stained or torn.
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
            return LineDrawing.sharp(side, side, 1, pen -> {
                for (var y = 0; y < modules.getHeight(); y++)
                    for (var x = 0; x < modules.getWidth(); x++)
                        if (modules.get(x, y)) pen.fillRect(x * SCALE, y * SCALE, SCALE, SCALE);
            });
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code: " + text.length() + " characters", e);
        }
    }
}
