package org.tousaidants.rules.judging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tousaidants.rules.judging.LabelVerdict.VerdictState;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.ServiceGuarantee;
import org.tousaidants.rules.protocol.ServiceGuarantee.GuaranteeMeasure;

/// « Impact » — computes the effects that draft rules would have: the number of people who would gain or lose the
/// label or have to renew it, and the guarantees that would no longer be kept. It changes nothing.
///
/// @param on the day for which both protocols are evaluated
/// @param rows counts by profile, then by commune
/// @param reasons for each requirement of the draft, the number of people who lose, must renew or no
///     longer qualify because they lack it
/// @param notJudged number of dossiers that could not be evaluated, by reason
/// @param outcomes effects in the order of the dossiers
/// @param complete the dossiers that the guarantees count
public record RulesImpact(
        LocalDate on,
        Map<RulesEffect, Integer> totals,
        Map<String, Map<String, Map<RulesEffect, Integer>>> rows,
        Map<String, Integer> reasons,
        Map<LocalisedText, Integer> notJudged,
        List<GuaranteeEffect> promises,
        List<DossierImpact> outcomes,
        CompleteDossiers complete) {

    public enum RulesEffect {
        /// The person fulfils the draft rules, but not the current rules.
        GAINS("gagne"),
        /// The person has the label and would lose it at once, without a grace period.
        LOSES("perd"),
        /// The person has the label and keeps it, but must fulfil a requirement by a deadline.
        RENEWS("renouvelle"),
        /// The person has no label, and fulfils the current rules but not the draft rules.
        NO_LONGER("ne remplit plus"),
        /// The person has the label or is eligible, and the draft rules require nothing more of the person.
        KEEPS("garde"),
        /// The label is suspended under both protocols, so the draft rules do not change the result.
        SUSPENDED("suspendu"),
        STILL_NOT("toujours pas");

        private final String words;

        RulesEffect(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /// Returns whether this effect means that a person who is currently recognised or eligible would
        /// have to do something.
        public boolean asksMore() {
            return this == LOSES || this == RENEWS || this == NO_LONGER;
        }

        /// Returns whether this effect is a change of the result for the person.
        public boolean moves() {
            return this == GAINS || asksMore();
        }
    }

    /// « Effet sur un dossier » — the effect on one dossier, and its missing requirements under the draft rules.
    ///
    /// @param by deadline to fulfil the requirements; only for people who have to renew
    /// @param fulfilled whether the dossier fulfils the current rules
    public record DossierImpact(
            LabelDossier dossier,
            RulesEffect effect,
            List<RequirementFinding> lacking,
            Optional<LocalDate> by,
            boolean fulfilled) {}

    /// « Dossiers complets » — the dossiers that fulfil every condition of the current rules, and those that
    /// fulfil the draft rules. People in a grace period and holders of a suspended label are in neither list,
    /// because a guarantee never counts them.
    public record CompleteDossiers(List<LabelDossier> before, List<LabelDossier> after) {}

    /// « Garantie sous l’impact » — the percentage of inhabitants for whom a guarantee (a promise of the
    /// territory) is kept, under the current rules and under the draft; empty if no figures are known.
    public record GuaranteeEffect(ServiceGuarantee guarantee, Optional<Double> before, Optional<Double> after) {
        public boolean breaks() {
            return after.isPresent()
                    && !held(after.get())
                    && before.map(this::held).orElse(true);
        }

        public boolean mends() {
            return after.isPresent() && held(after.get()) && before.isPresent() && !held(before.get());
        }

        private boolean held(double percent) {
            return percent >= guarantee.share();
        }
    }

    /// « Chiffres d’une garantie » — measures a guarantee for a set of recognised people.
    public interface GuaranteeFigureSource {
        Optional<List<GuaranteeMeasure>> of(ServiceGuarantee guarantee, List<LabelDossier> recognised);
    }

    /// Computes the impact of draft rules: evaluates all dossiers under the current rules and under the draft,
    /// and compares the results.
    ///
    /// @param day the day to evaluate, or, if later, the first day on which both protocols apply
    public static RulesImpact between(
            LabelProtocol before,
            LabelProtocol after,
            List<LabelDossier> dossiers,
            GuaranteeFigureSource figures,
            LocalDate day) {
        var on = Stream.of(day, before.identity().inForce(), after.identity().inForce())
                .max(LocalDate::compareTo)
                .orElseThrow();
        var old = new DossierJudge(before);
        var now = new DossierJudge(after);
        var compared = dossiers.parallelStream()
                .map(dossier -> {
                    // A person whose label has ended but can still be renewed is treated as a
                    // new applicant.
                    var asked = old.lasts(dossier, on) ? dossier : dossier.withoutHeld();
                    return new ComparedDossier(asked, old.judge(asked, on), now.judge(asked, on));
                })
                .toList();
        return counted(before, after, compared, figures, on);
    }

    private record ComparedDossier(
            LabelDossier dossier, DossierJudge.JudgementResult before, DossierJudge.JudgementResult after) {
        private boolean recognisedBefore() {
            return stands(before, VerdictState.COMPLETE) || stands(before, VerdictState.IN_GRACE);
        }

        private static boolean stands(DossierJudge.JudgementResult judging, VerdictState standing) {
            return judging instanceof DossierJudge.DossierJudged(var verdict) && verdict.standing() == standing;
        }

        private static List<RequirementFinding> lacking(DossierJudge.JudgementResult judging) {
            return judging instanceof DossierJudge.DossierJudged(var verdict) ? verdict.lacking() : List.of();
        }

        private DossierImpact outcome() {
            var effect = effect();
            return new DossierImpact(
                    dossier,
                    effect,
                    lacking(after),
                    effect == RulesEffect.RENEWS ? lastDay() : Optional.empty(),
                    before instanceof DossierJudge.DossierJudged
                            && lacking(before).isEmpty());
        }

        private boolean suspended() {
            return dossier.held()
                    .filter(LabelDossier.HeldRecognition::suspended)
                    .isPresent();
        }

        private RulesEffect effect() {
            if (suspended()) return RulesEffect.SUSPENDED;
            if (!recognisedBefore())
                return stands(after, VerdictState.COMPLETE) ? RulesEffect.GAINS : RulesEffect.STILL_NOT;
            if (stands(after, VerdictState.COMPLETE)) return RulesEffect.KEEPS;
            if (dossier.held().isEmpty()) return RulesEffect.NO_LONGER;
            if (!stands(after, VerdictState.IN_GRACE)) return RulesEffect.LOSES;
            // The label is already in its grace period under the current rules. Only requirements that
            // the draft adds count as a new effect.
            if (stands(before, VerdictState.IN_GRACE) && lacking(after).stream().allMatch(this::lackedBefore))
                return RulesEffect.KEEPS;
            return lastDay().isPresent() ? RulesEffect.RENEWS : RulesEffect.LOSES;
        }

        /// Returns the last day of the grace period under the draft; empty if it ends on the evaluated day.
        private Optional<LocalDate> lastDay() {
            return after instanceof DossierJudge.DossierJudged(var verdict)
                    ? verdict.date().filter(day -> day.isAfter(verdict.on()))
                    : Optional.empty();
        }

        private boolean lackedBefore(RequirementFinding finding) {
            return lacking(before).stream()
                    .filter(one ->
                            one.requirement().id().equals(finding.requirement().id()))
                    .anyMatch(one -> finding.gaps().stream()
                            .allMatch(gap -> ofRequirements(gap) || one.gaps().contains(gap)));
        }

        /// Returns whether the reason for a missing requirement contains whole requirements. They cannot be
        /// compared between two versions of the rules, because the objects differ even if their meaning is
        /// the same.
        private static boolean ofRequirements(MissingRequirement gap) {
            return gap instanceof MissingRequirement.NoAlternativeMet
                    || gap instanceof MissingRequirement.OtherRequirementFirst
                    || gap instanceof MissingRequirement.RuleNotMet;
        }
    }

    private static RulesImpact counted(
            LabelProtocol before,
            LabelProtocol after,
            List<ComparedDossier> compared,
            GuaranteeFigureSource figures,
            LocalDate on) {
        var totals = new EnumMap<RulesEffect, Integer>(RulesEffect.class);
        var rows = new TreeMap<String, Map<String, Map<RulesEffect, Integer>>>();
        var reasons = new TreeMap<String, Integer>();
        var notJudged = new TreeMap<LocalisedText, Integer>(Comparator.comparing(LocalisedText::toString));
        for (var effect : RulesEffect.values()) totals.put(effect, 0);
        var outcomes = new ArrayList<DossierImpact>(compared.size());
        for (var each : compared) {
            if (each.before() instanceof DossierJudge.DossierNotJudgeable(var sentence)
                    && !(each.after() instanceof DossierJudge.DossierJudged)) {
                notJudged.merge(sentence, 1, Integer::sum);
                continue;
            }
            var outcome = each.outcome();
            var effect = outcome.effect();
            totals.merge(effect, 1, Integer::sum);
            outcomes.add(outcome);
            rows.computeIfAbsent(each.dossier().profile(), _ -> new TreeMap<>())
                    .computeIfAbsent(each.dossier().commune(), _ -> new EnumMap<>(RulesEffect.class))
                    .merge(effect, 1, Integer::sum);
            if (effect.asksMore())
                for (var finding : outcome.lacking())
                    reasons.merge(finding.requirement().name(), 1, Integer::sum);
        }
        var complete = new CompleteDossiers(
                complete(compared, ComparedDossier::before), complete(compared, ComparedDossier::after));
        return new RulesImpact(
                on,
                totals,
                rows,
                reasons,
                notJudged,
                promises(before, after, complete, figures),
                List.copyOf(outcomes),
                complete);
    }

    private static List<GuaranteeEffect> promises(
            LabelProtocol before, LabelProtocol after, CompleteDossiers complete, GuaranteeFigureSource figures) {
        var promises = new ArrayList<GuaranteeEffect>();
        for (var guarantee : after.guarantees())
            promises.add(new GuaranteeEffect(
                    guarantee,
                    before.guarantees().stream()
                            .filter(each -> each.id().equals(guarantee.id()))
                            .findFirst()
                            .flatMap(each -> figures.of(each, complete.before()).map(each::keptPercent)),
                    figures.of(guarantee, complete.after()).map(guarantee::keptPercent)));
        return promises;
    }

    private static List<LabelDossier> complete(
            List<ComparedDossier> compared, Function<ComparedDossier, DossierJudge.JudgementResult> judging) {
        return compared.stream()
                .filter(each -> !each.suspended())
                .filter(each -> ComparedDossier.stands(judging.apply(each), VerdictState.COMPLETE))
                .map(ComparedDossier::dossier)
                .toList();
    }

    /// Returns the header of the CSV table.
    public static String header() {
        return Stream.of(RulesEffect.values())
                .map(effect -> effect.words.replace(' ', '-'))
                .collect(Collectors.joining(";", "profil;commune;", ""));
    }

    public int total(RulesEffect effect) {
        return totals.getOrDefault(effect, 0);
    }

    /// Returns, for one profile, the number of people with each effect, over all communes.
    public Map<RulesEffect, Integer> of(String profile) {
        var sum = new EnumMap<RulesEffect, Integer>(RulesEffect.class);
        rows.getOrDefault(profile, Map.of())
                .values()
                .forEach(counts -> counts.forEach((effect, number) -> sum.merge(effect, number, Integer::sum)));
        return sum;
    }
}
