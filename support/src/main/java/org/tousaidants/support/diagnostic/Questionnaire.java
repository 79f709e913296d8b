package org.tousaidants.support.diagnostic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.text.ConstantName;

/// « Questionnaire » — the ten questions, the rules of the proposal, and their examples. Pure.
record Questionnaire(List<Question> questions, List<Rule> rules, List<Advice> advice, List<Example> examples) {
    /// « Façon d’aider » — with the person, for the person, or by the person with help nearby.
    enum Mode {
        WITH,
        FOR,
        ALONE;

        String key() {
            return ConstantName.low(this);
        }
    }

    /// In both languages.
    record Words(String fr, String en) {}

    /// @param picture of `icons.svg`
    record Question(String id, String theme, String picture, Words words, List<Answer> answers) {
        Optional<Answer> answer(String id) {
            return answers.stream().filter(one -> one.id().equals(id)).findFirst();
        }
    }

    record Answer(String id, int points, Words words) {}

    /// « Condition » — required answers, and the most points of a theme.
    record Condition(Map<String, String> answers, Map<String, Integer> atMost) {
        boolean holds(Map<String, String> given, Map<String, Integer> totals) {
            return answers.entrySet().stream().allMatch(one -> one.getValue().equals(given.get(one.getKey())))
                    && atMost.entrySet().stream()
                            .allMatch(one -> totals.getOrDefault(one.getKey(), 0) <= one.getValue());
        }
    }

    record Rule(String id, Condition when, Mode mode, Words why) {}

    record Advice(Condition when, Words words) {}

    record Example(String name, Map<String, String> answers, String rule) {}

    /// « Proposition d’un diagnostic » — by the first rule that holds, with advice.
    record Proposal(Rule rule, List<Words> advice) {
        Mode mode() {
            return rule.mode();
        }
    }

    /// @param given an answer to each question
    Proposal propose(Map<String, String> given) {
        var totals = totals(given);
        return new Proposal(
                rules.stream()
                        .filter(rule -> rule.when().holds(given, totals))
                        .findFirst()
                        .orElseThrow(),
                advice.stream()
                        .filter(one -> one.when().holds(given, totals))
                        .map(Advice::words)
                        .toList());
    }

    /// Points by theme, which are not displayed.
    private Map<String, Integer> totals(Map<String, String> given) {
        var totals = new java.util.HashMap<String, Integer>();
        for (var question : questions)
            Optional.ofNullable(given.get(question.id()))
                    .flatMap(question::answer)
                    .ifPresent(answer -> totals.merge(question.theme(), answer.points(), Integer::sum));
        return totals;
    }
}
