package org.tousaidants.core.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// « Texte décodé » — reads the characters of a file without losing any: a byte that is invalid in the encoding is
/// read as Windows-1252, which is nearly always correct.
public final class DecodedText extends Reader {
    private static final char[] WINDOWS_1252 = windows1252();

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final boolean wide;
    private final ByteBuffer bytes = ByteBuffer.allocate(64 * 1024);
    private volatile long read;
    private boolean ended;

    private DecodedText(InputStream in, CharacterEncoding encoding, long skipped) {
        this.in = in;
        this.read = skipped;
        this.wide = encoding == CharacterEncoding.UTF_16LE || encoding == CharacterEncoding.UTF_16BE;
        Charset charset = switch (encoding) {
            case UTF_8, UTF_8_MIXED -> StandardCharsets.UTF_8;
            case UTF_16LE -> StandardCharsets.UTF_16LE;
            case UTF_16BE -> StandardCharsets.UTF_16BE;
            case WINDOWS_1252 -> Charset.forName("windows-1252");
        };
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        bytes.flip();
    }

    /// Returns the whole text of a small file.
    public static String whole(byte[] bytes) {
        try (var text = new DecodedText(FileEncodingDetector.of(new ByteArrayInputStream(bytes)), bytes)) {
            return text.readAllAsString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private DecodedText(FileEncodingDetector survey, byte[] bytes) {
        this(
                new ByteArrayInputStream(bytes, survey.mark(), bytes.length - survey.mark()),
                survey.encoding(),
                survey.mark());
    }

    public static DecodedText of(Path file, FileEncodingDetector survey) throws IOException {
        var in = Files.newInputStream(file);
        try {
            in.skipNBytes(survey.mark());
            return new DecodedText(in, survey.encoding(), survey.mark());
        } catch (IOException failed) {
            in.close();
            throw failed;
        }
    }

    public long bytesRead() {
        return read;
    }

    /// Reads characters into the array, which must have space for at least two.
    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        var out = CharBuffer.wrap(target, offset, length);
        while (out.position() == offset && out.hasRemaining()) {
            var result = decoder.decode(bytes, out, ended);
            if (result.isOverflow()) break;
            if (result.isError()) {
                replace(out, result.length());
            } else if (ended) {
                return out.position() > offset ? out.position() - offset : -1;
            } else {
                refill();
            }
        }
        return out.position() - offset;
    }

    private void refill() throws IOException {
        bytes.compact();
        int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (n < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + n);
            read += n;
        }
        bytes.flip();
    }

    private void replace(CharBuffer out, int length) {
        if (wide) {
            bytes.position(bytes.position() + length);
            out.put('\uFFFD');
        } else {
            // One byte is decoded at a time, because the bytes after a wrong byte may be correct.
            out.put(WINDOWS_1252[bytes.get() & 0xFF]);
        }
    }

    private static char[] windows1252() {
        var table = new char[256];
        var one = new byte[1];
        for (int i = 0; i < 256; i++) {
            one[0] = (byte) i;
            char c = new String(one, Charset.forName("windows-1252")).charAt(0);
            table[i] = c == '\uFFFD' ? (char) i : c;
        }
        return table;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
