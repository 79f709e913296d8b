package org.tousaidants.places.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tousaidants.platform.mail.Letter;

class UpkeepLetterTextTest {
    private final UpkeepLetterText letter = new UpkeepLetterText()
            .words("Bonjour,")
            .words("Fermé\nle lundi <b>")
            .items(List.of("Horaires", "Téléphone & courriel"))
            .link("Voir la fiche", "https://exemple.fr/lieux/a?b=1&c=2")
            .small("Réseau");

    @Test
    void isReadAsPlainText() {
        assertThat(letter.text()).isEqualTo("""
                Bonjour,

                Fermé
                le lundi <b>

                - Horaires
                - Téléphone & courriel

                Voir la fiche
                https://exemple.fr/lieux/a?b=1&c=2

                Réseau
                """);
    }

    @Test
    void nothingOfItBecomesMarkup() {
        assertThat(letter.html("fr"))
                .contains("<html lang=\"fr\">", "Fermé<br>le lundi &lt;b&gt;", "<li>Téléphone &amp; courriel</li>")
                .contains("<a href=\"https://exemple.fr/lieux/a?b=1&amp;c=2\"");
    }

    @Test
    void aNameCannotAddAHeader() {
        assertThat(Letter.name("Maison\r\nBcc: tous@exemple.fr\u2028\u0000 ")).isEqualTo("Maison Bcc: tous@exemple.fr");
        assertThat(Letter.name("é".repeat(200))).hasSize(80).endsWith("…");
    }
}
