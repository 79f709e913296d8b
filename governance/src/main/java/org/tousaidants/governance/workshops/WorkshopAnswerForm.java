package org.tousaidants.governance.workshops;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.governance.workshops.WorkshopQuestion.WorkshopQuestionKind;
import org.tousaidants.platform.web.Form;

/// Parses the answers from a phone or a facilitator; the field `q12=3` is the answer 3 to question 12.
final class WorkshopAnswerForm {
    /// The answers by the letters on a paper slip, as a facilitator types them.
    private static final Map<String, Integer> LETTERS =
            Map.of("p", WorkshopQuestion.TO_TAKE, "d", WorkshopQuestion.TO_DISCUSS, "n", WorkshopQuestion.NOT_FOR_US);

    private WorkshopAnswerForm() {}

    static String field(WorkshopQuestion question) {
        return "q" + question.n();
    }

    /// Returns the answers in a form, by number of the question. The values are checked later, when they are
    /// stored.
    ///
    /// @param questions numbers of the questions on the page
    static WorkshopParticipation.WorkshopAnswerRequest parse(Form form, Iterable<Integer> questions) {
        var answers = new LinkedHashMap<Integer, Integer>();
        for (var n : questions) number(form.value("q" + n)).ifPresent(answer -> answers.put(n, answer));
        return new WorkshopParticipation.WorkshopAnswerRequest(
                number(form.value("tour")).orElse(0), counted(form.value("envoi")), answers);
    }

    private static Optional<Integer> number(String written) {
        return written.matches("-?\\d{1,2}") ? Optional.of(Integer.valueOf(written)) : Optional.empty();
    }

    private static long counted(String written) {
        return written.matches("\\d{1,15}") ? Long.parseLong(written) : 0;
    }

    /// Returns the answers on a paper slip as a facilitator typed them, by number of the question. A digit
    /// stands for a level, a letter for an answer about a commitment; a question without a tick is absent.
    static Map<Integer, Integer> slip(Form form, List<WorkshopQuestion> questions) {
        var answers = new LinkedHashMap<Integer, Integer>();
        for (var question : questions)
            form.text(field(question))
                    .as(
                            written -> typed(question.kind(), written),
                            question.kind() == WorkshopQuestionKind.LEVEL
                                    ? "workshops.slip.level"
                                    : "workshops.slip.letter",
                            question.subject())
                    .ifPresent(answer -> answers.put(question.n(), answer));
        if (answers.isEmpty() && !questions.isEmpty() && !form.hasErrors())
            form.error(field(questions.getFirst()), "workshops.slip.empty");
        return answers;
    }

    private static Optional<Integer> typed(WorkshopQuestionKind kind, String written) {
        return switch (kind) {
            case LEVEL -> written.matches("[0-8]") ? Optional.of(Integer.valueOf(written)) : Optional.empty();
            case COMMITMENT -> Optional.ofNullable(LETTERS.get(written.toLowerCase(Locale.ROOT)));
        };
    }
}
