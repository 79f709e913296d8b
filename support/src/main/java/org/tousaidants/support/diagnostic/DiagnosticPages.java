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
import org.tousaidants.platform.codes.CodeDestination;
import org.tousaidants.platform.codes.FingerprintColumn;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.codes.SavedCodeCard;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.tenancy.TenantValues;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;
import org.tousaidants.support.diagnostic.Questionnaire.HelpMode;
import org.tousaidants.support.diagnostic.Questionnaire.HelpProposal;
import org.tousaidants.support.diagnostic.Questionnaire.Question;

/// « Diagnostic » — alone or with a person at a desk; the ten answers stay in the URL until the person asks to
/// save them.
@Controller
@PublicAccess
class DiagnosticPages {
    private static final String PATH = "/diagnostic";

    record DiagnosticFormView(Questionnaire questionnaire, Form form) {
        static List<Choice> answers(Question question, Page page) {
            return question.answers().stream()
                    .map(answer -> Choice.of(answer.id(), said(answer.words(), page)))
                    .toList();
        }
    }

    record ProposalView(Questionnaire questionnaire, Optional<HelpProposal> proposal, Form form) {
        /// The last part of the message key of the title.
        String proposed() {
            return proposal.map(one -> one.mode().key()).orElse("none");
        }

        List<Choice> modes(Page page) {
            return List.of(HelpMode.WITH, HelpMode.FOR, HelpMode.ALONE).stream()
                    .map(mode -> Choice.of(mode.key(), page.t("diagnostic.mode." + mode.key()))
                            .hint(page.t("diagnostic.mode." + mode.key() + ".hint")))
                    .toList();
        }
    }

    /// The answers to each question, for each saved diagnostic.
    record ResultView(Questionnaire questionnaire, Diagnostics.Progress progress) {
        List<String> answers(Question question, Page page) {
            return progress.answers(question).stream()
                    .map(answer -> answer.map(one -> said(one.words(), page)).orElse("–"))
                    .toList();
        }
    }

    private final Diagnostics diagnostics;
    private final TenantValues<Questionnaire> questionnaires;

    DiagnosticPages(Diagnostics diagnostics, TenantValues<Questionnaire> questionnaires) {
        this.diagnostics = diagnostics;
        this.questionnaires = questionnaires;
    }

    private Questionnaire questionnaire() {
        return questionnaires.here();
    }

    @GetMapping(PATH)
    View ask(@RequestParam MultiValueMap<String, String> asked) {
        return View.of("support/diagnostic/ask", new DiagnosticFormView(questionnaire(), filled(asked)));
    }

    @GetMapping(PATH + "/proposition")
    View propose(@RequestParam MultiValueMap<String, String> asked) {
        var form = filled(asked);
        return DiagnosticForm.answers(form, questionnaire())
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
                new ProposalView(questionnaire(), questionnaire().propose(answers), form));
    }

    /// Records the person's choice.
    @PostMapping(PATH + "/choix")
    View choose(Form form) {
        var answers = DiagnosticForm.answers(form, questionnaire());
        if (answers.isEmpty())
            return View.of("support/diagnostic/ask", new DiagnosticFormView(questionnaire(), form))
                    .status(422);
        var parsed = DiagnosticForm.parse(form, questionnaire());
        if (parsed.isEmpty()) return proposed(answers.get(), form).status(422);
        return diagnostics
                .choose(parsed.get())
                .map(code -> View.redirect(PATH + "/suivi?code=" + code.text()))
                .orElseGet(() -> View.redirect(
                        PATH + "/merci?choix=" + parsed.get().chosen().key()));
    }

    @GetMapping(PATH + "/merci")
    View thanks(@RequestParam(defaultValue = "with") String choix) {
        var mode = List.of(HelpMode.values()).stream()
                .filter(one -> one.key().equals(choix))
                .findFirst()
                .orElse(HelpMode.WITH);
        return View.of("support/diagnostic/thanks", mode);
    }

    /// The saved diagnostics of a code: progress in the person's own words and in the ten answers.
    @GetMapping(PATH + "/suivi")
    @RateLimit(cost = 5)
    View progress(@RequestParam(defaultValue = "") String code) {
        var form = Form.filled(Map.of("code", List.of(code)));
        if (code.isBlank()) return View.of("support/diagnostic/code", form);
        return found(code)
                .map(progress -> View.of("support/diagnostic/progress", new ResultView(questionnaire(), progress))
                        .atASecret())
                .orElseGet(() -> unknown(form));
    }

    @PostMapping(PATH + "/effacement")
    @RateLimit(cost = 5)
    View forget(Form form) {
        PaperCode.read(form.value("code")).good().ifPresent(code -> diagnostics.forget(code));
        return View.redirect(PATH + "/suivi");
    }

    private Optional<Diagnostics.Progress> found(String typed) {
        return PaperCode.read(typed)
                .good()
                .map(code -> new Diagnostics.Progress(code, diagnostics.kept(code)))
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

    /// The words with typographic quotes and spaces.
    static String said(Questionnaire.QuestionTexts words, Page page) {
        return page.lang().equals("fr") ? page.french(words.fr()) : words.en();
    }

    @Bean
    static FingerprintColumn diagnosticPrints() {
        return new FingerprintColumn("diagnostic_kept", "hash", DiagnosticStore.PRINTS);
    }

    @Bean
    static CodeDestination diagnosticCodes(Diagnostics diagnostics) {
        return CodeDestination.of(Diagnostics.CODE, PATH + "/suivi")
                .saying((code, page) -> diagnostics
                        .last(code)
                        .map(mode -> new SavedCodeCard(
                                page.t("diagnostic.progress"), page.t("diagnostic.mode." + mode.key()))));
    }
}
