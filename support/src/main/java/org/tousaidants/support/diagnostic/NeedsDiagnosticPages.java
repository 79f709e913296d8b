package org.tousaidants.support.diagnostic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.codes.PaperCodeDestination;
import org.tousaidants.platform.codes.PaperCodeHashColumn;
import org.tousaidants.platform.codes.SavedPaperCodeCard;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.tenancy.ValuePerTenant;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;
import org.tousaidants.support.diagnostic.DiagnosticQuestionnaire.DiagnosticQuestion;
import org.tousaidants.support.diagnostic.DiagnosticQuestionnaire.HelpProposal;
import org.tousaidants.support.diagnostic.DiagnosticQuestionnaire.ProposedHelpMode;

/// « Diagnostic » — the pages of the ten questions, which a person answers alone or with a helper. The answers are
/// only in the address until the person asks to save them.
@Controller
@PublicAccess
class NeedsDiagnosticPages {
    private static final String PATH = "/diagnostic";

    record DiagnosticFormView(DiagnosticQuestionnaire questionnaire, Form form) {
        static List<FormChoice> answers(DiagnosticQuestion question, Page page) {
            return question.answers().stream()
                    .map(answer -> FormChoice.of(answer.id(), said(answer.words(), page)))
                    .toList();
        }
    }

    record HelpProposalView(DiagnosticQuestionnaire questionnaire, Optional<HelpProposal> proposal, Form form) {
        /// Returns the last part of the message key of the title, which names the proposed mode of help.
        String proposed() {
            return proposal.map(one -> one.mode().key()).orElse("none");
        }

        List<FormChoice> modes(Page page) {
            return List.of(ProposedHelpMode.WITH, ProposedHelpMode.FOR, ProposedHelpMode.ALONE).stream()
                    .map(mode -> FormChoice.of(mode.key(), page.t("diagnostic.mode." + mode.key()))
                            .hint(page.t("diagnostic.mode." + mode.key() + ".hint")))
                    .toList();
        }
    }

    /// The page of a person's progress. It shows the answers to each question in all diagnostics that the person
    /// saved under one code.
    record DiagnosticResultView(DiagnosticQuestionnaire questionnaire, NeedsDiagnostics.DiagnosticProgress progress) {
        List<String> answers(DiagnosticQuestion question, Page page) {
            return progress.answers(question).stream()
                    .map(answer -> answer.map(one -> said(one.words(), page)).orElse("–"))
                    .toList();
        }
    }

    private final NeedsDiagnostics diagnostics;
    private final ValuePerTenant<DiagnosticQuestionnaire> questionnaires;

    NeedsDiagnosticPages(NeedsDiagnostics diagnostics, ValuePerTenant<DiagnosticQuestionnaire> questionnaires) {
        this.diagnostics = diagnostics;
        this.questionnaires = questionnaires;
    }

    private DiagnosticQuestionnaire questionnaire() {
        return questionnaires.here();
    }

    @GetMapping(PATH)
    View ask(@RequestParam MultiValueMap<String, String> asked) {
        return View.of("support/diagnostic/ask", new DiagnosticFormView(questionnaire(), filled(asked)));
    }

    @GetMapping(PATH + "/proposition")
    View propose(@RequestParam MultiValueMap<String, String> asked) {
        var form = filled(asked);
        return NeedsDiagnosticForm.answers(form, questionnaire())
                .map(answers -> {
                    var values = new HashMap<String, List<String>>(asked);
                    values.put("id", List.of(UUID.randomUUID().toString()));
                    return proposed(answers, Form.filled(values));
                })
                .orElseGet(() -> View.of("support/diagnostic/ask", new DiagnosticFormView(questionnaire(), form))
                        .status(422));
    }

    private View proposed(Map<String, String> answers, Form form) {
        return View.of(
                "support/diagnostic/proposal",
                new HelpProposalView(questionnaire(), questionnaire().propose(answers), form));
    }

