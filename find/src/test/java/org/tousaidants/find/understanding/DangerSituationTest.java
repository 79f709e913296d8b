package org.tousaidants.find.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tousaidants.core.text.TextNormalisation;
import org.tousaidants.find.understanding.RequestSentenceClassifier.TrainingSentence;

/// The sentences of `understanding/kept-danger.tsv` are kept aside: the file was written before the classifier,
/// and nobody corrects the words or the weights after it. `-Dta.missed=true` prints the
/// figures, never a sentence.
class DangerSituationTest {
    private static List<TrainingSentence> kept() throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(DangerSituationTest.class.getResourceAsStream("/understanding/kept-danger.tsv")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(cells -> new TrainingSentence(cells[0], cells[1]))
                    .toList();
        }
    }

    private static DangersInSentence signs(String sentence) {
        return UnderstoodRequest.of(sentence, Locale.FRENCH, UnderstoodSentences.DAY, UnderstoodSentences.TOWNS)
                .signs();
    }

    @Test
    void noDangerIsPassedOverInSilenceAndOneOrdinarySentenceInAHundredRaisesAnAlert() throws IOException {
        var silent = 0;
        var asked = 0;
        var other = 0;
        var dangers = 0;
        var ordinary = 0;
        var alarms = 0;
        var questions = 0;
        for (var one : kept()) {
            var signs = signs(one.sentence());
            if (one.label().equals(RequestSentenceClassifier.NONE)) {
                ordinary++;
                if (!signs.sure().isEmpty()) alarms++;
                else if (!signs.possible().isEmpty()) questions++;
            } else {
                dangers++;
                if (signs.sure().isEmpty() && signs.possible().isEmpty()) silent++;
                else if (signs.sure().isEmpty()) asked++;
                else if (!signs.sure()
                        .contains(DangerSituation.ofParameter(one.label()).orElseThrow())) other++;
            }
        }
        var figures =
                "%d dangers: %d alerted, %d asked, %d silent, %d under another name; %d ordinary: %d alarms, %d asked"
                        .formatted(
                                dangers, dangers - asked - silent, asked, silent, other, ordinary, alarms, questions);
        if (Boolean.getBoolean("ta.missed")) System.out.println(figures);
        assertThat(dangers).isGreaterThanOrEqualTo(40);
        assertThat(ordinary).isGreaterThanOrEqualTo(200);
        assertThat(silent).as(figures).isZero();
        assertThat(alarms).as(figures).isLessThanOrEqualTo(ordinary / 100);
        assertThat(questions).as(figures).isLessThanOrEqualTo(ordinary * 5 / 100);
    }

    @Test
    void noSentenceKeptAsideIsLearned() throws IOException {
        var learned = new HashSet<String>();
        for (var one : RequestSentenceClassifier.read("dangers"))
            learned.add(TextNormalisation.letters(one.sentence()));
        assertThat(learned).hasSizeGreaterThan(4_000);
        assertThat(kept().stream().filter(one -> learned.contains(TextNormalisation.letters(one.sentence()))))
                .isEmpty();
    }

    @Test
    void atLeastAThirdOfWhatIsLearnedIsOrdinaryAndEachDangerHasItsSentences() {
        var examples = RequestSentenceClassifier.read("dangers");
        assertThat(examples.stream().filter(one -> one.label().equals("none")).count())
                .isGreaterThan(examples.size() / 3);
        for (var danger : DangerSituation.values())
            assertThat(examples.stream().filter(one -> one.label().equals(danger.parameter())))
                    .as(danger.parameter())
                    .hasSizeGreaterThan(150);
    }

    @Test
    void theSameSentencesGiveTheSameWeights() {
        var examples = new ArrayList<>(RequestSentenceClassifier.read("dangers").subList(0, 400));
        examples.add(new TrainingSentence("none", "imprimer un papier"));
        var sentence = "mon fils se fait harceler au collège";
        assertThat(new RequestSentenceClassifier(examples).probabilities(sentence))
                .isEqualTo(new RequestSentenceClassifier(examples).probabilities(sentence));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            le site m'a mis dehors               ;
            mon mari a tué le temps              ;
            je suis mort de rire                 ;
            mon ordinateur est mort              ;
            virer de l'argent                    ;
            on m'a mis dehors                    ; 115
            jai plu rien a mangé                 ; 115,ccas
            jarrive plu a payé mon loyé          ; adil,ccas
            mon mec fouille dan mon portable     ; 3919
            ma fille se fait insulté sur snap    ; 3018
            mon ex a diffusé mes photos intimes  ; 3018
            on a vidé mon compte                 ; opposition,17cyber,info-escroqueries
            microsoft veut que je paye           ; opposition,17cyber,info-escroqueries
            ouvrir un document microsoft word    ;
            """)
    void whatLooksLikeADangerIsToldFromOne(String sentence, String numbers) {
        var understood = UnderstoodRequest.of(sentence, Locale.FRENCH);
        if (numbers == null) assertThat(understood.signs()).isEqualTo(DangersInSentence.NONE);
        else assertThat(understood.alerts()).containsExactlyInAnyOrder(numbers.split(","));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            زوجي يضربني                          ; partner
            quiero morir                         ; suicide
            não tenho onde dormir                ; bed
            чоловік б'є мене                     ; partner
            çocuklarım aç                        ; hunger
            my card was stolen                   ; fraud
            """)
    void aDangerIsUnderstoodInSevenLanguagesOnWhicheverPage(String sentence, String danger) {
        for (var locale : List.of(Locale.FRENCH, Locale.ENGLISH))
            assertThat(UnderstoodRequest.of(sentence, locale).signs().sure())
                    .extracting(DangerSituation::parameter)
                    .contains(danger);
    }

    @Test
    void theWordsThatWeighedMostCanBeRead() {
        assertThat(signs("mon compagnon m'a encore frappée hier").because()).contains("frappee");
        assertThat(signs("imprimer une attestation").because()).isEmpty();
    }
}
