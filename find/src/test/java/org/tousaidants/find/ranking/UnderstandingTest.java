package org.tousaidants.find.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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
            un papier important                       ; PAPERS             ; NONE
            impossible d'imprimer                     ; PRINT              ; NONE
            les impots par téléphone                  ; TAXES              ; NONE
            ma retraite, mais à distance              ; RIGHTS             ; NONE
            """)
    void aSentenceAsPeopleTypeItIsUnderstood(String sentence, String needs, Urgency urgency) {
        understood(Understanding.of(sentence, Locale.FRENCH), needs, urgency);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            I must send my tax return before tonight  ; TAXES              ; TODAY
            Renew my health insurance card            ; RIGHTS             ; NONE
            the CAF wants a document by Friday        ; RIGHTS             ; WEEK
            my pension                                ; RIGHTS             ; NONE
            family allowances                         ; RIGHTS             ; NONE
            I'm a job seeker                          ; WORK_SEARCH        ; NONE
            write a CV and find work                  ; WORK_SEARCH        ; NONE
            car registration                          ; PAPERS             ; NONE
            carte grise                               ; PAPERS             ; NONE
            residence permit                          ; PAPERS             ; NONE
            send an e-mail                            ; EMAIL              ; NONE
            a strange passwordd                       ; SAFETY_FIRST       ; NONE
            I forgot my password                      ; PROCEDURE          ; NONE
            I have been scammed                       ; SAFETY_FIRST       ; NONE
            use my smartphone                         ; DEVICE             ; NONE
            buy a cheap computer                      ; BUY                ; NONE
            my phone does not work                    ; DEVICE,BUY         ; NONE
            fill in a form and print it               ; PROCEDURE,PRINT    ; NONE
            my son's homework                         ; CHILD              ; NONE
            no internet at home                       ; USE_THERE          ; NONE
            I don't know                              ; TALK               ; NONE
            I need help with my taxes today           ; TAXES              ; TODAY
            """)
    void aSentenceOfTheEnglishPagesIsUnderstood(String sentence, String needs, Urgency urgency) {
        understood(Understanding.of(sentence, Locale.ENGLISH), needs, urgency);
    }

    @Test
    void englishWordsMeanNothingOnTheFrenchPages() {
        for (var sentence : new String[] {"child", "school", "work"})
            assertThat(Understanding.of(sentence, Locale.FRENCH).needs())
                    .as(sentence)
                    .isEmpty();
    }

    private static void understood(Understanding understood, String needs, Urgency urgency) {
        var expected = EnumSet.noneOf(Need.class);
        for (var need : needs.split(",")) expected.add(Need.valueOf(need));
        assertThat(understood).isEqualTo(new Understanding(expected, urgency));
    }

    @Test
    void whatIsNotUnderstoodIsNotGuessed() {
        for (var sentence : new String[] {"", "   ", "zzz", "bonjour", "<script>alert(1)</script>", "\0\0", "日本語"})
            for (var locale : List.of(Locale.FRENCH, Locale.ENGLISH))
                assertThat(Understanding.of(sentence, locale).needs())
                        .as(sentence)
                        .isEmpty();
    }

    @Test
    void aBookPastedInTheFieldCostsNoMoreThanASentence() {
        var book = "impot ".repeat(1_000_000);
        var start = System.nanoTime();
        assertThat(Understanding.of(book, Locale.ENGLISH).needs()).containsExactly(Need.TAXES);
        assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
    }

    @Test
    void everyWordOfANeedIsWrittenAsTypedTextIsCompared() {
        for (var need : Need.values())
            for (var words : Stream.concat(need.words().stream(), EnglishWords.of(need).stream())
                    .toList())
                assertThat(Plain.of(words.replace("*", "")))
                        .as("%s %s", need, words)
                        .isEqualTo(words.replace("*", ""));
    }

    @Test
    void noMoreThanThreeNeedsAreKept() {
        assertThat(Understanding.of("impôts CAF passeport CV mail photo imprimer", Locale.FRENCH)
                        .needs())
                .hasSize(3);
    }
}
