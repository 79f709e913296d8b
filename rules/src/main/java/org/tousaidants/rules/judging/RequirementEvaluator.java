package org.tousaidants.rules.judging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tousaidants.rules.judging.LabelDossier.CompletedStage;
import org.tousaidants.rules.judging.LabelDossier.DossierFact;
import org.tousaidants.rules.judging.LabelDossier.DossierSkillLevel;
import org.tousaidants.rules.protocol.LabelCharter.CharterCommitment;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.LabelRules;
import org.tousaidants.rules.protocol.LabelRules.LabelFact;
import org.tousaidants.rules.protocol.LabelRules.LabelFactType;
import org.tousaidants.rules.protocol.LabelRules.LabelRequirement;
import org.tousaidants.rules.protocol.LabelRules.LabelStage;
import org.tousaidants.rules.protocol.LabelRules.RequirementWaiver;
import org.tousaidants.rules.protocol.RuleExpression;
import org.tousaidants.rules.protocol.SkillEvidence;
import org.tousaidants.rules.protocol.SkillGrid.SkillCompetence;

/// Checks one requirement of one profile against a dossier.
final class RequirementEvaluator {
    private final String profile;
    private final LabelRules label;
    private final List<CharterCommitment> commitments;
    private final List<SkillCompetence> competences = new ArrayList<>();
    private final Map<String, Integer> rank = new HashMap<>();
    private final int[] needed;
    private final Map<String, LabelFact> variables = new HashMap<>();

