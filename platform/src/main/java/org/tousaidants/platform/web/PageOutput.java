package org.tousaidants.platform.web;

import gg.jte.TemplateOutput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// « Page en octets » — what a template writes, straight into one array of UTF-8: a page is a thousand small pieces,
/// and jte's own output keeps an array for each of them.
final class PageOutput implements TemplateOutput {
    private static final int USUAL_PAGE_BYTES = 16 * 1024;

    private byte[] bytes = new byte[USUAL_PAGE_BYTES];
    private int length;

    int length() {
        return length;
    }

    /// The page in the first [#length] bytes.
    byte[] bytes() {
        return bytes;
    }

    @Override
    public void writeContent(String text) {
        writeBinaryContent(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Between two escaped letters: a piece is most often plain letters, which need no copy on the way.
    @Override
    public void writeContent(String text, int from, int to) {
        makeRoom(to - from);
        for (var i = from; i < to; i++) {
            var letter = text.charAt(i);
            if (letter >= 0x80) {
                writeContent(text.substring(i, to));
                return;
            }
            bytes[length++] = (byte) letter;
        }
    }

    @Override
    public void writeBinaryContent(byte[] piece) {
        makeRoom(piece.length);
        System.arraycopy(piece, 0, bytes, length, piece.length);
        length += piece.length;
    }

    private void makeRoom(int more) {
        if (length + more > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
}
