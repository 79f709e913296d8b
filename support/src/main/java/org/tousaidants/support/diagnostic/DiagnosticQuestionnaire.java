package org.tousaidants.support.diagnostic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.find.ranking.HelpSearch;
import org.tousaidants.find.ranking.SearchCriterion;

/// « Questionnaire » — the ten questions, the rules for a proposal, and the examples that check these rules. It has
/// no side effects.
record DiagnosticQuestionnaire(
        List<DiagnosticQuestion> questions,
        List<ProposalRule> rules,
        List<DiagnosticAdvice> advice,
        List<ProposalRuleExample> examples) {
    /// « Façon d’aider » — the mode of help: with the person, for the person, or by the person with help nearby.
    enum ProposedHelpMode {
        WITH,
        FOR,
        ALONE;

        String key() {
            return EnumConstantName.low(this);
        }

        /// Returns the search that finds this kind of help.
        HelpSearch search() {
            return HelpSearch.ANYTHING.withMatters(Set.of(
                    switch (this) {
                        case WITH -> SearchCriterion.INDIVIDUAL;
                        case FOR -> SearchCriterion.FOR_ME;
                        case ALONE -> SearchCriterion.WORKSHOP;
                    }));
        }
    }

    /// A text in French and English.
    record QuestionTexts(String fr, String en) {}

    /// One question with its possible answers.
    ///
    /// @param picture name of a picture in `icons.svg`
    record DiagnosticQuestion(
            String id, String theme, String picture, QuestionTexts words, List<DiagnosticAnswerOption> answers) {
        Optional<DiagnosticAnswerOption> answer(String id) {
            return answers.stream().filter(one -> one.id().equals(id)).findFirst();
        }
    }

    record DiagnosticAnswerOption(String id, int points, QuestionTexts words) {}

    /// « Condition » — the condition of a rule, which is met if all its parts are met.
    ///
    /// @param answers required answers by question
    /// @param atMost maximum number of points by theme
    record AnswerCondition(Map<String, String> answers, Map<String, Integer> atMost) {
        boolean holds(Map<String, String> given, Map<String, Integer> totals) {
            return answers.entrySet().stream().allMatch(one -> one.getValue().equals(given.get(one.getKey())))
                    && atMost.entrySet().stream()
                            .allMatch(one -> totals.getOrDefault(one.getKey(), 0) <= one.getValue());
        }
    }

    record ProposalRule(String id, AnswerCondition when, ProposedHelpMode mode, QuestionTexts why) {}

    record DiagnosticAdvice(AnswerCondition when, QuestionTexts words) {}

    record ProposalRuleExample(String name, Map<String, String> answers, String rule) {}

    /// « Proposition d’un diagnostic » — the result of the first rule whose conditions are met, with advice for
    /// the person.
    record HelpProposal(ProposalRule rule, List<QuestionTexts> advice) {
        ProposedHelpMode mode() {
            return rule.mode();
        }
    }

    /// Returns the proposal; empty if the unanswered questions could change the rule that applies. The person
    /// then chooses without a proposal.
    ///
    /// @param given answers by question; each question is optional
    Optional<HelpProposal> propose(Map<String, String> given) {
        var least = totals(given, answer -> 0);
        var most = totals(given, DiagnosticAnswerOption::points);
        var rule = rule(given, least);
        if (!rule.equals(rule(given, most)) || given.isEmpty()) return Optional.empty();
        return Optional.of(new HelpProposal(
                rule,
                advice.stream()
                        .filter(one -> one.when().holds(given, most))
                        .map(DiagnosticAdvice::words)
                        .toList()));
    }

    private ProposalRule rule(Map<String, String> given, Map<String, Integer> totals) {
        return rules.stream()
                .filter(rule -> rule.when().holds(given, totals))
                .findFirst()
                .orElseThrow();
    }

    /// Returns the number of points by theme. The points are never displayed.
    ///
    /// @param given answers by question
    /// @param unsaid returns the points that one option of an unanswered question counts; the option with the
    /// most points is used
    private Map<String, Integer> totals(Map<String, String> given, ToIntFunction<DiagnosticAnswerOption> unsaid) {
        var totals = new HashMap<String, Integer>();
        for (var question : questions) {
            var points = Optional.ofNullable(given.get(question.id()))
                    .flatMap(question::answer)
                    .map(DiagnosticAnswerOption::points)
                    .orElseGet(() ->
                            question.answers().stream().mapToInt(unsaid).max().orElse(0));
            totals.merge(question.theme(), points, Integer::sum);
        }
        return totals;
    }
}
