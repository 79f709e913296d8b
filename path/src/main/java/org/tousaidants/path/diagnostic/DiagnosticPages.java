package org.tousaidants.path.diagnostic;

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
import org.tousaidants.path.diagnostic.Questionnaire.Mode;
import org.tousaidants.path.diagnostic.Questionnaire.Proposal;
import org.tousaidants.path.diagnostic.Questionnaire.Question;
import org.tousaidants.platform.paper.Paper;
import org.tousaidants.platform.papercodes.CodeRoom;
import org.tousaidants.platform.papercodes.KeptPrints;
import org.tousaidants.platform.papercodes.PaperCode;
import org.tousaidants.platform.tenancy.PerTenant;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.FileAnswer;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Open;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// « Diagnostic » — alone or with a person at a desk; the ten answers stay in the address until she wants them kept.
@Controller
@Open
class DiagnosticPages {
    private static final String PATH = "/diagnostic";

    record Asking(Questionnaire questionnaire, Form form) {
        static List<Choice> answers(Question question, Page page) {
            return question.answers().stream()
                    .map(answer -> Choice.of(answer.id(), said(answer.words(), page)))
                    .toList();
        }
    }

    record Proposing(Questionnaire questionnaire, Proposal proposal, Form form) {
        List<Choice> modes(Page page) {
            return List.of(Mode.WITH, Mode.FOR, Mode.ALONE).stream()
                    .map(mode -> Choice.of(mode.key(), page.t("diagnostic.mode." + mode.key()))
                            .hint(page.t("diagnostic.mode." + mode.key() + ".hint")))
                    .toList();
        }
    }

    /// What she answered to each question, each time.
    record Kept(Questionnaire questionnaire, Diagnostics.Progress progress) {
        List<String> answers(Question question, Page page) {
            return progress.answers(question).stream()
                    .map(answer -> answer.map(one -> said(one.words(), page)).orElse("–"))
                    .toList();
        }
    }

    private final Diagnostics diagnostics;
    private final PerTenant<Questionnaire> questionnaires;

    DiagnosticPages(Diagnostics diagnostics, PerTenant<Questionnaire> questionnaires) {
        this.diagnostics = diagnostics;
        this.questionnaires = questionnaires;
    }

    private Questionnaire questionnaire() {
        return questionnaires.here();
    }

    @GetMapping(PATH)
    View ask(@RequestParam MultiValueMap<String, String> asked) {
        return View.of("path/diagnostic/ask", new Asking(questionnaire(), filled(asked)));
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
                .orElseGet(() -> View.of("path/diagnostic/ask", new Asking(questionnaire(), form))
                        .status(422));
    }

    private View proposed(Map<String, String> answers, Form form) {
        return View.of(
                "path/diagnostic/proposal",
                new Proposing(questionnaire(), questionnaire().propose(answers), form));
    }

    /// Her choice, written down as hers.
    @PostMapping(PATH + "/choix")
    View choose(Form form) {
        var answers = DiagnosticForm.answers(form, questionnaire());
        if (answers.isEmpty())
            return View.of("path/diagnostic/ask", new Asking(questionnaire(), form))
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
        var mode = List.of(Mode.values()).stream()
                .filter(one -> one.key().equals(choix))
                .findFirst()
                .orElse(Mode.WITH);
        return View.of("path/diagnostic/thanks", mode);
    }

    /// What she kept, by her code: progress in her own words and in the ten answers.
    @GetMapping(PATH + "/suivi")
    @RateLimit(cost = 5)
    View progress(@RequestParam(defaultValue = "") String code) {
        var form = Form.filled(Map.of("code", List.of(code)));
        if (code.isBlank()) return View.of("path/diagnostic/code", form);
        return found(code)
                .map(progress -> View.of("path/diagnostic/progress", new Kept(questionnaire(), progress))
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
        return View.of("path/diagnostic/code", form.error("code", "diagnostic.code.unknown"))
                .status(422);
    }

    /// The same ten questions in large print, with their pictures.
    @GetMapping(PATH + "/feuille.pdf")
    @RateLimit(cost = 10)
    ResponseEntity<byte[]> sheet(Page page) {
        var xhtml = View.of("path/diagnostic/sheetPaper", questionnaire()).text(page);
        return FileAnswer.pdf(page.t("diagnostic.sheet.file") + ".pdf").body(Paper.pdf(xhtml));
    }

    private static Form filled(Map<String, List<String>> asked) {
        return Form.filled(new HashMap<>(asked));
    }

    /// As a printer sets it.
    static String said(Questionnaire.Words words, Page page) {
        return page.lang().equals("fr") ? page.french(words.fr()) : words.en();
    }

    @Bean
    static KeptPrints diagnosticPrints() {
        return new KeptPrints("diagnostic_kept", "hash", DiagnosticStore.PRINTS);
    }

    @Bean
    static CodeRoom diagnosticCodes() {
        return CodeRoom.of(Diagnostics.CODE, PATH + "/suivi");
    }
}
