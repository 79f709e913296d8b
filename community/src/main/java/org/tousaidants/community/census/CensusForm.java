package org.tousaidants.community.census;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.BundledFile;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.Form;

/// Parses two forms: the settings of a new census, and the answers of an organisation.
final class CensusForm {
    private static final int MOST_STRUCTURES = 500;
    private static final int LONGEST_FILE = 12_000;
    private static final int LONGEST_LIST = 60_000;
    private static final int LINE = 120;
    private static final int LONGEST_ANSWER = 500;
    private static final int LARGEST = 1_000_000;

    record NewCensusInput(Census census, String file, List<Censuses.SurveyedStructure> structures) {}

    private CensusForm() {}

    static Form proposed(int year) {
        return Form.filled(Map.of(
                "id", List.of(UUID.randomUUID().toString()),
                "annee", List.of(Integer.toString(year)),
                "questions", List.of(BundledFile.text(CensusForm.class, "/census/base.txt"))));
    }

    static Optional<NewCensusInput> opening(Form form, LocalDate today) {
        var id = form.text("id").required().as(FormValueParser::uuid, "census.reload");
        var title =
                form.text("titre").required("census.title.missing").max(LINE).get();
        var year = form.text("annee").required().integer(2_000, 2_100);
        var ends = form.text("fin")
                .required("census.ends.missing")
                .as(FormValueParser::day, "census.ends.missing")
                .filter(day -> day.isAfter(today));
        if (ends.isEmpty()) form.error("fin", "census.ends.missing");
        var file = form.text("questions")
                .required("census.questions.missing")
                .max(LONGEST_FILE)
                .get();
        var read = CensusQuestion.read(file);
        if (read instanceof CensusQuestion.CensusQuestionsParseResult.InvalidCensusQuestions(var line))
            form.error("questions", line == 0 ? "census.questions.missing" : "census.questions.wrong", line);
        var structures = structures(form);
        return form.hasErrors() || id.isEmpty() || year.isEmpty() || ends.isEmpty()
                ? Optional.empty()
                : Optional.of(new NewCensusInput(
                        new Census(
                                id.get(),
                                title,
                                year.get(),
                                read
                                                instanceof
                                                CensusQuestion.CensusQuestionsParseResult.ParsedCensusQuestions(
                                                        var questions)
                                        ? questions
                                        : List.of(),
                                ends.get()
                                        .plusDays(1)
                                        .atStartOfDay(ParisTime.ZONE)
                                        .toInstant(),
                                Instant.EPOCH),
                        file,
                        structures));
    }

    /// Returns the organisations that a coordinator typed, one per line, such as « Centre social ;
    /// accueil@example.org ». If a mail address is typed twice, only its first line is used.
    private static List<Censuses.SurveyedStructure> structures(Form form) {
        var found = new LinkedHashMap<String, Censuses.SurveyedStructure>();
        var lines = form.text("structures")
                .required("census.structures.missing")
                .max(LONGEST_LIST)
                .get()
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        for (var n = 0; n < lines.size(); n++) {
            var cells = lines.get(n).split(";", 2);
            var mail = cells.length < 2 ? Optional.<MailAddress>empty() : MailAddress.of(cells[1].strip());
            var name = cells[0].strip();
            if (mail.isEmpty() || name.isEmpty() || name.length() > LINE) {
                form.error("structures", "census.structures.wrong", n + 1);
                return List.of();
            }
            found.putIfAbsent(mail.get().value(), new Censuses.SurveyedStructure(name, mail.get()));
        }
        if (found.size() > MOST_STRUCTURES) form.error("structures", "census.structures.many", MOST_STRUCTURES);
        return new ArrayList<>(found.values());
    }

    /// Returns the answers of an organisation by the id of the question; questions without an answer are absent.
    /// Empty if an answer is invalid.
    static Optional<Map<String, String>> answers(Form form, List<CensusQuestion> questions) {
        var values = new LinkedHashMap<String, String>();
        for (var question : questions) {
            var typed = form.text(question.field());
            switch (question.kind()) {
                case NUMBER ->
                    typed.integer(0, LARGEST).ifPresent(number -> values.put(question.id(), Integer.toString(number)));
                case TEXT -> {
                    var text = typed.max(LONGEST_ANSWER).get();
                    if (!text.isEmpty()) values.put(question.id(), text);
                }
                case YES_NO, CHOICE -> {
                    var options = options(question);
                    var chosen = typed.get();
                    if (options.contains(chosen)) values.put(question.id(), chosen);
                }
            }
        }
        if (values.isEmpty() && !form.hasErrors())
            form.error(questions.getFirst().field(), "census.answer.missing");
        return form.hasErrors() ? Optional.empty() : Optional.of(values);
    }

    static List<String> options(CensusQuestion question) {
        return question.kind() == CensusQuestion.CensusAnswerKind.YES_NO ? List.of("oui", "non") : question.options();
    }
}
