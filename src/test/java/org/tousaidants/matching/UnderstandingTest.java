package org.tousaidants.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnderstandingTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Déclarer mes impôts avant ce soir         ; TAXES              ; TODAY
            je doit declaré mes impos                 ; TAXES              ; NONE
            ma carte grise                            ; PAPERS             ; NONE
            renouveler mon titre de séjour            ; PAPERS             ; NONE
            la CAF me demande un document, dernier jour ; RIGHTS           ; TODAY
            demander ma retraite                      ; RIGHTS             ; NONE
            faire un CV                               ; WORK_SEARCH        ; NONE
            m'actualiser à France Travail aujourd'hui ; WORK_SEARCH        ; TODAY
            m'actualiser à France Travail aujourd’hui ; WORK_SEARCH        ; TODAY
            me servir de mon téléphone                ; DEVICE             ; NONE
            envoyer un mail                           ; EMAIL              ; NONE
            je me suis fait pirater                   ; SAFETY_FIRST       ; NONE
            Pronote                                   ; CHILD              ; NONE
            acheter un ordinateur pas cher            ; BUY                ; NONE
            imprimer une attestation                  ; PROCEDURE,PRINT    ; NONE
            photocopies                               ; PRINT              ; NONE
            retoucher des photos                      ; CREATE             ; NONE
            chatgpt c'est quoi                        ; UNDERSTAND         ; NONE
            je n'ai plus d'internet à la maison       ; USE_THERE          ; NONE
            formulaire à rendre cette semaine         ; PROCEDURE          ; WEEK
            je ne sais pas                            ; TALK               ; NONE
            ORDINATEUUR                               ; DEVICE             ; NONE
            """)
    void aSentenceAsPeopleTypeItIsUnderstood(String sentence, String needs, Urgency urgency) {
        var understood = Understanding.of(sentence);
        var expected = EnumSet.noneOf(Need.class);
        for (var need : needs.split(",")) expected.add(Need.valueOf(need));
        assertThat(understood).isEqualTo(new Understanding(expected, urgency));
    }

    @Test
    void whatIsNotUnderstoodIsNotGuessed() {
        for (var sentence : new String[] {"", "   ", "zzz", "bonjour", "<script>alert(1)</script>", "\0\0", "日本語"})
            assertThat(Understanding.of(sentence).needs()).as(sentence).isEmpty();
    }

    @Test
    void aBookPastedInTheFieldCostsNoMoreThanASentence() {
        var book = "impot ".repeat(1_000_000);
        var start = System.nanoTime();
        assertThat(Understanding.of(book).needs()).containsExactly(Need.TAXES);
        assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
    }

    @Test
    void everyWordOfANeedIsWrittenAsTypedTextIsCompared() {
        for (var need : Need.values())
            for (var words : need.words())
                assertThat(Plain.of(words.replace("*", "")))
                        .as("%s %s", need, words)
                        .isEqualTo(words.replace("*", ""));
    }

    @Test
    void noMoreThanThreeNeedsAreKept() {
        assertThat(Understanding.of("impôts CAF passeport CV mail photo imprimer")
                        .needs())
                .hasSize(3);
    }
}
