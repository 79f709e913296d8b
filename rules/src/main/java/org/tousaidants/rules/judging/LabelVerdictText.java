package org.tousaidants.rules.judging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tousaidants.rules.judging.RequirementFinding.RequirementState;
import org.tousaidants.rules.protocol.LabelRules;
import org.tousaidants.rules.protocol.RuleTextMessages;

/// « Avis en mots » — explains a verdict to the person concerned: fulfilled and missing requirements, and for each
/// missing requirement the necessary step, its place and its deadline.
public final class LabelVerdictText {
    private static final LabelVerdictText FRENCH = new LabelVerdictText(Locale.FRENCH);
    private static final LabelVerdictText ENGLISH = new LabelVerdictText(Locale.ENGLISH);

    private final RuleTextMessages texts;
    private final UnaryOperator<String> quote;

    private LabelVerdictText(Locale locale) {
        this(RuleTextMessages.in(locale), UnaryOperator.identity());
    }

    private LabelVerdictText(RuleTextMessages texts, UnaryOperator<String> quote) {
        this.texts = texts;
        this.quote = quote;
    }

    /// Returns the explanations in a language: English for English, French for any other. Quoted sentences of
    /// the protocol keep their language.
    public static LabelVerdictText in(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : FRENCH;
    }

    /// Returns the same explanations, except that `quote` transforms each text taken from the protocol, for
    /// example to mark its language.
    public LabelVerdictText quoting(UnaryOperator<String> quote) {
        return new LabelVerdictText(texts, quote);
    }

    /// Returns the whole verdict (the result of evaluating a dossier) as a list of sentences.
    public List<String> sentences(LabelVerdict verdict) {
        var sentences = new ArrayList<String>();
        sentences.add(standing(verdict));
        for (var finding : verdict.findings()) {
            sentences.add(state(finding));
            sentences.addAll(why(finding));
            if (!finding.fulfilled()) sentences.add(whatToDo(finding));
        }
        return sentences;
    }

    public String standing(LabelVerdict verdict) {
        var left = verdict.findings().stream().filter(each -> !each.fulfilled()).count();
        return switch (verdict.standing()) {
            case COMPLETE -> text("standing.complete", day(verdict.date()));
            case IN_GRACE -> text("standing.grace", day(verdict.date()));
            case LAPSED -> text("standing.lapsed", day(verdict.date()));
            case INCOMPLETE ->
                left == 1
                        ? text("standing.one.left")
                        : text(
                                "standing.left",
                                String.valueOf(left),
                                String.valueOf(verdict.findings().size()));
        };
    }

    public String state(RequirementFinding finding) {
        var name = quote.apply(finding.requirement().name());
        return switch (finding.state()) {
            case MET -> finding.date().isPresent() ? text("met.until", name, day(finding.date())) : text("met", name);
            case MISSING ->
                finding.date().isPresent() ? text("missing.by", name, day(finding.date())) : text("missing", name);
            case EXPIRED -> text("expired", name, day(finding.date()));
            case WAIVED ->
                text(
                        "waived",
                        name,
                        finding.waiver()
                                .map(LabelRules.RequirementWaiver::why)
                                .map(quote)
                                .orElse(""));
        };
    }

    /// Returns a further sentence about a finding: its last valid day, its deadline, or the reason why the
    /// person need not do anything; empty if there is none.
    public Optional<String> besides(RequirementFinding finding) {
        var day = finding.date().isEmpty() ? Optional.<String>empty() : Optional.of(day(finding.date()));
        return switch (finding.state()) {
            case MET -> day.map(one -> text("until", one));
            case MISSING -> day.map(one -> text("by", one));
            case EXPIRED -> day.map(one -> text("since", one));
            case WAIVED ->
                finding.waiver().map(LabelRules.RequirementWaiver::why).map(quote);
        };
    }

    public String whatToDo(RequirementFinding finding) {
        return text(
                "do",
                quote.apply(finding.requirement().whatToDo()),
                quote.apply(finding.requirement().where()));
    }

