package org.tousaidants.support.diagnostic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tousaidants.core.text.Yaml;
import org.tousaidants.places.directory.ProtocolRuleFile;
import org.tousaidants.support.diagnostic.DiagnosticQuestionnaire.AnswerCondition;
import org.tousaidants.support.diagnostic.DiagnosticQuestionnaire.DiagnosticAdvice;
import org.tousaidants.support.diagnostic.DiagnosticQuestionnaire.DiagnosticAnswerOption;
import org.tousaidants.support.diagnostic.DiagnosticQuestionnaire.DiagnosticQuestion;
import org.tousaidants.support.diagnostic.DiagnosticQuestionnaire.ProposalRule;
import org.tousaidants.support.diagnostic.DiagnosticQuestionnaire.ProposalRuleExample;
import org.tousaidants.support.diagnostic.DiagnosticQuestionnaire.ProposedHelpMode;
import org.tousaidants.support.diagnostic.DiagnosticQuestionnaire.QuestionTexts;

/// Reads `diagnostic.yaml` of the protocol. An inconsistent file prevents the start of the application; the error
/// message states its position in the file.
final class DiagnosticQuestionnaireFile {
    /// The file name in a protocol folder. The file of a territory replaces the default file.
    static final String FILE = "diagnostic.yaml";

    private DiagnosticQuestionnaireFile() {}

    static DiagnosticQuestionnaire standard() {
        return read(ProtocolRuleFile.ruling("", "base", FILE));
    }

    /// Parses the file of the questions.
    ///
    /// @throws IllegalStateException if a value is missing or unknown; the message states its position in the
    /// file
    static DiagnosticQuestionnaire read(ProtocolRuleFile file) {
        try {
            return read(file.text());
        } catch (InvalidQuestionnaireException wrong) {
            throw new IllegalStateException(file.name() + " : " + wrong.getMessage(), wrong);
        }
    }

    private static final class InvalidQuestionnaireException extends IllegalStateException {
        private static final long serialVersionUID = 1;

        InvalidQuestionnaireException(String what) {
            super(what);
        }
    }

    private static DiagnosticQuestionnaire read(String text) {
        var file = map(Yaml.read(text), "fichier");
        var questions = each(file, "questions", DiagnosticQuestionnaireFile::question);
        var read = new DiagnosticQuestionnaire(
                questions,
                each(file, "regles", one -> rule(one, questions)),
                each(file, "conseils", one -> new DiagnosticAdvice(condition(one, questions), words(one))),
                each(file, "exemples", one -> example(one, questions)));
        if (read.rules().isEmpty() || !isEverybody(read.rules().getLast().when()))
            throw wrong("regles : la dernière convient à tout le monde");
        for (var example : read.examples()) {
            var rule = read.propose(example.answers()).orElseThrow().rule().id();
            if (!rule.equals(example.rule()))
                throw wrong(
                        "exemple « " + example.name() + " » : " + example.rule() + " attendue, " + rule + " trouvée");
        }
        return read;
    }

    private static boolean isEverybody(AnswerCondition condition) {
        return condition.answers().isEmpty() && condition.atMost().isEmpty();
    }

    private static DiagnosticQuestion question(Map<String, Object> one) {
        return new DiagnosticQuestion(
                text(one, "id"),
                text(one, "theme"),
                text(one, "picture"),
                words(one),
                each(
                        one,
                        "reponses",
                        answer -> new DiagnosticAnswerOption(
                                text(answer, "id"), number(answer, "points"), words(answer))));
    }

    private static ProposalRule rule(Map<String, Object> one, List<DiagnosticQuestion> questions) {
        return new ProposalRule(
                text(one, "id"), condition(one, questions), ProposedHelpMode.valueOf(text(one, "mode")), words(one));
    }

    private static AnswerCondition condition(Map<String, Object> one, List<DiagnosticQuestion> questions) {
        var when = map(one.get("si"), "si");
        var answers = new LinkedHashMap<String, String>();
        if (when.containsKey("reponse"))
            map(when.get("reponse"), "reponse")
                    .forEach((question, answer) -> answers.put(question, known(questions, question, answer)));
        var atMost = new LinkedHashMap<String, Integer>();
        if (when.containsKey("total"))
            map(when.get("total"), "total").forEach((theme, bound) -> {
                if (questions.stream().noneMatch(question -> question.theme().equals(theme)))
                    throw wrong("thème inconnu : " + theme);
                atMost.put(theme, number(map(bound, theme), "au-plus"));
            });
        return new AnswerCondition(answers, atMost);
    }

    private static ProposalRuleExample example(Map<String, Object> one, List<DiagnosticQuestion> questions) {
        var answers = new LinkedHashMap<String, String>();
        map(one.get("reponses"), "reponses")
                .forEach((question, answer) -> answers.put(question, known(questions, question, answer)));
        if (answers.size() != questions.size()) throw wrong("exemple : une réponse à chaque question");
        return new ProposalRuleExample(text(one, "nom"), answers, text(one, "regle"));
    }

    private static String known(List<DiagnosticQuestion> questions, String question, Object answer) {
        return questions.stream()
                .filter(one -> one.id().equals(question))
                .flatMap(one -> one.answer(word(answer)).stream())
                .findFirst()
                .orElseThrow(() -> wrong("réponse inconnue : " + question + " = " + answer))
                .id();
    }

    private static QuestionTexts words(Map<String, Object> one) {
        return new QuestionTexts(text(one, "fr"), text(one, "en"));
    }

    private interface QuestionnaireParser<T> {
        T of(Map<String, Object> one);
    }

    private static <T> List<T> each(Map<String, Object> from, String key, QuestionnaireParser<T> reading) {
        if (!(from.get(key) instanceof List<?> list)) throw wrong(key + " : une liste");
        var all = new ArrayList<T>();
        for (var one : list) all.add(reading.of(map(one, key)));
        return List.copyOf(all);
    }

    private static Map<String, Object> map(@org.jspecify.annotations.Nullable Object value, String where) {
        if (!(value instanceof Map<?, ?> map)) throw wrong(where + " : des clés et des valeurs");
        var read = new LinkedHashMap<String, Object>();
        map.forEach((key, one) -> read.put(word(key), one));
        return read;
    }

    /// Returns a value of the file as a word. A parser of YAML 1.1 reads the word « no » as false, so false is
    /// converted back.
    private static String word(Object value) {
        return value instanceof Boolean yes ? yes ? "oui" : "non" : String.valueOf(value);
    }

    private static String text(Map<String, Object> from, String key) {
        var value = from.get(key);
        if (value == null || word(value).isBlank()) throw wrong(key + " : un texte");
        return word(value);
    }

    private static int number(Map<String, Object> from, String key) {
        if (from.get(key) instanceof Integer number && number >= 0) return number;
        throw wrong(key + " : un nombre entier");
    }

    private static IllegalStateException wrong(String what) {
        return new InvalidQuestionnaireException(what);
    }
}
