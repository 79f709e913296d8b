package org.tousaidants.places.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tousaidants.core.text.CharacterEncoding;

class EncodingTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String TABLE = "nom;note\nMédiathèque;« à l’œuvre » 5 €\n";

    @TempDir
    private Path folder;

    @Test
    void everyUsualEncodingIsRead() throws IOException {
        check(Reading.of(folder, TABLE), CharacterEncoding.UTF_8);
        check(Reading.of(folder, "\uFEFF" + TABLE), CharacterEncoding.UTF_8);
        check(Reading.of(folder, TABLE, WINDOWS), CharacterEncoding.WINDOWS_1252);
        check(Reading.of(folder, "\uFEFF" + TABLE, StandardCharsets.UTF_16LE), CharacterEncoding.UTF_16LE);
        check(Reading.of(folder, "\uFEFF" + TABLE, StandardCharsets.UTF_16BE), CharacterEncoding.UTF_16BE);
    }

    private static void check(Reading reading, CharacterEncoding encoding) {
        assertThat(reading.encoding()).isEqualTo(encoding);
        assertThat(reading.columns()).containsExactly("nom", "note");
        assertThat(reading.texts("nom")).containsExactly("Médiathèque");
        assertThat(reading.texts("note")).containsExactly("« à l’œuvre » 5 €");
    }

    @Test
    void latin1IsRead() throws IOException {
        assertThat(Reading.of(folder, "nom,x\nSaint-Même-les-Carrières,é\n", StandardCharsets.ISO_8859_1)
                        .texts("nom"))
                .containsExactly("Saint-Même-les-Carrières");
    }

    @Test
    void anAccentAfterMegabytesOfAsciiDecidesAsWellAsAtTheStart() throws IOException {
        String ascii = "nom,x\n" + "Mairie,rien\n".repeat(400_000);
        assertThat(Reading.of(folder, ascii + "Médiathèque,é\n", WINDOWS)
                        .records()
                        .getLast()
                        .text("nom"))
                .contains("Médiathèque");
        assertThat(Reading.of(folder, ascii + "Médiathèque,é\n")
                        .records()
                        .getLast()
                        .text("nom"))
                .contains("Médiathèque");
    }

    @Test
    void aFewForeignBytesDoNotSpoilAnHonestFile() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("nom,x\nMédiathèque,1\nÉcole,2\n".getBytes(StandardCharsets.UTF_8));
        bytes.write("Café,3\n".getBytes(WINDOWS));
        bytes.write("for<ea>t,4\nLycée 😀,5\n".getBytes(StandardCharsets.UTF_8));
        Reading reading = Reading.of(folder, bytes.toByteArray());
        assertThat(reading.encoding()).isEqualTo(CharacterEncoding.UTF_8_MIXED);
        assertThat(reading.texts("nom")).containsExactly("Médiathèque", "École", "Café", "for<ea>t", "Lycée 😀");
    }

    @Test
    void capitalsBeforeANoBreakSpaceAreStillWindows() throws IOException {
        // É followed by a no-break space is also one valid UTF-8 character.
        Reading reading = Reading.of(folder, "nom,x\nCAFÉ\u00A0: étés,été\n", WINDOWS);
        assertThat(reading.encoding()).isEqualTo(CharacterEncoding.WINDOWS_1252);
        assertThat(reading.texts("nom")).containsExactly("CAFÉ\u00A0: étés");
    }

    @Test
    void aFileCutInTheMiddleOfACharacterIsReadToTheEnd() throws IOException {
        byte[] whole = "nom,x\nMédiathèque,é".getBytes(StandardCharsets.UTF_8);
        Reading reading = Reading.of(folder, java.util.Arrays.copyOf(whole, whole.length - 1));
        assertThat(reading.encoding()).isEqualTo(CharacterEncoding.UTF_8);
        assertThat(reading.texts("nom")).containsExactly("Médiathèque");
    }
}