    /// Records the mode of help that the person chose.
    @PostMapping(PATH + "/choix")
    View choose(Form form) {
        var answers = NeedsDiagnosticForm.answers(form, questionnaire());
        if (answers.isEmpty())
            return View.of("support/diagnostic/ask", new DiagnosticFormView(questionnaire(), form))
                    .status(422);
        var parsed = NeedsDiagnosticForm.parse(form, questionnaire());
        if (parsed.isEmpty()) return proposed(answers.get(), form).status(422);
        return diagnostics
                .choose(parsed.get())
                .map(code -> View.redirect(PATH + "/suivi?code=" + code.text()))
                .orElseGet(() -> View.redirect(
                        PATH + "/merci?choix=" + parsed.get().chosen().key()));
    }

    @GetMapping(PATH + "/merci")
    View thanks(@RequestParam(defaultValue = "with") String choix) {
        var mode = List.of(ProposedHelpMode.values()).stream()
                .filter(one -> one.key().equals(choix))
                .findFirst()
                .orElse(ProposedHelpMode.WITH);
        return View.of("support/diagnostic/thanks", mode);
    }

    /// Shows the diagnostics saved under a code: the progress in the person's own words and in the ten answers.
    @GetMapping(PATH + "/suivi")
    @RateLimit(cost = 5)
    View progress(@RequestParam(defaultValue = "") String code) {
        var form = Form.filled(Map.of("code", List.of(code)));
        if (code.isBlank()) return View.of("support/diagnostic/code", form);
        return found(code)
                .map(progress -> View.of(
                                "support/diagnostic/progress", new DiagnosticResultView(questionnaire(), progress))
                        .atASecret())
                .orElseGet(() -> unknown(form));
    }

    @PostMapping(PATH + "/effacement")
    @RateLimit(cost = 5)
    View forget(Form form) {
        PaperCode.read(form.value("code")).good().ifPresent(code -> diagnostics.forget(code));
        return View.redirect(PATH + "/suivi");
    }

    private Optional<NeedsDiagnostics.DiagnosticProgress> found(String typed) {
        return PaperCode.read(typed)
                .good()
                .map(code -> new NeedsDiagnostics.DiagnosticProgress(code, diagnostics.kept(code)))
                .filter(progress -> !progress.times().isEmpty());
    }

    private static View unknown(Form form) {
        return View.of("support/diagnostic/code", form.error("code", "diagnostic.code.unknown"))
                .status(422);
    }

    /// Serves the ten questions on paper, in large print with their pictures.
    @GetMapping(PATH + "/feuille.pdf")
    @RateLimit(cost = 10)
    ResponseEntity<byte[]> sheet(Page page) {
        var xhtml = View.of("support/diagnostic/sheetPaper", questionnaire()).text(page);
        return FileResponse.pdf(page.t("diagnostic.sheet.file") + ".pdf").body(PdfWriter.pdf(xhtml));
    }

    private static Form filled(Map<String, List<String>> asked) {
        return Form.filled(new HashMap<>(asked));
    }

    /// Returns the text with typographic quotes and spaces, in the language of the page.
    static String said(DiagnosticQuestionnaire.QuestionTexts words, Page page) {
        return page.lang().equals("fr") ? page.french(words.fr()) : words.en();
    }

    @Bean
    static PaperCodeHashColumn diagnosticPrints() {
        return new PaperCodeHashColumn("diagnostic_kept", "hash", NeedsDiagnosticStore.PRINTS);
    }

    @Bean
    static PaperCodeDestination diagnosticCodes(NeedsDiagnostics diagnostics) {
        return PaperCodeDestination.of(NeedsDiagnostics.CODE, PATH + "/suivi")
                .saying((code, page) -> diagnostics
                        .last(code)
                        .map(mode -> new SavedPaperCodeCard(
                                page.t("diagnostic.progress"), page.t("diagnostic.mode." + mode.key()))));
    }
}