    /// Returns the reasons why a requirement is not fulfilled, one sentence each.
    public List<String> why(RequirementFinding finding) {
        return finding.gaps().stream().map(this::gap).toList();
    }

    private String gap(MissingRequirement gap) {
        return switch (gap) {
            case MissingRequirement.CommitmentNotSigned(var commitment) ->
                text("gap.not.signed", commitment.id(), quote.apply(commitment.text()));
            case MissingRequirement.CommitmentNotTaken(var commitment) ->
                text("gap.not.taken", commitment.id(), quote.apply(commitment.text()));
            case MissingRequirement.CommitmentTextChanged(var commitment) ->
                text("gap.text.changed", commitment.id(), quote.apply(commitment.text()));
            case MissingRequirement.SkillNotMeasured(var competence, var needed) ->
                text("gap.not.measured", competence.id(), quote.apply(competence.name()), String.valueOf(needed));
            case MissingRequirement.SkillLevelTooLow(var competence, var level, var needed) ->
                text(
                        "gap.too.low",
                        competence.id(),
                        quote.apply(competence.name()),
                        String.valueOf(level),
                        String.valueOf(needed));
            case MissingRequirement.SkillNotProved(var competence, var evidence) ->
                text(
                        "gap.not.proved",
                        competence.id(),
                        quote.apply(competence.name()),
                        text("evidence." + evidence.code()));
            case MissingRequirement.SkillProofTooOld(var competence) ->
                text("gap.too.old", competence.id(), quote.apply(competence.name()));
            case MissingRequirement.PeersNotMet() -> text("gap.not.met");
            case MissingRequirement.UnfavourableInterview() -> text("gap.unfavourable");
            case MissingRequirement.UnknownFact(var fact) -> text("gap.unknown", quote.apply(fact.question()));
            case MissingRequirement.FactBelowRequirement(var fact, var value, var needed) ->
                fact.type() == LabelRules.LabelFactType.YES_NO
                        ? text("gap.not.so", quote.apply(fact.question()))
                        : text(
                                "gap.too.few",
                                quote.apply(fact.question()),
                                String.valueOf(value),
                                String.valueOf(needed));
            case MissingRequirement.RuleNotMet(var requirement) -> text("gap.rule", quote.apply(requirement.name()));
            case MissingRequirement.StageNotCompleted(var stage) -> text("gap.not.worked", quote.apply(stage.name()));
            case MissingRequirement.TooFewInhabitants(var stage, var people) ->
                text(
                        "gap.too.few.heard",
                        quote.apply(stage.name()),
                        String.valueOf(people),
                        String.valueOf(Math.max(1, stage.atLeast())));
            case MissingRequirement.PeerVisitMissing(var stage) -> text("gap.no.peer", quote.apply(stage.name()));
            case MissingRequirement.StageReasonsMissing(var stage) -> text("gap.no.reasons", quote.apply(stage.name()));
            case MissingRequirement.StageTooSoon(var stage, var from) ->
                text("gap.too.soon", quote.apply(stage.name()), day(Optional.of(from)));
            case MissingRequirement.OtherRequirementFirst(var requirement) ->
                text("gap.first", quote.apply(requirement.name()));
            case MissingRequirement.NoAlternativeMet(var ways) ->
                text(
                        "gap.no.way",
                        String.join(text("or"), ways.stream().map(this::way).toList()));
        };
    }

    private String way(RequirementFinding finding) {
        var reasons = why(finding);
        var name = quote.apply(finding.requirement().name());
        return finding.state() == RequirementState.EXPIRED
                ? state(finding)
                : reasons.isEmpty() ? name : name + " (" + String.join(" ", reasons) + ")";
    }

    private String day(Optional<LocalDate> day) {
        return day.map(texts::day).orElse("");
    }

    private String text(String key, String... holes) {
        return texts.text(key, holes);
    }
}
