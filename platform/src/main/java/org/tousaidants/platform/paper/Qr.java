package org.tousaidants.platform.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// « Code QR » — an address that a telephone reads from paper.
public final class Qr {
    /// Points for one module: sharp at 4 cm on a 300 dpi printer, and one byte of a row.
    private static final int SCALE = 8;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] WHITE_AND_BLACK = {-1, -1, -1, 0, 0, 0};
    private static final byte ONE_BIT = 1;
    private static final byte PALETTE = 3;
    private static final byte DIFFERENCE_WITH_THE_ROW_ABOVE = 2;

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
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(png(modules));
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code: " + text.length() + " characters", e);
        }
    }

    /// Written without ImageIO, which draws point by point; and with a palette: such an image goes into a PDF as it is,
    /// where a grey one is drawn anew.
    private static byte[] png(BitMatrix modules) {
        var wide = modules.getWidth();
        var side = wide * SCALE;
        var out = new ByteArrayOutputStream();
        out.writeBytes(PNG);
        chunk(
                out,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(side)
                        .putInt(side)
                        .put(ONE_BIT)
                        .put(PALETTE)
                        .array());
        chunk(out, "PLTE", WHITE_AND_BLACK);
        chunk(out, "IDAT", deflated(rows(modules)));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /// Each row begins with how it is to be read; one that is as the row above holds zeros.
    private static byte[] rows(BitMatrix modules) {
        var wide = modules.getWidth();
        var row = 1 + wide;
        var rows = new byte[row * wide * SCALE];
        for (var y = 0; y < wide * SCALE; y++)
            if (y % SCALE == 0)
                for (var x = 0; x < wide; x++) rows[y * row + 1 + x] = (byte) (modules.get(x, y / SCALE) ? 0xff : 0);
            else rows[y * row] = DIFFERENCE_WITH_THE_ROW_ABOVE;
        return rows;
    }

    private static byte[] deflated(byte[] bytes) {
        try (var deflater = new Deflater()) {
            deflater.setInput(bytes);
            deflater.finish();
            var out = new byte[bytes.length + 64];
            return Arrays.copyOf(out, deflater.deflate(out));
        }
    }

    private static void chunk(ByteArrayOutputStream out, String name, byte[] content) {
        var checked = ByteBuffer.allocate(4 + content.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
        var sum = new CRC32();
        sum.update(checked);
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        out.writeBytes(checked);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
