package org.tousaidants.support.diagnostic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.web.Form;
import org.tousaidants.support.diagnostic.DiagnosticQuestionnaire.ProposedHelpMode;

/// The answers and the choice of a person, as parsed from the form.
record NeedsDiagnosticForm(
        UUID id,
        Map<String, String> answers,
        ProposedHelpMode chosen,
        boolean keep,
        Optional<PaperCode> code,
        String words) {
    private static final int WORDS_MAX = 400;

    /// Returns the answers by question; each question is optional. Returns empty and adds an error to the form
    /// if an answer does not belong to its question.
    static Optional<Map<String, String>> answers(Form form, DiagnosticQuestionnaire questionnaire) {
        var answers = new LinkedHashMap<String, String>();
        for (var question : questionnaire.questions())
            form.text("q-" + question.id())
                    .as(question::answer, "web.error.choice")
                    .ifPresent(answer -> answers.put(question.id(), answer.id()));
        return form.hasErrors() ? Optional.empty() : Optional.of(answers);
    }

    static Optional<NeedsDiagnosticForm> parse(Form form, DiagnosticQuestionnaire questionnaire) {
        var answers = answers(form, questionnaire);
        var id = form.text("id").required("diagnostic.reload").as(FormValueParser::uuid, "diagnostic.reload");
        form.text("chosen").required("diagnostic.chosen.missing");
        var chosen = form.one("chosen", ProposedHelpMode.class);
        var words = form.text("words").max(WORDS_MAX);
        var code = PaperCode.read(form.value("code")).good();
        return form.hasErrors() || answers.isEmpty() || id.isEmpty() || chosen.isEmpty()
                ? Optional.empty()
                : Optional.of(new NeedsDiagnosticForm(
                        id.get(), answers.get(), chosen.get(), form.checked("keep"), code, words.get()));
    }
}
