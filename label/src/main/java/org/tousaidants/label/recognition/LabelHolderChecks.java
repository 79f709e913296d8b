package org.tousaidants.label.recognition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.badges.BadgeCode;
import org.tousaidants.label.badges.BadgeHolderChecks;
import org.tousaidants.label.observations.FactWitness;
import org.tousaidants.label.observations.FoundingPeerCheck;
import org.tousaidants.platform.web.Page;
import org.tousaidants.rules.judging.FindingBasis;
import org.tousaidants.rules.judging.LabelDossier;
import org.tousaidants.rules.judging.LabelVerdict;
import org.tousaidants.rules.judging.RequirementFinding;
import org.tousaidants.rules.protocol.LabelProtocol.HolderNature;
import org.tousaidants.rules.protocol.LabelRules;
import org.tousaidants.rules.protocol.LabelRules.LabelRequirement;
import org.tousaidants.rules.protocol.SkillEvidence;

/// Lists, for the public verification of a badge, the checks that the dossier of the holder contains: the checked
/// condition, the role of the person who checked it, and the day. A check never contains the name of a person. This
/// product never checks the identity of a person.
@Component
class LabelHolderChecks implements BadgeHolderChecks {
    /// Name of the fact that counts the help of a person, in the base protocol.
    private static final String ACTS = "actes-12-mois";

    private final LabelCaseStore cases;
    private final LabelHolderReader holderReader;
    private final LabelDossierAssessor assessor;
    private final FoundingPeerCheck foundingPeers;

    LabelHolderChecks(
            LabelCaseStore cases,
            LabelHolderReader holderReader,
            LabelDossierAssessor assessor,
            FoundingPeerCheck foundingPeers) {
        this.cases = cases;
        this.holderReader = holderReader;
        this.assessor = assessor;
        this.foundingPeers = foundingPeers;
    }

    /// The evaluated dossier of a holder, and the role of the person by whom each fact is known.
    private record EvaluatedHolder(
            LabelDossier dossier, LabelVerdict verdict, LabelRules label, Map<String, FactWitness> witnesses) {}

    @Override
    @Transactional(readOnly = true)
    public List<BadgeCheck> of(BadgeCode code, Page page) {
        var life = cases.ofBadge(code.value());
        var rules = assessor.rules();
        if (life.isEmpty()
                || !(assessor.of(life.get(), rules)
                        instanceof LabelDossierAssessor.DossierAssessment.AssessedDossier(var dossier, var verdict)))
            return List.of();
        var evaluated = new EvaluatedHolder(
                dossier,
                verdict,
                life.get().label(rules.protocol()),
                holderReader.witnesses(life.get().holder()));
        var checks = new ArrayList<>(
                switch (life.get().holder()) {
                    case LabelHolder.HelperAsLabelHolder(var helper, var _) ->
                        ofPerson(evaluated, foundingPeers.met(helper), page);
                    case LabelHolder.PlaceAsLabelHolder _ -> requirements(evaluated, page, true);
                });
        checks.addAll(lighter(verdict, page));
        decision(life.get(), page).ifPresent(checks::add);
        return checks;
    }

    private static List<BadgeCheck> ofPerson(EvaluatedHolder evaluated, boolean founded, Page page) {
        var checks = new ArrayList<BadgeCheck>();
        checks.add(check("identity", page.t("labels.check.identity.none"), false, page));
        checks.add(charter(evaluated.dossier(), page));
        checks.add(skills(evaluated.dossier(), page));
        checks.add(evaluated
                .dossier()
                .interview()
                .filter(LabelDossier.DossierInterviewConclusion::favourable)
                .map(held -> check(
                        "interview",
                        page.t("labels.check.interview." + (founded ? "founded" : "held"), page.day(held.on())),
                        true,
                        page))
                .orElseGet(() -> check("interview", page.t("labels.check.interview.none"), false, page)));
        checks.addAll(requirements(evaluated, page, false));
        if (evaluated.verdict().findings().stream()
                .noneMatch(finding -> ofActs(finding.requirement(), evaluated.label())))
            checks.add(check("activity", page.t("labels.check.activity.none"), false, page));
        return checks;
    }

    /// Returns whether a requirement, or one of its alternatives, counts how often a person helps.
    private static boolean ofActs(LabelRequirement requirement, LabelRules label) {
        return facts(requirement, label).contains(ACTS)
                || requirement.among().stream()
                        .flatMap(id -> label.requirement(id).stream())
                        .anyMatch(way -> facts(way, label).contains(ACTS));
    }

    /// Returns the ids of the facts that a requirement reads.
    private static List<String> facts(LabelRequirement requirement, LabelRules label) {
        return Stream.concat(
                        requirement.fact().stream(),
                        label.facts().stream()
                                .filter(fact -> requirement
                                        .rule()
                                        .filter(rule -> rule.variables().contains(fact.variable()))
                                        .isPresent())
                                .map(LabelRules.LabelFact::id))
                .toList();
    }

    private static BadgeCheck charter(LabelDossier dossier, Page page) {
        var taken = dossier.signatures().values().stream()
                .filter(LabelDossier.DossierCharterSignature::taken)
                .toList();
        return taken.stream()
                .map(LabelDossier.DossierCharterSignature::on)
                .max(Comparator.naturalOrder())
                .map(day ->
                        check("charter", page.t("labels.check.charter.taken", taken.size(), page.day(day)), true, page))
                .orElseGet(() -> check("charter", page.t("labels.check.charter.none"), false, page));
    }

