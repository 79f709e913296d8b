package org.tousaidants.rules.judging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tousaidants.rules.judging.Dossier.Level;
import org.tousaidants.rules.judging.Dossier.Observed;
import org.tousaidants.rules.judging.Dossier.Worked;
import org.tousaidants.rules.protocol.Charter.Commitment;
import org.tousaidants.rules.protocol.Label;
import org.tousaidants.rules.protocol.Label.Fact;
import org.tousaidants.rules.protocol.Label.FactType;
import org.tousaidants.rules.protocol.Label.Requirement;
import org.tousaidants.rules.protocol.Label.Stage;
import org.tousaidants.rules.protocol.Label.Waiver;
import org.tousaidants.rules.protocol.Protocol;
import org.tousaidants.rules.protocol.RuleExpression;
import org.tousaidants.rules.protocol.SkillEvidence;
import org.tousaidants.rules.protocol.SkillGrid.Competence;

/// Checks one requirement of one profile against a dossier.
final class RequirementEvaluator {
    private final String profile;
    private final Label label;
    private final List<Commitment> commitments;
    private final List<Competence> competences = new ArrayList<>();
    private final Map<String, Integer> rank = new HashMap<>();
    private final int[] needed;
    private final Map<String, Fact> variables = new HashMap<>();

    RequirementEvaluator(Protocol protocol, Label label, String profile) {
        this.profile = profile;
        this.label = label;
        this.commitments = protocol.charter().of(profile);
        var levels = protocol.skills().of(profile);
        for (var competence : protocol.skills().competences())
            if (levels.getOrDefault(competence.id(), 0) > 0) {
                rank.put(competence.id(), competences.size());
                competences.add(competence);
            }
        this.needed = competences.stream()
                .mapToInt(each -> levels.getOrDefault(each.id(), 0))
                .toArray();
        for (var fact : label.facts()) variables.put(fact.variable(), fact);
    }

    RequirementFinding charter(Requirement requirement, Dossier dossier) {
        var gaps = new ArrayList<MissingRequirement>(0);
        for (var commitment : commitments) {
            var signature = dossier.signatures().get(commitment.id());
            if (signature == null) gaps.add(new MissingRequirement.NotSigned(commitment));
            else if (!signature.hash().equals(commitment.hash()))
                gaps.add(new MissingRequirement.TextChanged(commitment));
            else if (!signature.taken()) gaps.add(new MissingRequirement.NotTaken(commitment));
        }
        return gaps.isEmpty()
                ? RequirementFinding.met(requirement, Optional.empty())
                : RequirementFinding.missing(requirement, gaps);
    }

    RequirementFinding skills(Requirement requirement, Dossier dossier, LocalDate on) {
        return skills(requirement, dossier, on, needed);
    }

    /// Whether a dossier has the levels that a waiver asks for instead of those of the grid.
    boolean sufficient(Requirement requirement, Waiver waiver, Dossier dossier, LocalDate on) {
        var lighter = waiver.lighter().map(Label.Lighter::levels).orElse(Map.of());
        if (lighter.isEmpty()) return true;
        var asked = needed.clone();
        lighter.forEach((competence, level) -> {
            var at = rank.get(competence);
            if (at != null) asked[at] = Math.min(asked[at], level);
        });
        return skills(requirement, dossier, on, asked).fulfilled();
    }

    /// For each competence, finds the valid evidence that lasts longest.
    private RequirementFinding skills(Requirement requirement, Dossier dossier, LocalDate on, int[] needed) {
        var best = new Level[needed.length];
        for (var level : dossier.levels()) {
            var at = rank.get(level.competence());
            if (at != null && (best[at] == null || better(level, best[at], needed[at], requirement.evidence())))
                best[at] = level;
        }
        var gaps = new ArrayList<MissingRequirement>(0);
        LocalDate oldest = null;
        for (var i = 0; i < best.length; i++) {
            var gap = gap(best[i], i, needed[i], requirement.evidence());
            if (gap != null) gaps.add(gap);
            else if (best[i] != null && (oldest == null || best[i].on().isBefore(oldest))) oldest = best[i].on();
        }
        if (oldest == null || requirement.months().isEmpty())
            return gaps.isEmpty()
                    ? RequirementFinding.met(requirement, Optional.empty())
                    : RequirementFinding.missing(requirement, gaps);
        var until = oldest.plusMonths(requirement.months().getAsInt());
        if (!until.isBefore(on))
            return gaps.isEmpty()
                    ? RequirementFinding.met(requirement, Optional.of(until))
                    : RequirementFinding.missing(requirement, gaps);
        var expired = gaps.isEmpty();
        for (var i = 0; i < best.length; i++)
            if (best[i] != null
                    && gap(best[i], i, needed[i], requirement.evidence()) == null
                    && best[i].on().plusMonths(requirement.months().getAsInt()).isBefore(on))
                gaps.add(new MissingRequirement.TooOld(competences.get(i)));
        return expired
                ? RequirementFinding.expired(requirement, until, gaps)
                : RequirementFinding.missing(requirement, gaps);
    }

    private static boolean better(Level level, Level than, int needed, Set<SkillEvidence> evidence) {
        var counts = counts(level, needed, evidence);
        if (counts != counts(than, needed, evidence)) return counts;
        return counts ? level.on().isAfter(than.on()) : level.level() > than.level();
    }

