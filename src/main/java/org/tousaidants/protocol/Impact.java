package org.tousaidants.protocol;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tousaidants.protocol.Finding.State;
import org.tousaidants.protocol.Guarantee.Measure;
import org.tousaidants.protocol.Verdict.Standing;

/// « Impact » — what a draft would change if it came into force: who gains, loses or has to renew, and which guarantee
/// breaks. Nothing is applied.
///
/// @param on the day for which both protocols are asked
/// @param rows by profile, then commune
/// @param reasons how many of those who lose or renew lack each requirement of the draft, by its name
/// @param notJudged how many dossiers could not be judged, by sentence
/// @param outcomes one by one, in the order of the dossiers
public record Impact(
        LocalDate on,
        Map<Effect, Integer> totals,
        Map<String, Map<String, Map<Effect, Integer>>> rows,
        Map<String, Integer> reasons,
        Map<String, Integer> notJudged,
        List<Promise> promises,
        List<Outcome> outcomes) {

    public enum Effect {
        GAINS("gagne"),
        LOSES("perd"),
        RENEWS("renouvelle"),
        KEEPS("garde"),
        STILL_NOT("toujours pas");

        private final String words;

        Effect(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /// « Effet sur un dossier » — and, when something is missing under the draft, what.
    public record Outcome(Dossier dossier, Effect effect, List<Finding> lacking) {}

    /// « Garantie sous l’impact » — the share for which a guarantee is kept, before and after; empty when no figure was
    /// given.
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

    /// « Chiffres » — what a guarantee measures, given who would be recognised.
    public interface Figures {
        Optional<List<Measure>> of(Guarantee guarantee, List<Dossier> recognised);
    }

    /// @param day the day to ask for; a draft that comes into force later is asked for its first day
    public static Impact between(
            Protocol before, Protocol after, List<Dossier> dossiers, Figures figures, LocalDate day) {
        var on = after.identity().inForce().isAfter(day) ? after.identity().inForce() : day;
        var old = new Judge(before);
        var now = new Judge(after);
        var compared = dossiers.parallelStream()
                .map(dossier -> new Compared(dossier, old.judge(dossier, on), now.judge(dossier, on)))
                .toList();
        return counted(before, after, compared, figures, on);
    }

    private record Compared(Dossier dossier, Judge.Judging before, Judge.Judging after) {
        private boolean recognisedBefore() {
            return recognised(before);
        }

        private boolean recognisedAfter() {
            return recognised(after);
        }

        private static boolean recognised(Judge.Judging judging) {
            return judging instanceof Judge.Judged(var verdict)
                    && (verdict.standing() == Standing.COMPLETE || verdict.standing() == Standing.IN_GRACE);
        }

        private boolean complete(Judge.Judging judging) {
            return judging instanceof Judge.Judged(var verdict) && verdict.standing() == Standing.COMPLETE;
        }

        private List<Finding> lacking() {
            return after instanceof Judge.Judged(var verdict)
                    ? verdict.findings().stream()
                            .filter(finding -> !finding.fulfilled())
                            .toList()
                    : List.of();
        }

        private Effect effect() {
            if (!recognisedBefore()) return complete(after) ? Effect.GAINS : Effect.STILL_NOT;
            if (complete(after) || !complete(before) && recognisedAfter()) return Effect.KEEPS;
            return after instanceof Judge.Judged(var verdict) && dossier.held().isPresent() && renewable(verdict)
                    ? Effect.RENEWS
                    : Effect.LOSES;
        }

        /// Whether all that is missing is to sign a new text or to bring a fresh proof of what was proved before.
        private static boolean renewable(Verdict verdict) {
            return verdict.findings().stream()
                    .filter(finding -> !finding.fulfilled())
                    .allMatch(finding -> finding.state() == State.EXPIRED
                            || finding.gaps().stream()
                                    .allMatch(gap -> gap instanceof Gap.NotSigned
                                            || gap instanceof Gap.TextChanged
                                            || gap instanceof Gap.TooOld));
        }
    }

    private static Impact counted(
            Protocol before, Protocol after, List<Compared> compared, Figures figures, LocalDate on) {
        var totals = new EnumMap<Effect, Integer>(Effect.class);
        var rows = new TreeMap<String, Map<String, Map<Effect, Integer>>>();
        var reasons = new TreeMap<String, Integer>();
        var notJudged = new TreeMap<String, Integer>();
        for (var effect : Effect.values()) totals.put(effect, 0);
        var outcomes = new ArrayList<Outcome>(compared.size());
        for (var each : compared) {
            if (each.before() instanceof Judge.NotJudged(var sentence) && !(each.after() instanceof Judge.Judged)) {
                notJudged.merge(sentence, 1, Integer::sum);
                continue;
            }
            var effect = each.effect();
            totals.merge(effect, 1, Integer::sum);
            outcomes.add(new Outcome(each.dossier(), effect, each.lacking()));
            rows.computeIfAbsent(each.dossier().profile(), _ -> new TreeMap<>())
                    .computeIfAbsent(each.dossier().commune(), _ -> new EnumMap<>(Effect.class))
                    .merge(effect, 1, Integer::sum);
            if (effect == Effect.LOSES || effect == Effect.RENEWS)
                for (var finding : each.lacking())
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
        var old = compared.stream()
                .filter(Compared::recognisedBefore)
                .map(Compared::dossier)
                .toList();
        // Who has to renew is recognised meanwhile, but a promise must not rest on a grace.
        var now = compared.stream()
                .filter(each -> each.complete(each.after()))
                .map(Compared::dossier)
                .toList();
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
