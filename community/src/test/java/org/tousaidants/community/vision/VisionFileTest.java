package org.tousaidants.community.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.tousaidants.places.directory.ProtocolRuleFile;

class VisionFileTest {
    private static Vision base() {
        return ((VisionFile.Parsed) VisionFile.read(
                        ProtocolRuleFile.ruling("", "base", VisionFile.NAME).text()))
                .vision();
    }

    @Test
    void theBaseHasMediaAddictionArtificialIntelligenceAndTheEnvironment() {
        assertThat(base().themes())
                .extracting(VisionTheme::id)
                .containsExactly("medias", "addiction", "ia", "environnement");
        for (var theme : base().themes()) {
            assertThat(theme.modules()).as(theme.id()).isNotEmpty();
            assertThat(theme.in(Locale.FRENCH).questions())
                    .hasSameSizeAs(theme.in(Locale.ENGLISH).questions());
        }
    }

    @Test
    void everyMistakeIsSaidAtOnce() {
        var read = VisionFile.read("""
                source: x
                themes:
                  - {id: Médias, nom: a, nom_en: a, intention: a, intention_en: a, questions: [a], questions_en: [a]}
                  - {id: ia, nom: a, nom_en: a, intention: '', intention_en: a, questions: [], questions_en: [a], note: x}
                  - {id: ia, nom: a, nom_en: a, intention: a, intention_en: a, questions: [a], questions_en: [a]}
                """);
        assertThat(((VisionFile.Invalid) read).mistakes())
                .contains(
                        "themes.1.id : un mot en minuscules",
                        "themes.2 : clé inconnue « note »",
                        "themes.2.intention : un texte est attendu",
                        "themes.2.questions : une liste de textes est attendue",
                        "themes : « ia » est écrit deux fois",
                        "propose-par : un texte est attendu");
        assertThat(VisionFile.read("- a")).isInstanceOf(VisionFile.Invalid.class);
        assertThat(VisionFile.read("a: [")).isInstanceOf(VisionFile.Invalid.class);
    }
}