    /// Returns a check that states how many competences were proven, by the strongest proof of each, with the
    /// last day of each kind of proof. A competence that only the person states counts as not checked.
    private static BadgeCheck skills(LabelDossier dossier, Page page) {
        var best = new HashMap<String, LabelDossier.DossierSkillLevel>();
        for (var level : dossier.levels())
            best.merge(
                    level.competence(),
                    level,
                    (one, other) -> one.evidence().compareTo(other.evidence()) <= 0 ? one : other);
        if (best.isEmpty()) return check("skills", page.t("labels.check.skills.none"), false, page);
        var counted = best.values().stream().collect(Collectors.groupingBy(LabelDossier.DossierSkillLevel::evidence));
        var words = new ArrayList<String>();
        for (var evidence : SkillEvidence.values())
            if (counted.containsKey(evidence)) {
                var levels = counted.get(evidence);
                var last = levels.stream()
                        .map(LabelDossier.DossierSkillLevel::on)
                        .max(Comparator.naturalOrder())
                        .orElse(LocalDate.EPOCH);
                words.add(page.t("labels.check.skills." + evidence.code(), levels.size(), page.day(last)));
            }
        return check(
                "skills",
                String.join(" ", words),
                counted.keySet().stream().anyMatch(evidence -> evidence != SkillEvidence.DECLARATION),
                page);
    }

    /// Returns the requirements of the default protocol that the holder does not fulfil and need not fulfil,
    /// because the rules of their territory require less.
    private static List<BadgeCheck> lighter(LabelVerdict verdict, Page page) {
        return verdict.findings().stream()
                .flatMap(finding -> finding.waiver().stream()
                        .flatMap(waiver -> waiver.lighter().stream()
                                .map(lighter -> check(
                                        "lighter",
                                        page.t(
                                                "labels.check.lighter.how",
                                                page.french(
                                                        finding.requirement().name()),
                                                page.french(waiver.why()),
                                                page.french(lighter.approvedBy()),
                                                page.day(lighter.until())),
                                        false,
                                        page))))
                .toList();
    }

    /// Returns one check for each requirement in a verdict, except those that the territory waives for some
    /// time, which have a line of their own.
    ///
    /// @param all false omits the requirements that other lines about a person already contain
    private static List<BadgeCheck> requirements(EvaluatedHolder evaluated, Page page, boolean all) {
        return evaluated.verdict().findings().stream()
                .filter(finding -> all
                        || switch (finding.requirement().kind()) {
                            case CHARTER, SKILLS, INTERVIEW -> false;
                            case OBSERVED, RULE, ONE_OF, WORKED -> true;
                        })
                .filter(finding ->
                        finding.waiver().flatMap(waiver -> waiver.lighter()).isEmpty())
                .map(finding -> new BadgeCheck(
                        page.french(finding.requirement().name()),
                        how(finding, evaluated, page),
                        finding.state() == RequirementFinding.RequirementState.MET))
                .toList();
    }

    private static String how(RequirementFinding finding, EvaluatedHolder evaluated, Page page) {
        return switch (finding.state()) {
            case MET ->
                finding.basis()
                        .map(basis -> proof(finding, basis, evaluated, page))
                        .orElseGet(() -> page.t("labels.check.met"));
            case EXPIRED ->
                finding.basis()
                        .map(basis -> page.t("labels.check.expired", page.day(basis.on())))
                        .orElseGet(() -> page.t("labels.check.missing"));
            case MISSING -> page.t("labels.check.missing");
            case WAIVED ->
                page.t(
                        "labels.check.waived",
                        finding.waiver()
                                .map(waiver -> page.french(waiver.why()))
                                .orElse(""));
        };
    }

    /// Returns a sentence with the role of the person who checked a condition and the day. If an alternative
    /// fulfils the condition, the sentence names the alternative.
    private static String proof(RequirementFinding finding, FindingBasis basis, EvaluatedHolder evaluated, Page page) {
        var by = page.t("labels.check.by." + by(basis.way(), evaluated), page.day(basis.on()));
        return basis.way().id().equals(finding.requirement().id())
                ? by
                : page.t("labels.check.way", page.french(basis.way().name()), by);
    }

    private static String by(LabelRequirement way, EvaluatedHolder evaluated) {
        var place = evaluated.label().nature() == HolderNature.PLACE;
        return switch (way.kind()) {
            case CHARTER -> place ? "signatory" : "holder";
            case WORKED -> "stages";
            case INTERVIEW -> "peers";
            case SKILLS, ONE_OF -> "file";
            case OBSERVED, RULE -> {
                var witnesses = facts(way, evaluated.label()).stream()
                        .flatMap(fact ->
                                Optional.ofNullable(evaluated.witnesses().get(fact)).stream())
                        .distinct()
                        .toList();
                yield witnesses.size() == 1 ? witnesses.getFirst().key() : "file";
            }
        };
    }

    /// Returns a line with the day on which the committee last gave or renewed the label.
    private static Optional<BadgeCheck> decision(LabelCase life, Page page) {
        return life.steps().reversed().stream()
                .filter(step -> step.term().isPresent())
                .findFirst()
                .map(step -> check(
                        "decision",
                        page.t("labels.check.decision.taken", page.day(ParisTime.day(step.at()))),
                        true,
                        page));
    }

    private static BadgeCheck check(String what, String how, boolean done, Page page) {
        return new BadgeCheck(page.t("labels.check." + what), how, done);
    }
}
