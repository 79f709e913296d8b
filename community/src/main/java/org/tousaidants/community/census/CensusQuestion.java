package org.tousaidants.community.census;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// « Question du recensement » — one question, parsed from a line such as `postes | nombre | Combien d’ordinateurs
/// en libre accès ?`.
///
/// @param id id that is the same from year to year, so that answers can be compared
/// @param options options of a choice; otherwise empty
record CensusQuestion(String id, CensusAnswerKind kind, String text, List<String> options) {
    private static final int MOST = 40;
    private static final int LONGEST = 300;

    /// « Genre de réponse » — the kind of answer that a question requires.
    enum CensusAnswerKind {
        NUMBER("nombre"),
        YES_NO("oui-non"),
        CHOICE("choix"),
        TEXT("texte");

        private final String word;

        CensusAnswerKind(String word) {
            this.word = word;
        }
    }

    /// « Lecture d’un formulaire » — the result of parsing a file of questions: the questions, or the number of
    /// the first invalid line.
    sealed interface CensusQuestionsParseResult {
        record ParsedCensusQuestions(List<CensusQuestion> questions) implements CensusQuestionsParseResult {}

        /// The file is invalid.
        ///
        /// @param line number of the first invalid line, from 1; 0 if there is no question, or too many
        record InvalidCensusQuestions(int line) implements CensusQuestionsParseResult {}
    }

    static CensusQuestionsParseResult read(String file) {
        var questions = new ArrayList<CensusQuestion>();
        var ids = new HashSet<String>();
        var lines = file.lines().toList();
        for (var n = 0; n < lines.size(); n++) {
            if (lines.get(n).isBlank() || lines.get(n).startsWith("#")) continue;
            var question = line(lines.get(n));
            if (question.isEmpty() || !ids.add(question.get().id()))
                return new CensusQuestionsParseResult.InvalidCensusQuestions(n + 1);
            questions.add(question.get());
        }
        return questions.isEmpty() || questions.size() > MOST
                ? new CensusQuestionsParseResult.InvalidCensusQuestions(0)
                : new CensusQuestionsParseResult.ParsedCensusQuestions(questions);
    }

    private static Optional<CensusQuestion> line(String line) {
        var cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
        if (cells.size() < 3 || !cells.get(0).matches("[a-z][a-z0-9-]{0,39}")) return Optional.empty();
        var kind = Arrays.stream(CensusAnswerKind.values())
                .filter(one -> one.word.equals(cells.get(1).toLowerCase(Locale.ROOT)))
                .findFirst();
        var options = cells.size() < 4
                ? List.<String>of()
                : Arrays.stream(cells.get(3).split(","))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList();
        var fits = kind.isPresent() && (kind.get() == CensusAnswerKind.CHOICE) == (options.size() > 1);
        var text = cells.get(2);
        return fits && !text.isEmpty() && text.length() <= LONGEST
                ? Optional.of(new CensusQuestion(cells.get(0), kind.get(), text, options))
                : Optional.empty();
    }

    String field() {
        return "q-" + id;
    }
}
