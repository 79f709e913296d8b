package org.tousaidants.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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
    void aTornLetterIsWrittenAsTheMachineWritesIt() {
        var output = new PageOutput();
        output.writeContent("é\uD83D – fin");
        assertThat(new String(output.bytes(), 0, output.length(), StandardCharsets.UTF_8))
                .isEqualTo("é? – fin");
    }
}
