package org.tousaidants.observatory.procedures;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.core.text.IdentifyingText;
import org.tousaidants.platform.web.Form;

/// Parses what a person said at a step. It refuses a text that identifies somebody.
final class PersonWordsForm {
    private static final int LEAST = 10;
    private static final int MOST = 280;

    private PersonWordsForm() {}

    static Form blank() {
        return Form.filled(Map.of("id", List.of(UUID.randomUUID().toString())));
    }

    /// Returns empty if the form has errors.
    static Optional<PeopleWords.WordsWritten> parse(Form form, String procedure) {
        var id = form.text("id").required().as(FormValueParser::uuid, "web.error.choice");
        form.text("parole-etape").required("procedures.choose");
        form.text("parole-fin").required("procedures.choose");
        var step = form.one("parole-etape", ReportedObstacle.ProcedureStep.class);
        var ended = form.one(
                "parole-fin", List.of(ReportedObstacle.CaseEnding.GIVEN_UP, ReportedObstacle.CaseEnding.WAITING));
        var words =
                form.text("parole").required("procedures.words.short").max(MOST).get();
        if (!words.isEmpty() && words.length() < LEAST) form.error("parole", "procedures.words.short");
        IdentifyingText.found(words).stream()
                .findFirst()
                .ifPresent(kind -> form.error("parole", "procedures.words.names." + EnumConstantName.low(kind)));
        if (!form.checked("parole-accord")) form.error("parole-accord", "procedures.words.consent.missing");
        return form.hasErrors() || id.isEmpty() || step.isEmpty() || ended.isEmpty()
                ? Optional.empty()
                : Optional.of(new PeopleWords.WordsWritten(id.get(), procedure, step.get(), ended.get(), words));
    }
}
