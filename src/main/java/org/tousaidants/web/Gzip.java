package org.tousaidants.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Compression of what is at hand as a whole: who takes it, and a file of `static/` once and as small as can be. A page
/// is for [QuickGzip].
final class Gzip {
    private Gzip() {}

    static boolean acceptedBy(@Nullable String encodings) {
        if (encodings == null) return false;
        var told = encodings.toLowerCase(Locale.ROOT);
        return told.contains("gzip") && !told.contains("gzip;q=0");
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
