package org.tousaidants.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class QuickGzipTest {
    @Test
    void aPageComesBackTheSame() throws IOException {
        var page = page();
        assertThat(read(QuickGzip.of(page, page.length))).isEqualTo(page);
        assertThat(read(QuickGzip.of(page, page.length - 5))).isEqualTo(Arrays.copyOf(page, page.length - 5));
    }

    @Test
    void aPageIsHardlyLongerThanByTheUsualCompression() throws IOException {
        var page = page();
        var usual = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(usual) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        }) {
            gzip.write(page);
        }
        assertThat(QuickGzip.of(page, page.length).length).isLessThan(usual.size() * 6 / 5);
    }

    @Test
    void whatIsAlikeFromOneEndToTheOtherTakesNearlyNothing() throws IOException {
        var page = "<li>Un lieu</li>".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        var sent = QuickGzip.of(page, page.length);
        assertThat(sent.length).isLessThan(page.length / 50);
        assertThat(read(sent)).isEqualTo(page);
    }

    @Test
    void everyByteCanBeWritten() throws IOException {
        var every = new byte[512];
        for (var i = 0; i < every.length; i++) every[i] = (byte) i;
        assertThat(read(QuickGzip.of(every, every.length))).isEqualTo(every);
    }

    @Test
    void nothingAndNearlyNothingComeBackTheSame() throws IOException {
        for (var length = 0; length < 40; length++) {
            var bytes = "à à à à à à à à à à à à à à à à à à à à".getBytes(StandardCharsets.UTF_8);
            assertThat(read(QuickGzip.of(bytes, length))).isEqualTo(Arrays.copyOf(bytes, length));
        }
    }

    /// Repeats at every distance, on both sides of the farthest that can be written, and of every length.
    @Test
    void whateverTheBytesTheyComeBackTheSame() throws IOException {
        var random = new Random(17);
        for (var round = 0; round < 3_000; round++) {
            var bytes = new byte[random.nextInt(round % 100 == 0 ? 200_000 : 600)];
            var alphabet = 1 + random.nextInt(256);
            for (var i = 0; i < bytes.length; ) {
                var back = 1 + random.nextInt(round % 3 == 0 ? 40 : 80_000);
                if (back > i || random.nextInt(3) == 0) bytes[i++] = (byte) random.nextInt(alphabet);
                else
                    for (var left = random.nextInt(600); left > 0 && i < bytes.length; left--, i++)
                        bytes[i] = bytes[i - back];
            }
            assertThat(read(QuickGzip.of(bytes, bytes.length))).isEqualTo(bytes);
        }
    }

    /// As pages are: the same marks around words that are not.
    private static byte[] page() {
        var random = new Random(5);
        var page = new StringBuilder("<!doctype html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n");
        for (var line = 0; line < 60; line++) {
            page.append("<li><article class=\"card offer\">\n<h2><a href=\"/lieux/");
            for (var letter = 0; letter < 20; letter++) page.append("esaintrulocdm".charAt(random.nextInt(13)));
            page.append("\">À l’accueil</a></h2>\n<p class=\"with-icon\">Ouvert jusqu’à ")
                    .append(random.nextInt(24))
                    .append("\u00a0h</p>\n</article></li>\n");
        }
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] read(byte[] sent) throws IOException {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(sent))) {
            return stream.readAllBytes();
        }
    }
}
