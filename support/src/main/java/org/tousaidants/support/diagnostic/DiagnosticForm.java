package org.tousaidants.support.diagnostic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.web.Form;
import org.tousaidants.support.diagnostic.Questionnaire.HelpMode;

/// Parses the answers and the choice of a person.
record DiagnosticForm(
        UUID id, Map<String, String> answers, HelpMode chosen, boolean keep, Optional<PaperCode> code, String words) {
    private static final int WORDS_MAX = 400;

    /// The answers: each question is optional. Empty when one is not of its question, with an error in the
    /// form.
    static Optional<Map<String, String>> answers(Form form, Questionnaire questionnaire) {
        var answers = new LinkedHashMap<String, String>();
        for (var question : questionnaire.questions())
            form.text("q-" + question.id())
                    .as(question::answer, "web.error.choice")
                    .ifPresent(answer -> answers.put(question.id(), answer.id()));
        return form.hasErrors() ? Optional.empty() : Optional.of(answers);
    }

    static Optional<DiagnosticForm> parse(Form form, Questionnaire questionnaire) {
        var answers = answers(form, questionnaire);
        var id = form.text("id").required("diagnostic.reload").as(ValueParser::uuid, "diagnostic.reload");
        form.text("chosen").required("diagnostic.chosen.missing");
        var chosen = form.one("chosen", HelpMode.class);
        var words = form.text("words").max(WORDS_MAX);
        var code = PaperCode.read(form.value("code")).good();
        return form.hasErrors() || answers.isEmpty() || id.isEmpty() || chosen.isEmpty()
                ? Optional.empty()
                : Optional.of(new DiagnosticForm(
                        id.get(), answers.get(), chosen.get(), form.checked("keep"), code, words.get()));
    }
}