    RequirementEvaluator(LabelProtocol protocol, LabelRules label, String profile) {
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

    RequirementFinding charter(LabelRequirement requirement, LabelDossier dossier) {
        var gaps = new ArrayList<MissingRequirement>(0);
        LocalDate last = null;
        for (var commitment : commitments) {
            var signature = dossier.signatures().get(commitment.id());
            if (signature == null) gaps.add(new MissingRequirement.CommitmentNotSigned(commitment));
            else if (!signature.hash().equals(commitment.hash()))
                gaps.add(new MissingRequirement.CommitmentTextChanged(commitment));
            else if (!signature.taken()) gaps.add(new MissingRequirement.CommitmentNotTaken(commitment));
            else last = later(last, signature.on());
        }
        return gaps.isEmpty()
                ? RequirementFinding.met(requirement, Optional.empty(), basis(requirement, last))
                : RequirementFinding.missing(requirement, gaps);
    }

    RequirementFinding skills(LabelRequirement requirement, LabelDossier dossier, LocalDate on) {
        return skills(requirement, dossier, on, needed);
    }

    /// Returns whether a dossier has the levels that the waiver (an exemption for some time) requires instead of
    /// the usual levels of the grid.
    boolean sufficient(LabelRequirement requirement, RequirementWaiver waiver, LabelDossier dossier, LocalDate on) {
        var lighter =
                waiver.lighter().map(LabelRules.LighterRequirement::levels).orElse(Map.of());
        if (lighter.isEmpty()) return true;
        var asked = needed.clone();
        lighter.forEach((competence, level) -> {
            var at = rank.get(competence);
            if (at != null) asked[at] = Math.min(asked[at], level);
        });
        return skills(requirement, dossier, on, asked).fulfilled();
    }

    /// Returns the finding about the levels of skill. For each competence, the valid evidence that lasts longest
    /// is used.
    ///
    /// @param on day of the evaluation
    /// @param needed required level of each competence
    private RequirementFinding skills(LabelRequirement requirement, LabelDossier dossier, LocalDate on, int[] needed) {
        var best = new DossierSkillLevel[needed.length];
        for (var level : dossier.levels()) {
            var at = rank.get(level.competence());
            if (at != null && (best[at] == null || better(level, best[at], needed[at], requirement.evidence())))
                best[at] = level;
        }
        var gaps = new ArrayList<MissingRequirement>(0);
        LocalDate oldest = null;
        LocalDate latest = null;
        for (var i = 0; i < best.length; i++) {
            var gap = gap(best[i], i, needed[i], requirement.evidence());
            if (gap != null) gaps.add(gap);
            else if (best[i] != null) {
                if (oldest == null || best[i].on().isBefore(oldest)) oldest = best[i].on();
                latest = later(latest, best[i].on());
            }
        }
        if (oldest == null || requirement.months().isEmpty())
            return gaps.isEmpty()
                    ? RequirementFinding.met(requirement, Optional.empty(), basis(requirement, latest))
                    : RequirementFinding.missing(requirement, gaps);
        var until = oldest.plusMonths(requirement.months().getAsInt());
        if (!until.isBefore(on))
            return gaps.isEmpty()
                    ? RequirementFinding.met(requirement, Optional.of(until), basis(requirement, latest))
                    : RequirementFinding.missing(requirement, gaps);
        var expired = gaps.isEmpty();
        for (var i = 0; i < best.length; i++)
            if (best[i] != null
                    && gap(best[i], i, needed[i], requirement.evidence()) == null
                    && best[i].on().plusMonths(requirement.months().getAsInt()).isBefore(on))
                gaps.add(new MissingRequirement.SkillProofTooOld(competences.get(i)));
        return expired
                ? RequirementFinding.expired(requirement, until, gaps, basis(requirement, latest))
                : RequirementFinding.missing(requirement, gaps);
    }

    private static boolean better(
            DossierSkillLevel level, DossierSkillLevel than, int needed, Set<SkillEvidence> evidence) {
        var counts = counts(level, needed, evidence);
        if (counts != counts(than, needed, evidence)) return counts;
        return counts ? level.on().isAfter(than.on()) : level.level() > than.level();
    }

    private static boolean counts(DossierSkillLevel level, int needed, Set<SkillEvidence> evidence) {
        return level.level() >= needed && evidence.contains(level.evidence());
    }

    private @Nullable MissingRequirement gap(
            @Nullable DossierSkillLevel best, int at, int level, Set<SkillEvidence> evidence) {
        if (level == 0) return null;
        if (best == null) return new MissingRequirement.SkillNotMeasured(competences.get(at), level);
        if (best.level() < level)
            return new MissingRequirement.SkillLevelTooLow(competences.get(at), best.level(), level);
        if (!evidence.contains(best.evidence()))
            return new MissingRequirement.SkillNotProved(competences.get(at), best.evidence());
        return null;
    }

    RequirementFinding interview(LabelRequirement requirement, LabelDossier dossier, LocalDate on) {
        if (dossier.interview().isEmpty())
            return RequirementFinding.missing(requirement, List.of(new MissingRequirement.PeersNotMet()));
        var conclusion = dossier.interview().get();
        if (!conclusion.favourable())
            return RequirementFinding.missing(requirement, List.of(new MissingRequirement.UnfavourableInterview()));
        return dated(requirement, conclusion.on(), conclusion.on(), on);
    }

    RequirementFinding observed(LabelRequirement requirement, LabelDossier dossier, LocalDate on) {
        var fact = requirement.fact().flatMap(label::fact).orElseThrow();
        var observed = dossier.facts().get(fact.id());
        if (observed == null)
            return RequirementFinding.missing(requirement, List.of(new MissingRequirement.UnknownFact(fact)));
        var least = requirement.atLeast().orElse(1);
        if (observed.value() < least)
            return RequirementFinding.missing(
                    requirement, List.of(new MissingRequirement.FactBelowRequirement(fact, observed.value(), least)));
        return dated(requirement, observed.on(), observed.on(), on);
    }

    /// Returns the finding about a rule on facts. The date of the finding depends on the oldest fact that the
    /// rule uses.
    ///
    /// @param on day of the evaluation
    RequirementFinding rule(LabelRequirement requirement, LabelDossier dossier, LocalDate on) {
        var rule = requirement.rule().orElseThrow();
        var gaps = new ArrayList<MissingRequirement>(0);
        var oldest = on;
        LocalDate latest = null;
        for (var variable : rule.variables()) {
            var fact = variables.get(variable);
            if (fact == null) continue;
            var observed = dossier.facts().get(fact.id());
            if (observed == null) gaps.add(new MissingRequirement.UnknownFact(fact));
            else {
                if (observed.on().isBefore(oldest)) oldest = observed.on();
                latest = later(latest, observed.on());
            }
        }
        if (!gaps.isEmpty()) return RequirementFinding.missing(requirement, gaps);
        if (!rule.holds(values(rule, dossier)))
            return RequirementFinding.missing(requirement, List.of(new MissingRequirement.RuleNotMet(requirement)));
        return dated(requirement, oldest, latest, on);
    }

    /// Returns the finding about the stages of a place, which are checked in order. The date of the finding
    /// depends on the oldest stage.
    ///
    /// @param on day of the evaluation
    RequirementFinding worked(LabelRequirement requirement, LabelDossier dossier, LocalDate on) {
        var gaps = new ArrayList<MissingRequirement>(0);
        var oldest = on;
        LocalDate latest = null;
        CompletedStage before = null;
        for (var stage : label.procedure()) {
            var done = dossier.work().get(stage.id());
            var gap = done == null ? new MissingRequirement.StageNotCompleted(stage) : lacking(stage, done, before);
            if (gap != null) gaps.add(gap);
            if (done != null) {
                if (done.last().isBefore(oldest)) oldest = done.last();
                latest = later(latest, done.last());
            }
            before = done;
        }
        return gaps.isEmpty() ? dated(requirement, oldest, latest, on) : RequirementFinding.missing(requirement, gaps);
    }

    private static @Nullable MissingRequirement lacking(
            LabelStage stage, CompletedStage done, @Nullable CompletedStage before) {
        var missing = switch (stage.with()) {
            case INHABITANTS ->
                done.people() < Math.max(1, stage.atLeast())
                        ? new MissingRequirement.TooFewInhabitants(stage, done.people())
                        : null;
            case PEER_PLACE -> done.peer() ? null : new MissingRequirement.PeerVisitMissing(stage);
            case TEAM, COMMITTEE -> done.reasons() ? null : new MissingRequirement.StageReasonsMissing(stage);
        };
        if (missing != null || before == null || stage.afterDays() == 0) return missing;
        var from = before.first().plusDays(stage.afterDays());
        return done.last().isBefore(from) ? new MissingRequirement.StageTooSoon(stage, from) : null;
    }

    /// Returns whether the expression is true for the facts of the dossier; an unknown fact counts as false.
    boolean holds(RuleExpression expression, LabelDossier dossier) {
        for (var variable : expression.variables()) {
            var fact = variables.get(variable);
            if (fact != null && !dossier.facts().containsKey(fact.id())) return false;
        }
        return expression.holds(values(expression, dossier));
    }

    private Map<String, Object> values(RuleExpression expression, LabelDossier dossier) {
        var values = new HashMap<String, Object>();
        for (var variable : expression.variables()) {
            var fact = variables.get(variable);
            if (fact == null) values.put(RuleExpression.PROFILE, profile);
            else values.put(variable, value(fact, dossier.facts().get(fact.id())));
        }
        return values;
    }

    private static Object value(LabelFact fact, @Nullable DossierFact observed) {
        var value = observed == null ? 0 : observed.value();
        return fact.type() == LabelFactType.YES_NO ? (Object) (value != 0) : (Object) value;
    }

    /// Returns the finding for a requirement that is met while its proofs are recent enough.
    ///
    /// @param from day of the oldest proof, from which the requirement is valid
    /// @param last day of the latest proof; null if the requirement needs no dated proof
    /// @param on day of the evaluation
    private static RequirementFinding dated(
            LabelRequirement requirement, LocalDate from, @Nullable LocalDate last, LocalDate on) {
        var basis = basis(requirement, last);
        if (requirement.months().isEmpty()) return RequirementFinding.met(requirement, Optional.empty(), basis);
        var until = from.plusMonths(requirement.months().getAsInt());
        return until.isBefore(on)
                ? RequirementFinding.expired(requirement, until, List.of(), basis)
                : RequirementFinding.met(requirement, Optional.of(until), basis);
    }

    private static Optional<FindingBasis> basis(LabelRequirement requirement, @Nullable LocalDate last) {
        return Optional.ofNullable(last).map(day -> new FindingBasis(requirement, day));
    }

    private static LocalDate later(@Nullable LocalDate known, LocalDate other) {
        return known == null || known.isBefore(other) ? other : known;
    }
}
