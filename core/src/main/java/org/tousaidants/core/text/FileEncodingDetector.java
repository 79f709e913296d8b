package org.tousaidants.core.text;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/// « Relevé d’un fichier » — detects the encoding of a file in one pass over the whole file before it is read. Its
/// beginning is not sufficient, because a national file may contain its first accent, or its first wrong byte, after
/// megabytes of ASCII.
public record FileEncodingDetector(CharacterEncoding encoding, int mark, boolean nul) {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;

    public static FileEncodingDetector of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in);
        }
    }

    static FileEncodingDetector of(InputStream in) throws IOException {
        var chunk = new byte[64 * 1024];
        int length = in.readNBytes(chunk, 0, chunk.length);
        if (starts(chunk, length, 0xFF, 0xFE)) return wide(in, chunk, length, CharacterEncoding.UTF_16LE);
        if (starts(chunk, length, 0xFE, 0xFF)) return wide(in, chunk, length, CharacterEncoding.UTF_16BE);
        var marked = starts(chunk, length, 0xEF, 0xBB, 0xBF);
        var tally = new Utf8SequenceCounts();
        while (length > 0 && !tally.nul) {
            tally.count(chunk, length);
            length = in.readNBytes(chunk, 0, chunk.length);
        }
        return new FileEncodingDetector(tally.encoding(marked), marked ? 3 : 0, tally.nul);
    }

    private static boolean starts(byte[] chunk, int length, int... mark) {
        if (length < mark.length) return false;
        for (int i = 0; i < mark.length; i++) {
            if ((chunk[i] & 0xFF) != mark[i]) return false;
        }
        return true;
    }

    private static FileEncodingDetector wide(InputStream in, byte[] chunk, int first, CharacterEncoding encoding)
            throws IOException {
        // All chunks except the last have an even length, so that no character is divided between two
        // chunks.
        for (int length = first; length > 0; length = in.readNBytes(chunk, 0, chunk.length)) {
            for (int i = 0; i + 1 < length; i += 2) {
                if (chunk[i] == 0 && chunk[i + 1] == 0) return new FileEncodingDetector(encoding, 2, true);
            }
        }
        return new FileEncodingDetector(encoding, 2, false);
    }

    private static final class Utf8SequenceCounts {
        private long sequences;
        private long strays;
        private boolean nul;
        private int pending;
        private int low = 0x80;
        private int high = 0xBF;

        void count(byte[] chunk, int length) {
            var i = 0;
            while (i < length) {
                if (pending == 0) {
                    i = skipAscii(chunk, i, length);
                    if (nul || i >= length) return;
                    lead(chunk[i++] & 0xFF);
                } else if (follow(chunk[i] & 0xFF)) {
                    i++;
                }
            }
        }

        private int skipAscii(byte[] chunk, int from, int length) {
            int i = from;
            for (; i + 8 <= length; i += 8) {
                long eight = (long) EIGHT.get(chunk, i);
                if ((eight & HIGH) != 0 || ((eight - ONES) & ~eight & HIGH) != 0) break;
            }
            while (i < length && chunk[i] > 0) i++;
            if (i < length && chunk[i] == 0) nul = true;
            return i;
        }

        /// Checks the first byte of a sequence. The well-formed sequences are listed in table 3-7 of the
        /// Unicode standard.
        private void lead(int b) {
            low = 0x80;
            high = 0xBF;
            if (b >= 0xC2 && b <= 0xDF) {
                pending = 1;
            } else if (b >= 0xE0 && b <= 0xEF) {
                pending = 2;
                low = b == 0xE0 ? 0xA0 : 0x80;
                high = b == 0xED ? 0x9F : 0xBF;
            } else if (b >= 0xF0 && b <= 0xF4) {
                pending = 3;
                low = b == 0xF0 ? 0x90 : 0x80;
                high = b == 0xF4 ? 0x8F : 0xBF;
            } else {
                strays++;
            }
        }

        /// Checks the next byte of a sequence. Returns false if the byte does not continue the sequence; it
        /// must then be checked again as a first byte.
        ///
        /// @param b the byte
        private boolean follow(int b) {
            if (b < low || b > high) {
                strays++;
                pending = 0;
                return false;
            }
            low = 0x80;
            high = 0xBF;
            if (--pending == 0) sequences++;
            return true;
        }

        /// Returns the encoding. A sequence cut by the end of the file indicates a truncated file, not
        /// another encoding. A Windows-1252 text may contain valid sequences (« É » in capitals), but they
        /// are rare compared to the other accents.
        CharacterEncoding encoding(boolean marked) {
            if (strays == 0 && (pending == 0 || sequences > 0 || marked)) return CharacterEncoding.UTF_8;
            return marked || sequences >= Math.max(1, strays)
                    ? CharacterEncoding.UTF_8_MIXED
                    : CharacterEncoding.WINDOWS_1252;
        }
    }
}