    private static boolean counts(Level level, int needed, Set<SkillEvidence> evidence) {
        return level.level() >= needed && evidence.contains(level.evidence());
    }

    private @Nullable MissingRequirement gap(@Nullable Level best, int at, int level, Set<SkillEvidence> evidence) {
        if (level == 0) return null;
        if (best == null) return new MissingRequirement.NotMeasured(competences.get(at), level);
        if (best.level() < level) return new MissingRequirement.TooLow(competences.get(at), best.level(), level);
        if (!evidence.contains(best.evidence()))
            return new MissingRequirement.NotProved(competences.get(at), best.evidence());
        return null;
    }

    RequirementFinding interview(Requirement requirement, Dossier dossier, LocalDate on) {
        if (dossier.interview().isEmpty())
            return RequirementFinding.missing(requirement, List.of(new MissingRequirement.NotMet()));
        var conclusion = dossier.interview().get();
        if (!conclusion.favourable())
            return RequirementFinding.missing(requirement, List.of(new MissingRequirement.Unfavourable()));
        return dated(requirement, conclusion.on(), on);
    }

    RequirementFinding observed(Requirement requirement, Dossier dossier, LocalDate on) {
        var fact = requirement.fact().flatMap(label::fact).orElseThrow();
        var observed = dossier.facts().get(fact.id());
        if (observed == null)
            return RequirementFinding.missing(requirement, List.of(new MissingRequirement.Unknown(fact)));
        var least = requirement.atLeast().orElse(1);
        if (observed.value() < least)
            return RequirementFinding.missing(
                    requirement, List.of(new MissingRequirement.NotSo(fact, observed.value(), least)));
        return dated(requirement, observed.on(), on);
    }

    /// Checks a rule on facts; its date is that of the oldest fact that it uses.
    RequirementFinding rule(Requirement requirement, Dossier dossier, LocalDate on) {
        var rule = requirement.rule().orElseThrow();
        var gaps = new ArrayList<MissingRequirement>(0);
        var oldest = on;
        for (var variable : rule.variables()) {
            var fact = variables.get(variable);
            if (fact == null) continue;
            var observed = dossier.facts().get(fact.id());
            if (observed == null) gaps.add(new MissingRequirement.Unknown(fact));
            else if (observed.on().isBefore(oldest)) oldest = observed.on();
        }
        if (!gaps.isEmpty()) return RequirementFinding.missing(requirement, gaps);
        if (!rule.holds(values(rule, dossier)))
            return RequirementFinding.missing(requirement, List.of(new MissingRequirement.RuleNotMet(requirement)));
        return dated(requirement, oldest, on);
    }

    /// Checks every stage of a place, in order; the date is that of the oldest stage.
    RequirementFinding worked(Requirement requirement, Dossier dossier, LocalDate on) {
        var gaps = new ArrayList<MissingRequirement>(0);
        var oldest = on;
        Worked before = null;
        for (var stage : label.procedure()) {
            var done = dossier.work().get(stage.id());
            var gap = done == null ? new MissingRequirement.StageNotCompleted(stage) : lacking(stage, done, before);
            if (gap != null) gaps.add(gap);
            if (done != null && done.last().isBefore(oldest)) oldest = done.last();
            before = done;
        }
        return gaps.isEmpty() ? dated(requirement, oldest, on) : RequirementFinding.missing(requirement, gaps);
    }

    private static @Nullable MissingRequirement lacking(Stage stage, Worked done, @Nullable Worked before) {
        var missing = switch (stage.with()) {
            case INHABITANTS ->
                done.people() < Math.max(1, stage.atLeast())
                        ? new MissingRequirement.TooFewInhabitants(stage, done.people())
                        : null;
            case PEER_PLACE -> done.peer() ? null : new MissingRequirement.NoPeerVisit(stage);
            case TEAM, COMMITTEE -> done.reasons() ? null : new MissingRequirement.NoReasons(stage);
        };
        if (missing != null || before == null || stage.afterDays() == 0) return missing;
        var from = before.first().plusDays(stage.afterDays());
        return done.last().isBefore(from) ? new MissingRequirement.TooSoon(stage, from) : null;
    }

    /// Evaluates an expression; an unknown fact is false.
    boolean holds(RuleExpression expression, Dossier dossier) {
        for (var variable : expression.variables()) {
            var fact = variables.get(variable);
            if (fact != null && !dossier.facts().containsKey(fact.id())) return false;
        }
        return expression.holds(values(expression, dossier));
    }

    private Map<String, Object> values(RuleExpression expression, Dossier dossier) {
        var values = new HashMap<String, Object>();
        for (var variable : expression.variables()) {
            var fact = variables.get(variable);
            if (fact == null) values.put(RuleExpression.PROFILE, profile);
            else values.put(variable, value(fact, dossier.facts().get(fact.id())));
        }
        return values;
    }

    private static Object value(Fact fact, @Nullable Observed observed) {
        var value = observed == null ? 0 : observed.value();
        return fact.type() == FactType.YES_NO ? (Object) (value != 0) : (Object) value;
    }

    private static RequirementFinding dated(Requirement requirement, LocalDate from, LocalDate on) {
        if (requirement.months().isEmpty()) return RequirementFinding.met(requirement, Optional.empty());
        var until = from.plusMonths(requirement.months().getAsInt());
        return until.isBefore(on)
                ? RequirementFinding.expired(requirement, until, List.of())
                : RequirementFinding.met(requirement, Optional.of(until));
    }
}
