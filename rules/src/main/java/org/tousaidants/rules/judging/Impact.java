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
import org.tousaidants.rules.language.Guarantee;
import org.tousaidants.rules.language.Guarantee.Measure;
import org.tousaidants.rules.language.LocalisedText;
import org.tousaidants.rules.language.Protocol;

/// « Impact » — the effects of a draft if it came into force: people who gain, lose or have to renew, and
/// guarantees that break. Nothing is applied.
///
/// @param on the day for which both protocols are asked
/// @param rows by profile, then commune
/// @param reasons how many of those who lose, renew or no longer fulfil lack each requirement of the draft,
/// by its
///     name
/// @param notJudged how many dossiers could not be judged, by sentence
/// @param outcomes one by one, in the order of the dossiers
public record Impact(
        LocalDate on,
        Map<Effect, Integer> totals,
        Map<String, Map<String, Map<Effect, Integer>>> rows,
        Map<String, Integer> reasons,
        Map<LocalisedText, Integer> notJudged,
        List<Promise> promises,
        List<Outcome> outcomes) {

    public enum Effect {
        /// Fulfils the draft, not the rules before.
        GAINS("gagne"),
        /// Has the label in force, and would have no delay to correct the missing requirements.
        LOSES("perd"),
        /// Keeps the label meanwhile, and has to correct something by a day.
        RENEWS("renouvelle"),
        /// Has no label; fulfilled the rules before, not the draft.
        NO_LONGER("ne remplit plus"),
        /// Nothing more to do than today.
        KEEPS("garde"),
        /// Its label does not count for the moment, before as after: the draft does not decide about it.
        SUSPENDED("suspendu"),
        STILL_NOT("toujours pas");

        private final String words;

        Effect(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /// Whether a recognised or eligible person has to act.
        public boolean asksMore() {
            return this == LOSES || this == RENEWS || this == NO_LONGER;
        }

        /// Whether the draft changes the result.
        public boolean moves() {
            return this == GAINS || asksMore();
        }
    }

    /// « Effet sur un dossier » — the effect, and the missing requirements under the draft.
    ///
    /// @param by the last day to correct it; only for people who have to renew
    /// @param fulfilled whether nothing is missing under the rules before
    public record Outcome(
            Dossier dossier, Effect effect, List<Finding> lacking, Optional<LocalDate> by, boolean fulfilled) {}

    /// « Garantie sous l’impact » — the share for which a guarantee is kept, before and
    /// after; empty without figures.
    public record Promise(Guarantee guarantee, Optional<Double> before, Optional<Double> after) {
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

    /// « Chiffres d’une garantie » — the measure of a guarantee for a set of recognised people.
    public interface Figures {
        Optional<List<Measure>> of(Guarantee guarantee, List<Dossier> recognised);
    }

    /// @param day the day to ask for, or the first on which both rules judge: before its own day a rule
    /// does not apply
    public static Impact between(
            Protocol before, Protocol after, List<Dossier> dossiers, Figures figures, LocalDate day) {
        var on = Stream.of(day, before.identity().inForce(), after.identity().inForce())
                .max(LocalDate::compareTo)
                .orElseThrow();
        var old = new Judge(before);
        var now = new Judge(after);
        var compared = dossiers.parallelStream()
                .map(dossier -> {
                    // A person whose label ended, with the days to renew it, may ask as freely as one who never
                    // had one.
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

        private static List<Finding> lacking(Judge.Judging judging) {
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
            // Already in the delay to renew: only new requirements of the draft count.
            if (stands(before, Standing.IN_GRACE) && lacking(after).stream().allMatch(this::lackedBefore))
                return Effect.KEEPS;
            return lastDay().isPresent() ? Effect.RENEWS : Effect.LOSES;
        }

        /// A grace that ends on that day leaves no day.
        private Optional<LocalDate> lastDay() {
            return after instanceof Judge.Judged(var verdict)
                    ? verdict.date().filter(day -> day.isAfter(verdict.on()))
                    : Optional.empty();
        }

        private boolean lackedBefore(Finding finding) {
            return lacking(before).stream()
                    .filter(one ->
                            one.requirement().id().equals(finding.requirement().id()))
                    .anyMatch(one -> finding.gaps().stream()
                            .allMatch(gap -> ofRequirements(gap) || one.gaps().contains(gap)));
        }

        /// These name requirements, whose objects differ between two versions.
        private static boolean ofRequirements(MissingRequirement gap) {
            return gap instanceof MissingRequirement.NoWay
                    || gap instanceof MissingRequirement.First
                    || gap instanceof MissingRequirement.RuleNotMet;
        }
    }

    private static Impact counted(
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
        return new Impact(
                on,
                totals,
                rows,
                reasons,
                notJudged,
                promises(before, after, compared, figures),
                List.copyOf(outcomes));
    }

    private static List<Promise> promises(Protocol before, Protocol after, List<Compared> compared, Figures figures) {
        // A person who has to renew is recognised meanwhile, but a guarantee may not count a grace period, before
        // as after, nor a suspended holder.
        var old = complete(compared, Compared::before);
        var now = complete(compared, Compared::after);
        var promises = new ArrayList<Promise>();
        for (var guarantee : after.guarantees())
            promises.add(new Promise(
                    guarantee,
                    before.guarantees().stream()
                            .filter(each -> each.id().equals(guarantee.id()))
                            .findFirst()
                            .flatMap(each -> figures.of(each, old).map(each::keptPercent)),
                    figures.of(guarantee, now).map(guarantee::keptPercent)));
        return promises;
    }

    private static List<Dossier> complete(List<Compared> compared, Function<Compared, Judge.Judging> judging) {
        return compared.stream()
                .filter(each -> !each.suspended())
                .filter(each -> Compared.stands(judging.apply(each), Standing.COMPLETE))
                .map(Compared::dossier)
                .toList();
    }

    /// The first line of a table of the rows.
    public static String header() {
        return Stream.of(Effect.values())
                .map(effect -> effect.words.replace(' ', '-'))
                .collect(Collectors.joining(";", "profil;commune;", ""));
    }

    public int total(Effect effect) {
        return totals.getOrDefault(effect, 0);
    }

    /// The counts of a profile over all communes.
    public Map<Effect, Integer> of(String profile) {
        var sum = new EnumMap<Effect, Integer>(Effect.class);
        rows.getOrDefault(profile, Map.of())
                .values()
                .forEach(counts -> counts.forEach((effect, number) -> sum.merge(effect, number, Integer::sum)));
        return sum;
    }
}
