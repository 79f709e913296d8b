package org.tousaidants.support.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.tousaidants.places.directory.ProtocolRuleFile;
import org.tousaidants.platform.web.RunningSite;

class DiagnosticTest extends RunningSite {
    private static final DiagnosticQuestionnaire QUESTIONS = DiagnosticQuestionnaireFile.standard();

    @TestFactory
    Stream<DynamicTest> everyExampleOfTheFileHolds() {
        return QUESTIONS.examples().stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.name(),
                        () -> assertThat(QUESTIONS
                                        .propose(example.answers())
                                        .orElseThrow()
                                        .rule()
                                        .id())
                                .isEqualTo(example.rule())));
    }

    @Test
    void thereAreTenQuestionsAndEachRuleHasItsExample() {
        assertThat(QUESTIONS.questions()).hasSize(10);
        assertThat(QUESTIONS.rules())
                .allSatisfy(rule -> assertThat(QUESTIONS.examples())
                        .anySatisfy(example -> assertThat(example.rule()).isEqualTo(rule.id())));
    }

    @Test
    void whoeverAnswersWhateverIsProposedSomething() {
        var random = new Random(7);
        for (var n = 0; n < 5_000; n++)
            assertThat(QUESTIONS.propose(any(random)).orElseThrow().rule().why().fr())
                    .isNotBlank();
    }

    @Test
    void eachQuestionIsOptionalAndTooFewAnswersProposeNothing() {
        assertThat(QUESTIONS.propose(Map.of())).isEmpty();
        assertThat(QUESTIONS.propose(Map.of("appareil", "ordinateur"))).isEmpty();
        assertThat(QUESTIONS.propose(Map.of("urgence", "jour")).orElseThrow().mode())
                .isEqualTo(DiagnosticQuestionnaire.ProposedHelpMode.FOR);
        var page = visitor().get("/diagnostic/proposition?q-appareil=ordinateur");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("nous ne proposons rien de précis", "/aide?compte=individuel");
    }

    @Test
    void theTenQuestionsEndInASearchThatCarriesTheChoice() {
        var visitor = visitor();
        assertThat(visitor.get("/diagnostic").body()).contains("/aide?compte=individuel");
        var thanks = visitor.get("/diagnostic/merci?choix=for").body();
        assertThat(thanks).contains("/aide?compte=a-ma-place");
        assertThat(visitor.get("/aide?compte=a-ma-place").body()).contains("a-ma-place");
    }

    @Test
    void aTerritoryWritesItsOwnAndAnExampleThatItsRulesNoLongerHoldIsRefused(@TempDir Path territory)
            throws IOException {
        var own = territory.resolve(DiagnosticQuestionnaireFile.FILE);
        var text = ProtocolRuleFile.ruling("", "base", DiagnosticQuestionnaireFile.FILE)
                .text();
        Files.writeString(own, text.replace("Chez vous, internet marche-t-il ?", "Avez-vous la fibre ?"));
        assertThat(DiagnosticQuestionnaireFile.read(
                                ProtocolRuleFile.ruling(territory.toString(), "base", DiagnosticQuestionnaireFile.FILE))
                        .questions())
                .anySatisfy(question -> assertThat(question.words().fr()).isEqualTo("Avez-vous la fibre ?"));
        Files.writeString(own, text.replace("regle: autonome", "regle: chemin"));
        assertThatThrownBy(() -> DiagnosticQuestionnaireFile.read(
                        ProtocolRuleFile.ruling(territory.toString(), "base", DiagnosticQuestionnaireFile.FILE)))
                .hasMessageContaining("à l'aise")
                .hasMessageContaining(own.toString());
    }

    @Test
    void thePersonChoosesOtherwiseThanProposedAndAloneFindsHerAnswersAgain() {
        var visitor = visitor();
        var answers = any(new Random(1));
        var query = new StringBuilder("/diagnostic/proposition?");
        answers.forEach((question, answer) ->
                query.append("q-").append(question).append('=').append(answer).append('&'));
        var page = visitor.get(query.toString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("C’est vous qui choisissez").doesNotContain("points");
        var form = new HashMap<String, String>();
        answers.forEach((question, answer) -> form.put("q-" + question, answer));
        form.put("_csrf", visitor.token(query.toString()));
        form.put("id", UUID.randomUUID().toString());
        form.put("chosen", "alone");
        form.put("keep", "oui");
        form.put("words", "Je sais ouvrir mes mails");
        var kept = visitor.post("/diagnostic/choix", form)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(kept).startsWith("/diagnostic/suivi?code=D");
        assertThat(visitor().get(kept).body()).contains("Je sais ouvrir mes mails", "Faire seul");
        form.put("id", UUID.randomUUID().toString());
        form.put("code", kept.substring(kept.indexOf('=') + 1));
        assertThat(visitor.post("/diagnostic/choix", form).headers().firstValue("Location"))
                .contains(kept);
        assertThat(visitor.post("/diagnostic/effacement", form).statusCode()).isEqualTo(303);
        assertThat(visitor().get(kept).statusCode()).isEqualTo(422);
        form.remove("keep");
        form.put("id", UUID.randomUUID().toString());
        assertThat(visitor.post("/diagnostic/choix", form).headers().firstValue("Location"))
                .contains("/diagnostic/merci?choix=alone");
        assertThat(sql.sql("select count(*) from diagnostic_kept")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anAnswerOfNoQuestionIsAskedAgain() {
        assertThat(visitor().get("/diagnostic/proposition?q-appareil=licorne").statusCode())
                .isEqualTo(422);
        assertThat(visitor().get("/diagnostic/feuille.pdf").body()).startsWith("%PDF");
    }

    /// Both sides of one sheet, five questions on each, without a third page.
    @Test
    void thePrintedSheetIsOneLeaf() throws Exception {
        var pdf = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/diagnostic/feuille.pdf"))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
        try (var sheet = Loader.loadPDF(pdf)) {
            assertThat(sheet.getNumberOfPages()).isEqualTo(2);
        }
    }

    private static Map<String, String> any(Random random) {
        var answers = new HashMap<String, String>();
        for (var question : QUESTIONS.questions())
            answers.put(
                    question.id(),
                    question.answers()
                            .get(random.nextInt(question.answers().size()))
                            .id());
        return answers;
    }
}
