package org.tousaidants.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DecodedTextTest {
    private static final String PEOPLE = "nom;courriel\nZoé Lefèvre;zoe@example.org\nAndré Œuvrard;andre@example.org\n";

    @Test
    void aFileOfASpreadsheetIsReadInTheEncodingInWhichItWasSaved() {
        for (var saved : new byte[][] {
            PEOPLE.getBytes(StandardCharsets.UTF_8),
            ("\uFEFF" + PEOPLE).getBytes(StandardCharsets.UTF_8),
            PEOPLE.getBytes(Charset.forName("windows-1252")),
            ("\uFEFF" + PEOPLE).getBytes(StandardCharsets.UTF_16LE),
            ("\uFEFF" + PEOPLE).getBytes(StandardCharsets.UTF_16BE)
        }) assertThat(DecodedText.whole(saved)).isEqualTo(PEOPLE);
        assertThat(DecodedText.whole(new byte[0])).isEmpty();
    }
}
