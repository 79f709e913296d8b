package org.tousaidants.platform.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Compression of what is at hand as a whole: a page in a moment, a file of `static/` once and as small as can be.
final class Gzip {
    /// A page is compressed for one person: half the work of the usual level, for a twentieth more bytes.
    private static final int QUICK = 3;

    /// As many as compress at once; each holds a quarter of a megabyte, which is dear to ask for and to give back.
    private static final Queue<Deflater> IDLE =
            new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

    private static final byte[] HEAD = {31, (byte) 139, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 255};
    private static final int TAIL_BYTES = 8;

    private Gzip() {}

    static boolean acceptedBy(@Nullable String encodings) {
        if (encodings == null) return false;
        var told = encodings.toLowerCase(Locale.ROOT);
        return told.contains("gzip") && !told.contains("gzip;q=0");
    }

    static byte[] quick(byte[] plain, int length) {
        var deflater = Optional.ofNullable(IDLE.poll()).orElseGet(() -> new Deflater(QUICK, true));
        deflater.setInput(plain, 0, length);
        deflater.finish();
        var out = Arrays.copyOf(HEAD, HEAD.length + length / 2);
        var written = HEAD.length;
        while (true) {
            written += deflater.deflate(out, written, out.length - written);
            if (deflater.finished()) break;
            out = Arrays.copyOf(out, 2 * out.length);
        }
        deflater.reset();
        if (!IDLE.offer(deflater)) deflater.end();
        var check = new CRC32();
        check.update(plain, 0, length);
        return ByteBuffer.wrap(Arrays.copyOf(out, written + TAIL_BYTES))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(written, (int) check.getValue())
                .putInt(written + Integer.BYTES, length)
                .array();
    }

    /// For the rare program that cannot read what was compressed for all others.
    static byte[] plain(byte[] gzip) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static byte[] smallest(byte[] plain) {
        var bytes = new ByteArrayOutputStream(plain.length / 3);
        try (var gzip = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
