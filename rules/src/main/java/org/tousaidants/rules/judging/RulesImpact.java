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
import org.tousaidants.rules.judging.Verdict.Standing;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.Protocol;
import org.tousaidants.rules.protocol.ServiceGuarantee;
import org.tousaidants.rules.protocol.ServiceGuarantee.Measure;

/// « Impact » — computes the effects of draft rules if they came into force: how many people would gain or lose
/// the label or have to renew, and which guarantees would break. It applies nothing.
///
/// @param on the day for which both protocols are evaluated
/// @param rows by profile, then commune
/// @param reasons for each requirement of the draft, how many of those who lose, renew or no longer fulfil it
/// lack it
/// @param notJudged how many dossiers could not be judged, by sentence
/// @param outcomes in the order of the dossiers
/// @param complete the dossiers that the guarantees count
public record RulesImpact(
        LocalDate on,
        Map<Effect, Integer> totals,
        Map<String, Map<String, Map<Effect, Integer>>> rows,
        Map<String, Integer> reasons,
        Map<LocalisedText, Integer> notJudged,
        List<GuaranteeEffect> promises,
        List<Outcome> outcomes,
        CompleteDossiers complete) {

    public enum Effect {
        /// The person fulfils the draft, but not the current rules.
        GAINS("gagne"),
        /// The person has the label and would lose it at once, without a grace period.
        LOSES("perd"),
        /// The person has the label and keeps it, but must correct something by a deadline.
        RENEWS("renouvelle"),
        /// The person has no label and fulfils the current rules, but not the draft.
        NO_LONGER("ne remplit plus"),
        /// The draft asks nothing more of the person.
        KEEPS("garde"),
        /// The label is suspended under both protocols: the draft does not decide about it.
        SUSPENDED("suspendu"),
        STILL_NOT("toujours pas");

        private final String words;

        Effect(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /// Whether a person who is recognised or eligible today has to do something.
        public boolean asksMore() {
            return this == LOSES || this == RENEWS || this == NO_LONGER;
        }

        /// Whether the draft changes the result for the person.
        public boolean moves() {
            return this == GAINS || asksMore();
        }
    }

    /// « Effet sur un dossier » — the effect on one dossier, and its missing requirements under the draft.
    ///
    /// @param by deadline to correct them; only for people who have to renew
    /// @param fulfilled whether the dossier fulfils the current rules
    public record Outcome(
            Dossier dossier,
            Effect effect,
            List<RequirementFinding> lacking,
            Optional<LocalDate> by,
            boolean fulfilled) {}

    /// « Dossiers complets » — the dossiers that fulfil every condition of the current rules, and of the draft. People
    /// in a grace period and suspended holders are in neither list: a guarantee never counts them.
    public record CompleteDossiers(List<Dossier> before, List<Dossier> after) {}

    /// « Garantie sous l’impact » — the percentage for which a guarantee is kept, before and after; empty if no
    /// figures are known.
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
    public interface Figures {
        Optional<List<Measure>> of(ServiceGuarantee guarantee, List<Dossier> recognised);
    }

    /// Compares two protocols on all dossiers.
    ///
    /// @param day the day to evaluate; replaced by the first day on which both protocols apply, if later
    public static RulesImpact between(
            Protocol before, Protocol after, List<Dossier> dossiers, Figures figures, LocalDate day) {
        var on = Stream.of(day, before.identity().inForce(), after.identity().inForce())
                .max(LocalDate::compareTo)
                .orElseThrow();
        var old = new Judge(before);
        var now = new Judge(after);
        var compared = dossiers.parallelStream()
                .map(dossier -> {
                    // A person whose label has ended but who may still renew it counts as a new applicant.
                    var asked = old.lasts(dossier, on) ? dossier : dossier.withoutHeld();
                    return new Compared(asked, old.judge(asked, on), now.judge(asked, on));
                })
                .toList();
        return counted(before, after, compared, figures, on);
    }

    private record Compared(Dossier dossier, Judge.Judging before, Judge.Judging after) {
        private boolean recognisedBefore() {
            return stands(before, Standing.COMPLETE) || stands(before, Standing.IN_GRACE);
        }

        private static boolean stands(Judge.Judging judging, Standing standing) {
            return judging instanceof Judge.Judged(var verdict) && verdict.standing() == standing;
        }

        private static List<RequirementFinding> lacking(Judge.Judging judging) {
            return judging instanceof Judge.Judged(var verdict) ? verdict.lacking() : List.of();
        }

        private Outcome outcome() {
            var effect = effect();
            return new Outcome(
                    dossier,
                    effect,
                    lacking(after),
                    effect == Effect.RENEWS ? lastDay() : Optional.empty(),
                    before instanceof Judge.Judged && lacking(before).isEmpty());
        }

        private boolean suspended() {
            return dossier.held().filter(Dossier.Held::suspended).isPresent();
        }

        private Effect effect() {
            if (suspended()) return Effect.SUSPENDED;
            if (!recognisedBefore()) return stands(after, Standing.COMPLETE) ? Effect.GAINS : Effect.STILL_NOT;
            if (stands(after, Standing.COMPLETE)) return Effect.KEEPS;
            if (dossier.held().isEmpty()) return Effect.NO_LONGER;
            if (!stands(after, Standing.IN_GRACE)) return Effect.LOSES;
            // The label is already in its grace period: only requirements that the draft adds are a new effect.
            if (stands(before, Standing.IN_GRACE) && lacking(after).stream().allMatch(this::lackedBefore))
                return Effect.KEEPS;
            return lastDay().isPresent() ? Effect.RENEWS : Effect.LOSES;
        }

        /// The deadline of a grace period; empty if it ends on the evaluated day.
        private Optional<LocalDate> lastDay() {
            return after instanceof Judge.Judged(var verdict)
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

        /// Whether the reason contains whole requirements. Their objects differ between two versions of the
        /// rules even if they mean the same, so they cannot be compared.
        private static boolean ofRequirements(MissingRequirement gap) {
            return gap instanceof MissingRequirement.NoAlternativeMet
                    || gap instanceof MissingRequirement.First
                    || gap instanceof MissingRequirement.RuleNotMet;
        }
    }

    private static RulesImpact counted(
            Protocol before, Protocol after, List<Compared> compared, Figures figures, LocalDate on) {
        var totals = new EnumMap<Effect, Integer>(Effect.class);
        var rows = new TreeMap<String, Map<String, Map<Effect, Integer>>>();
        var reasons = new TreeMap<String, Integer>();
        var notJudged = new TreeMap<LocalisedText, Integer>(Comparator.comparing(LocalisedText::toString));
        for (var effect : Effect.values()) totals.put(effect, 0);
        var outcomes = new ArrayList<Outcome>(compared.size());
        for (var each : compared) {
            if (each.before() instanceof Judge.NotJudged(var sentence) && !(each.after() instanceof Judge.Judged)) {
                notJudged.merge(sentence, 1, Integer::sum);
                continue;
            }
            var outcome = each.outcome();
            var effect = outcome.effect();
            totals.merge(effect, 1, Integer::sum);
            outcomes.add(outcome);
            rows.computeIfAbsent(each.dossier().profile(), _ -> new TreeMap<>())
                    .computeIfAbsent(each.dossier().commune(), _ -> new EnumMap<>(Effect.class))
                    .merge(effect, 1, Integer::sum);
            if (effect.asksMore())
                for (var finding : outcome.lacking())
                    reasons.merge(finding.requirement().name(), 1, Integer::sum);
        }
        var complete = new CompleteDossiers(complete(compared, Compared::before), complete(compared, Compared::after));
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
            Protocol before, Protocol after, CompleteDossiers complete, Figures figures) {
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

    private static List<Dossier> complete(List<Compared> compared, Function<Compared, Judge.Judging> judging) {
        return compared.stream()
                .filter(each -> !each.suspended())
                .filter(each -> Compared.stands(judging.apply(each), Standing.COMPLETE))
                .map(Compared::dossier)
                .toList();
    }

    /// The header of the CSV table.
    public static String header() {
        return Stream.of(Effect.values())
                .map(effect -> effect.words.replace(' ', '-'))
                .collect(Collectors.joining(";", "profil;commune;", ""));
    }

    public int total(Effect effect) {
        return totals.getOrDefault(effect, 0);
    }

    /// The counts of each effect for a profile, over all communes.
    public Map<Effect, Integer> of(String profile) {
        var sum = new EnumMap<Effect, Integer>(Effect.class);
        rows.getOrDefault(profile, Map.of())
                .values()
                .forEach(counts -> counts.forEach((effect, number) -> sum.merge(effect, number, Integer::sum)));
        return sum;
    }
}
