package org.tousaidants.support.diagnostic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.find.ranking.Criterion;
import org.tousaidants.find.ranking.Search;

/// « Questionnaire » — the ten questions, the rules of the proposal, and their examples. Pure.
record Questionnaire(
        List<Question> questions, List<ProposalRule> rules, List<Advice> advice, List<RuleExample> examples) {
    /// « Façon d’aider » — with the person, for the person, or by the person with help nearby.
    enum HelpMode {
        WITH,
        FOR,
        ALONE;

        String key() {
            return ConstantName.low(this);
        }

        /// The search that finds this kind of help.
        Search search() {
            return Search.ANYTHING.withMatters(Set.of(
                    switch (this) {
                        case WITH -> Criterion.INDIVIDUAL;
                        case FOR -> Criterion.FOR_ME;
                        case ALONE -> Criterion.WORKSHOP;
                    }));
        }
    }

    /// A text in both languages.
    record QuestionTexts(String fr, String en) {}

    /// @param picture of `icons.svg`
    record Question(String id, String theme, String picture, QuestionTexts words, List<AnswerOption> answers) {
        Optional<AnswerOption> answer(String id) {
            return answers.stream().filter(one -> one.id().equals(id)).findFirst();
        }
    }

    record AnswerOption(String id, int points, QuestionTexts words) {}

    /// « Condition » — the required answers, and the maximum number of points of a theme.
    record AnswerCondition(Map<String, String> answers, Map<String, Integer> atMost) {
        boolean holds(Map<String, String> given, Map<String, Integer> totals) {
            return answers.entrySet().stream().allMatch(one -> one.getValue().equals(given.get(one.getKey())))
                    && atMost.entrySet().stream()
                            .allMatch(one -> totals.getOrDefault(one.getKey(), 0) <= one.getValue());
        }
    }

    record ProposalRule(String id, AnswerCondition when, HelpMode mode, QuestionTexts why) {}

    record Advice(AnswerCondition when, QuestionTexts words) {}

    record RuleExample(String name, Map<String, String> answers, String rule) {}

    /// « Proposition d’un diagnostic » — the proposal of the first rule whose conditions are met, with
    /// advice.
    record HelpProposal(ProposalRule rule, List<QuestionTexts> advice) {
        HelpMode mode() {
            return rule.mode();
        }
    }

    /// Returns empty if the unanswered questions could change the rule that applies. The person then chooses
    /// without a proposal.
    ///
    /// @param given the answers; each question is optional
    Optional<HelpProposal> propose(Map<String, String> given) {
        var least = totals(given, answer -> 0);
        var most = totals(given, AnswerOption::points);
        var rule = rule(given, least);
        if (!rule.equals(rule(given, most)) || given.isEmpty()) return Optional.empty();
        return Optional.of(new HelpProposal(
                rule,
                advice.stream()
                        .filter(one -> one.when().holds(given, most))
                        .map(Advice::words)
                        .toList()));
    }

    private ProposalRule rule(Map<String, String> given, Map<String, Integer> totals) {
        return rules.stream()
                .filter(rule -> rule.when().holds(given, totals))
                .findFirst()
                .orElseThrow();
    }

    /// Computes the points by theme. They are never displayed.
    ///
    /// @param unsaid the points of an answer that may stand for a missing one; the highest counts
    private Map<String, Integer> totals(Map<String, String> given, ToIntFunction<AnswerOption> unsaid) {
        var totals = new HashMap<String, Integer>();
        for (var question : questions) {
            var points = Optional.ofNullable(given.get(question.id()))
                    .flatMap(question::answer)
                    .map(AnswerOption::points)
                    .orElseGet(() ->
                            question.answers().stream().mapToInt(unsaid).max().orElse(0));
            totals.merge(question.theme(), points, Integer::sum);
        }
        return totals;
    }
}
