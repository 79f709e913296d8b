package org.tousaidants.web;

import gg.jte.TemplateOutput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// « Page en octets » — what a template writes, straight into one array of UTF-8: a page is a thousand small pieces,
/// and jte's own output keeps an array for each of them.
final class PageOutput implements TemplateOutput {
    private static final int USUAL_PAGE_BYTES = 16 * 1024;
    private static final int MOST_BYTES_A_LETTER = 3;

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
        writeContent(text, 0, text.length());
    }

    /// A piece is short and most often of plain letters: no copy on the way.
    @Override
    public void writeContent(String text, int from, int to) {
        makeRoom(MOST_BYTES_A_LETTER * (to - from));
        var at = length;
        for (var i = from; i < to; i++) {
            var letter = text.charAt(i);
            if (letter < 0x80) bytes[at++] = (byte) letter;
            else if (letter < 0x800) {
                bytes[at++] = (byte) (0xC0 | letter >> 6);
                bytes[at++] = (byte) (0x80 | letter & 0x3F);
            } else if (Character.isSurrogate(letter)) {
                length = at;
                writeBinaryContent(text.substring(i, to).getBytes(StandardCharsets.UTF_8));
                return;
            } else {
                bytes[at++] = (byte) (0xE0 | letter >> 12);
                bytes[at++] = (byte) (0x80 | letter >> 6 & 0x3F);
                bytes[at++] = (byte) (0x80 | letter & 0x3F);
            }
        }
        length = at;
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
