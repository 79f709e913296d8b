package org.tousaidants.find.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tousaidants.Processor;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.text.TextNormalisation;
import org.tousaidants.find.ranking.HelpChannel;
import org.tousaidants.find.ranking.HelpNeed;
import org.tousaidants.find.ranking.NeedUrgency;
import org.tousaidants.find.ranking.SearchCriterion;
import org.tousaidants.find.ranking.SearchTime;

class UnderstoodRequestTest {
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
    void aSentenceAsPeopleTypeItIsUnderstood(String sentence, String needs, NeedUrgency urgency) {
        understood(UnderstoodRequest.of(sentence, Locale.FRENCH), needs, urgency);
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
    void aSentenceOfTheEnglishPagesIsUnderstood(String sentence, String needs, NeedUrgency urgency) {
        understood(UnderstoodRequest.of(sentence, Locale.ENGLISH), needs, urgency);
    }

    @Test
    void englishWordsMeanNothingOnTheFrenchPages() {
        for (var sentence : new String[] {"child", "school", "work"})
            assertThat(UnderstoodRequest.of(sentence, Locale.FRENCH).needs())
                    .as(sentence)
                    .isEmpty();
    }

    private static void understood(UnderstoodRequest understood, String needs, NeedUrgency urgency) {
        var expected = EnumSet.noneOf(HelpNeed.class);
        for (var need : needs.split(",")) expected.add(HelpNeed.valueOf(need));
        assertThat(understood.needs()).isEqualTo(expected);
        assertThat(understood.urgency()).isEqualTo(urgency);
    }

    @Test
    void whatIsNotUnderstoodIsNotGuessed() {
        for (var sentence : new String[] {"", "   ", "zzz", "bonjour", "<script>alert(1)</script>", "\0\0", "日本語"})
            for (var locale : List.of(Locale.FRENCH, Locale.ENGLISH))
                assertThat(UnderstoodRequest.of(sentence, locale).needs())
                        .as(sentence)
                        .isEmpty();
    }

    @Test
    void aBookPastedInTheFieldCostsNoMoreThanASentence() {
        var book = "impot ".repeat(1_000_000);
        assertThat(Processor.time(() -> assertThat(
                                UnderstoodRequest.of(book, Locale.ENGLISH).needs())
                        .containsExactly(HelpNeed.TAXES)))
                .isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void everyWordOfTheLexiconIsWrittenAsTypedTextIsComparedAndMeansSomething() {
        for (var locale : List.of(Locale.FRENCH, Locale.ENGLISH))
            for (var phrase : RequestSentenceLexicon.of(locale).phrases()) {
                for (var stem : phrase.stems())
                    assertThat(TextNormalisation.letters(stem.replace("*", ""))).isEqualTo(stem.replace("*", ""));
                switch (phrase.topic()) {
                    case NEED ->
                        assertThat(HelpNeed.ofParameter(phrase.value())).isPresent();
                    case CRITERION ->
                        assertThat(SearchCriterion.ofParameter(phrase.value())).isPresent();
                    case WAY ->
                        assertThat(HelpChannel.ofParameter(phrase.value())).isPresent();
                    case DAY ->
                        assertThat(SearchTime.GivenWeekday.day(phrase.value())).isPresent();
                    case PART ->
                        assertThat(SearchTime.PartOfDay.ofParameter(phrase.value()))
                                .isPresent();
                    case ALERT ->
                        assertThat(DangerSituation.ofParameter(phrase.value())).isPresent();
                    case LANGUAGE, MANNER, WHEN, URGENCY, FILLER -> {}
                }
            }
    }

    @Test
    void noMoreThanThreeNeedsAreKept() {
        assertThat(UnderstoodRequest.of("impôts CAF passeport CV mail photo imprimer", Locale.FRENCH)
                        .needs())
                .hasSize(3);
    }

    private static final CommuneNamesInText TOWNS = new CommuneNamesInText(Communes.shipped(), "17");
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);

    private static UnderstoodRequest of(String sentence) {
        return UnderstoodRequest.of(sentence, Locale.FRENCH, FRIDAY, TOWNS);
    }

    @Test
    void everythingThatASentenceHoldsIsUnderstoodAndNothingIsLeft() {
        var all = of("Il doit faire sa déclaration CAF, il parle arabe, il est en fauteuil, c'est pour aujourd'hui");
        assertThat(all.needs()).containsExactly(HelpNeed.RIGHTS);
        assertThat(all.languages()).containsExactly("ar");
        assertThat(all.criteria()).containsExactly(SearchCriterion.WHEELCHAIR, SearchCriterion.OTHER_LANGUAGE);
        assertThat(all.when()).contains(new SearchTime.CurrentDay());
        assertThat(all.left()).isEmpty();
    }

    @Test
    void theCommandReadsOneSentenceALineAndPrintsOneObjectALine() throws java.io.IOException {
        var out = new java.io.ByteArrayOutputStream();
        var lines = "Il doit faire sa déclaration CAF, il parle arabe, il est en fauteuil, c'est pour aujourd'hui\n"
                + "mon mari me frappe\nun zorglub à Marennes\n";
        var code = UnderstandCommand.run(
                List.of(),
                new java.io.ByteArrayInputStream(lines.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                new java.io.PrintStream(out, false, java.nio.charset.StandardCharsets.UTF_8),
                System.err,
                java.time.Clock.fixed(java.time.Instant.parse("2026-11-27T10:00:00Z"), java.time.ZoneOffset.UTC));
        assertThat(code).isZero();
        assertThat(out.toString(java.nio.charset.StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .satisfiesExactly(
                        caf -> assertThat(caf)
                                .contains("\"languages\":[\"ar\"]", "\"when\":\"", "\"alert\":[]", "\"left\":[]"),
                        danger -> assertThat(danger).contains("3919"),
                        town -> assertThat(town).contains("\"where\":\"17219\"", "\"left\":[\"zorglub\"]"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            créer une adresse mail               ; EMAIL
            un courrier de la préfecture         ; PAPERS
            voir mes petits-enfants              ; DEVICE
            une tablette pas chère               ; BUY
            Facebook                             ; DEVICE
            un rendez-vous chez le médecin       ; RIGHTS
            """)
    void aNeedThatWasSeenWrongIsSeenRight(String sentence, HelpNeed need) {
        assertThat(of(sentence).needs()).containsExactly(need);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            impôts samedi matin                  ; samedi-matin
            impôts après 18 h                    ; soir
            impôts mercredi                      ; mercredi
            impôts l'après-midi                  ; apres-midi
            impôts demain                        ; 2026-11-28
            impôts ce week-end                   ; weekend
            """)
    void aMomentInWordsIsAMoment(String sentence, String parameter) {
        assertThat(of(sentence).when().orElseThrow().parameter()).isEqualTo(parameter);
        assertThat(SearchTime.ofParameter(parameter, FRIDAY))
                .isEqualTo(of(sentence).when());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            mes impôts, je suis sourd            ; HEARING
            mes impôts, je vois mal              ; SIGHT
            mes impôts, elle est en fauteuil     ; WHEELCHAIR
            mes impôts, gratuit                  ; FREE
            mes impôts, en groupe                ; WORKSHOP
            mes impôts, en tête à tête           ; INDIVIDUAL
            """)
    void whatCanBeTickedIsUnderstoodInWordsAsWell(String sentence, SearchCriterion criterion) {
        assertThat(of(sentence).criteria()).containsExactly(criterion);
        assertThat(of(sentence).needs()).containsExactly(HelpNeed.TAXES);
        assertThat(of(sentence).left()).isEmpty();
        for (var said : List.of(
                "mes impôts, je n'ai pas de voiture",
                "la caf sans voiture",
                "elle ne conduit plus, carte vitale",
                "mes impôts, j’ai plus le permis"))
            assertThat(of(said).way()).as(said).contains(HelpChannel.WITHOUT_CAR);
        assertThat(of("pas de voiture, il faut venir chez moi pour mes impôts").way())
                .contains(HelpChannel.AT_HOME);
        assertThat(of("la carte grise de ma voiture").way()).isEmpty();
        assertThat(of("mes impôts, venir chez elle").way()).contains(HelpChannel.AT_HOME);
    }

    @Test
    void whatIsNotUnderstoodIsSaidAndAPersonsNameIsNot() {
        assertThat(of("mes impôts et mon girafon").left()).containsExactly("girafon");
        assertThat(of("je suis Madame Martin, je dois declarer mes impots").left())
                .isEmpty();
        assertThat(of("je suis sourd").criteria()).containsExactly(SearchCriterion.HEARING);
        assertThat(of("aller chez elle pour sa tablette").way()).contains(HelpChannel.AT_HOME);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            mon mari me frappe                   ; 3919
            j'ai envie de mourir                 ; 3114
            au secours il va me tuer             ; 17,114
            il ne respire plus                   ; 112,15,114
            mon père me frappe                   ; 119
            je ne sais pas où dormir ce soir     ; 115
            """)
    void aDangerComesBeforeAnythingElse(String sentence, String numbers) {
        assertThat(of(sentence).alerts()).containsExactlyInAnyOrder(numbers.split(","));
    }

    @Test
    void nobodyWhoAsksForAProcedureIsSentToTheRescue() {
        for (var sentence : List.of(
                "imprimer une attestation pour la police d'assurance",
                "tuer le temps en jouant",
                "une mutuelle pour mon enfant",
                "enlever un virus",
                "je meurs d'envie d'apprendre internet",
                "une ambulance m'a envoyé une facture"))
            assertThat(of(sentence).alerts()).as(sentence).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Marennes                     ; 17219
            la rochele                   ; 17300
            17300                        ; 17299,17463
            Saint-Jean d'Angély          ; 17347
            12 rue Jean Macé, Rochefort  ; 17299
            Rochefort                    ; 17299
            Lyon                         ; 69123
            Hiers-Brouage                ; 17219
            La Benâte                    ; 17277
            """)
    void aPlaceIsThatOfTheTerritoryFirst(String typed, String codes) {
        assertThat(TOWNS.typed(typed).communes()).extracting(Commune::code).contains(codes.split(","));
        assertThat(TOWNS.typed(typed).communes()).hasSize(codes.split(",").length);
    }

    @Test
    void anIslandIsAllItsCommunesAndTheCastleIsTheOneNearBy() {
        assertThat(TOWNS.typed("Île de Ré").communes()).hasSize(10);
        assertThat(TOWNS.typed("Oléron").communes())
                .hasSize(8)
                .extracting(Commune::name)
                .contains("Le Château-d'Oléron", "Saint-Pierre-d'Oléron");
        var said = of("j'habite sur l'île de Ré, pour mes impôts");
        assertThat(said.where()).hasSize(10);
        assertThat(said.left()).isEmpty();
        assertThat(TOWNS.typed("Le Château").communes().getFirst().name()).isEqualTo("Le Château-d'Oléron");
        assertThat(TOWNS.typed("12 rue Jean Macé, Rochefort").street()).contains("12 rue Jean Macé");
        assertThat(of("j'habite à Rochefort, mes impôts").where())
                .extracting(Commune::code)
                .containsExactly("17299");
        assertThat(TOWNS.tier(TOWNS.typed("Lyon").communes().getFirst()))
                .isEqualTo(CommuneNamesInText.CommuneProximity.FAR);
    }

    @Test
    void atLeastSixHundredSentencesAreUnderstoodTheHalfThatNobodyReadsIncluded() {
        var all = UnderstoodSentences.all();
        assertThat(all).hasSizeGreaterThanOrEqualTo(600);
        var read = UnderstoodSentences.score(
                all.stream().filter(one -> !one.kept()).toList());
        if (read.recall() < 0.95 || read.precision() < 0.97 || Boolean.getBoolean("ta.missed"))
            read.missed().forEach(System.out::println);
        var kept = UnderstoodSentences.score(
                all.stream().filter(UnderstoodSentences.Sentence::kept).toList());
        assertThat(read.recall()).isGreaterThanOrEqualTo(0.95);
        assertThat(read.precision()).isGreaterThanOrEqualTo(0.97);
        assertThat(kept.recall()).isGreaterThanOrEqualTo(0.95);
        assertThat(kept.precision()).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void aRepairAndAQuietPlaceAreUnderstood() {
        assertThat(of("réparer mon ordinateur").criteria()).containsExactly(SearchCriterion.REPAIR);
        assertThat(of("y a-t-il un repair café ?").criteria()).containsExactly(SearchCriterion.REPAIR);
        assertThat(of("mes impôts, j’ai peur du monde").criteria()).containsExactly(SearchCriterion.QUIET);
        assertThat(of("acheter un ordinateur").criteria()).isEmpty();
        assertThat(of("préparer ma retraite, tout le monde le fait").criteria()).isEmpty();
    }
}
