package org.tousaidants.community.census;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// « Question du recensement » — one question, parsed from a line: `postes | nombre | Combien d’ordinateurs en
/// libre accès ?`.
///
/// @param id the same from year to year, so that answers can be compared
/// @param options of a choice, else empty
record CensusQuestion(String id, AnswerKind kind, String text, List<String> options) {
    private static final int MOST = 40;
    private static final int LONGEST = 300;

    /// « Genre de réponse » — the kind of answer.
    enum AnswerKind {
        NUMBER("nombre"),
        YES_NO("oui-non"),
        CHOICE("choix"),
        TEXT("texte");

        private final String word;

        AnswerKind(String word) {
            this.word = word;
        }
    }

    /// « Lecture d’un formulaire » — the parsed questions, or the number of the first invalid line.
    sealed interface ParseResult {
        record Parsed(List<CensusQuestion> questions) implements ParseResult {}

        /// @param line counted from 1; 0 if there is no question, or too many
        record Invalid(int line) implements ParseResult {}
    }

    static ParseResult read(String file) {
        var questions = new ArrayList<CensusQuestion>();
        var ids = new HashSet<String>();
        var lines = file.lines().toList();
        for (var n = 0; n < lines.size(); n++) {
            if (lines.get(n).isBlank() || lines.get(n).startsWith("#")) continue;
            var question = line(lines.get(n));
            if (question.isEmpty() || !ids.add(question.get().id())) return new ParseResult.Invalid(n + 1);
            questions.add(question.get());
        }
        return questions.isEmpty() || questions.size() > MOST
                ? new ParseResult.Invalid(0)
                : new ParseResult.Parsed(questions);
    }

    private static Optional<CensusQuestion> line(String line) {
        var cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
        if (cells.size() < 3 || !cells.get(0).matches("[a-z][a-z0-9-]{0,39}")) return Optional.empty();
        var kind = Arrays.stream(AnswerKind.values())
                .filter(one -> one.word.equals(cells.get(1).toLowerCase(Locale.ROOT)))
                .findFirst();
        var options = cells.size() < 4
                ? List.<String>of()
                : Arrays.stream(cells.get(3).split(","))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList();
        var fits = kind.isPresent() && (kind.get() == AnswerKind.CHOICE) == (options.size() > 1);
        var text = cells.get(2);
        return fits && !text.isEmpty() && text.length() <= LONGEST
                ? Optional.of(new CensusQuestion(cells.get(0), kind.get(), text, options))
                : Optional.empty();
    }

    String field() {
        return "q-" + id;
    }
}
