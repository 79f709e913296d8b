package org.tousaidants.rules.judging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tousaidants.rules.judging.RequirementFinding.State;
import org.tousaidants.rules.protocol.Label;
import org.tousaidants.rules.protocol.RuleMessages;

/// « Avis en mots » — explains a verdict to the person concerned: fulfilled and missing requirements, and for
/// each what to do, where and by which day.
public final class VerdictText {
    private static final VerdictText FRENCH = new VerdictText(Locale.FRENCH);
    private static final VerdictText ENGLISH = new VerdictText(Locale.ENGLISH);

    private final RuleMessages texts;
    private final UnaryOperator<String> quote;

    private VerdictText(Locale locale) {
        this(RuleMessages.in(locale), UnaryOperator.identity());
    }

    private VerdictText(RuleMessages texts, UnaryOperator<String> quote) {
        this.texts = texts;
        this.quote = quote;
    }

    /// The explanations in a language: English for English, French for any other. Quoted sentences of the
    /// protocol keep their language.
    public static VerdictText in(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : FRENCH;
    }

    /// The same explanations, in which each text of the protocol goes through `quote`, for example to mark its
    /// language.
    public VerdictText quoting(UnaryOperator<String> quote) {
        return new VerdictText(texts, quote);
    }

    /// The whole verdict as a list of sentences.
    public List<String> sentences(Verdict verdict) {
        var sentences = new ArrayList<String>();
        sentences.add(standing(verdict));
        for (var finding : verdict.findings()) {
            sentences.add(state(finding));
            sentences.addAll(why(finding));
            if (!finding.fulfilled()) sentences.add(whatToDo(finding));
        }
        return sentences;
    }

    public String standing(Verdict verdict) {
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
                        finding.waiver().map(Label.Waiver::why).map(quote).orElse(""));
        };
    }

    /// The details of a finding: its last valid day, its deadline, or the reason why nothing has to be done.
    public Optional<String> besides(RequirementFinding finding) {
        var day = finding.date().isEmpty() ? Optional.<String>empty() : Optional.of(day(finding.date()));
        return switch (finding.state()) {
            case MET -> day.map(one -> text("until", one));
            case MISSING -> day.map(one -> text("by", one));
            case EXPIRED -> day.map(one -> text("since", one));
            case WAIVED -> finding.waiver().map(Label.Waiver::why).map(quote);
        };
    }

    public String whatToDo(RequirementFinding finding) {
        return text(
                "do",
                quote.apply(finding.requirement().whatToDo()),
                quote.apply(finding.requirement().where()));
    }

    /// The reasons why a requirement is not fulfilled, one sentence each.
    public List<String> why(RequirementFinding finding) {
        return finding.gaps().stream().map(this::gap).toList();
    }

    private String gap(MissingRequirement gap) {
        return switch (gap) {
            case MissingRequirement.NotSigned(var commitment) ->
                text("gap.not.signed", commitment.id(), quote.apply(commitment.text()));
            case MissingRequirement.NotTaken(var commitment) ->
                text("gap.not.taken", commitment.id(), quote.apply(commitment.text()));
            case MissingRequirement.TextChanged(var commitment) ->
                text("gap.text.changed", commitment.id(), quote.apply(commitment.text()));
            case MissingRequirement.NotMeasured(var competence, var needed) ->
                text("gap.not.measured", competence.id(), quote.apply(competence.name()), String.valueOf(needed));
            case MissingRequirement.TooLow(var competence, var level, var needed) ->
                text(
                        "gap.too.low",
                        competence.id(),
                        quote.apply(competence.name()),
                        String.valueOf(level),
                        String.valueOf(needed));
            case MissingRequirement.NotProved(var competence, var evidence) ->
                text(
                        "gap.not.proved",
                        competence.id(),
                        quote.apply(competence.name()),
                        text("evidence." + evidence.code()));
            case MissingRequirement.TooOld(var competence) ->
                text("gap.too.old", competence.id(), quote.apply(competence.name()));
            case MissingRequirement.NotMet() -> text("gap.not.met");
            case MissingRequirement.Unfavourable() -> text("gap.unfavourable");
            case MissingRequirement.Unknown(var fact) -> text("gap.unknown", quote.apply(fact.question()));
            case MissingRequirement.NotSo(var fact, var value, var needed) ->
                fact.type() == Label.FactType.YES_NO
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
            case MissingRequirement.NoPeerVisit(var stage) -> text("gap.no.peer", quote.apply(stage.name()));
            case MissingRequirement.NoReasons(var stage) -> text("gap.no.reasons", quote.apply(stage.name()));
            case MissingRequirement.TooSoon(var stage, var from) ->
                text("gap.too.soon", quote.apply(stage.name()), day(Optional.of(from)));
            case MissingRequirement.First(var requirement) -> text("gap.first", quote.apply(requirement.name()));
            case MissingRequirement.NoAlternativeMet(var ways) ->
                text(
                        "gap.no.way",
                        String.join(text("or"), ways.stream().map(this::way).toList()));
        };
    }

    private String way(RequirementFinding finding) {
        var reasons = why(finding);
        var name = quote.apply(finding.requirement().name());
        return finding.state() == State.EXPIRED
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
