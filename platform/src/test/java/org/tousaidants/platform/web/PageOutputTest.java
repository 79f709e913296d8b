package org.tousaidants.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class PageOutputTest {
    @Test
    void whatIsWrittenPieceByPieceIsThePageInUtf8() {
        var output = new PageOutput();
        var text = "<p>À l’accueil, 😀 &amp; à 14\u00a0h</p>";
        var whole = new StringBuilder();
        // Beyond what is first held.
        for (var i = 0; i < 2_000; i++) {
            output.writeContent(text);
            output.writeContent(text, 3, text.length() - 4);
            output.writeBinaryContent("–".getBytes(StandardCharsets.UTF_8));
            whole.append(text).append(text, 3, text.length() - 4).append("–");
        }
        assertThat(new String(output.bytes(), 0, output.length(), StandardCharsets.UTF_8))
                .isEqualTo(whole.toString());
    }

    @Test
    void aPageIsCompressedAndComesBackTheSame() throws IOException {
        var page = "<li>Un lieu</li>".repeat(2_000).getBytes(StandardCharsets.UTF_8);
        // The second time by the deflater of the first.
        for (var time = 0; time < 2; time++) {
            var sent = Gzip.quick(page, page.length - 5);
            assertThat(sent.length).isLessThan(page.length / 20);
            assertThat(read(sent)).isEqualTo(Arrays.copyOf(page, page.length - 5));
        }
    }

    @Test
    void whatCannotBeCompressedComesBackTheSame() throws IOException {
        var noise = new byte[20_000];
        new Random(1).nextBytes(noise);
        assertThat(read(Gzip.quick(noise, noise.length))).isEqualTo(noise);
    }

    private static byte[] read(byte[] sent) throws IOException {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(sent))) {
            return stream.readAllBytes();
        }
    }
}
