package org.tousaidants.label.recognition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.badges.BadgeCode;
import org.tousaidants.label.badges.BadgeHolderChecks;
import org.tousaidants.label.observations.FoundingPeerCheck;
import org.tousaidants.platform.web.Page;
import org.tousaidants.rules.judging.LabelDossier;
import org.tousaidants.rules.judging.LabelVerdict;
import org.tousaidants.rules.protocol.SkillEvidence;

/// Lists, for the public verification of a badge, the checks that the dossier of the holder contains. This product
/// never checks the identity of a person.
@Component
class LabelHolderChecks implements BadgeHolderChecks {
    private final LabelCaseStore cases;
    private final LabelDossierAssessor assessor;
    private final FoundingPeerCheck foundingPeers;

    LabelHolderChecks(LabelCaseStore cases, LabelDossierAssessor assessor, FoundingPeerCheck foundingPeers) {
        this.foundingPeers = foundingPeers;
        this.cases = cases;
        this.assessor = assessor;
    }

    @Override
    @Transactional(readOnly = true)
    public List<BadgeCheck> of(BadgeCode code, Page page) {
        var life = cases.ofBadge(code.value());
        if (life.isEmpty()
                || !(assessor.of(life.get(), assessor.rules())
                        instanceof LabelDossierAssessor.DossierAssessment.AssessedDossier(var dossier, var verdict)))
            return List.of();
        return switch (life.get().holder()) {
            case LabelHolder.HelperAsLabelHolder(var helper, var _) ->
                ofPerson(dossier, verdict, foundingPeers.met(helper), page);
            case LabelHolder.PlaceAsLabelHolder _ ->
                Stream.concat(requirements(verdict, page, true).stream(), lighter(verdict, page).stream())
                        .toList();
        };
    }

    private static List<BadgeCheck> ofPerson(LabelDossier dossier, LabelVerdict verdict, boolean founded, Page page) {
        var checks = new ArrayList<BadgeCheck>();
        checks.add(charter(dossier, page));
        checks.add(skills(dossier, page));
        checks.add(dossier.interview()
                .filter(LabelDossier.DossierInterviewConclusion::favourable)
                .map(held -> check(
                        "interview",
                        page.t("labels.check.interview." + (founded ? "founded" : "held"), page.day(held.on())),
                        true,
                        page))
                .orElseGet(() -> check("interview", page.t("labels.check.interview.none"), false, page)));
        checks.addAll(requirements(verdict, page, false));
        checks.addAll(lighter(verdict, page));
        checks.add(check("identity", page.t("labels.check.identity.none"), false, page));
        return checks;
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

    /// Returns a check that states how many competences were proven, by the strongest proof of each. A
    /// competence that only the person states counts as not checked.
    private static BadgeCheck skills(LabelDossier dossier, Page page) {
        Map<String, SkillEvidence> best = dossier.levels().stream()
                .collect(Collectors.toMap(
                        LabelDossier.DossierSkillLevel::competence,
                        LabelDossier.DossierSkillLevel::evidence,
                        (one, other) -> one.compareTo(other) <= 0 ? one : other));
        if (best.isEmpty()) return check("skills", page.t("labels.check.skills.none"), false, page);
        var counted = best.values().stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        var words = new ArrayList<String>();
        for (var evidence : SkillEvidence.values())
            if (counted.containsKey(evidence))
                words.add(page.t("labels.check.skills." + evidence.code(), counted.get(evidence)));
        var last = dossier.levels().stream()
                .map(LabelDossier.DossierSkillLevel::on)
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.EPOCH);
        return check(
                "skills",
                page.t("labels.check.skills.until", String.join(", ", words), page.day(last)),
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

    /// Returns one check for each requirement in a verdict.
    ///
    /// @param all false omits the requirements that other lines about a person already contain
    private static List<BadgeCheck> requirements(LabelVerdict verdict, Page page, boolean all) {
        return verdict.findings().stream()
                .filter(finding -> all
                        || switch (finding.requirement().kind()) {
                            case CHARTER, SKILLS, INTERVIEW -> false;
                            case OBSERVED, RULE, ONE_OF, WORKED -> true;
                        })
                .map(finding -> new BadgeCheck(
                        page.french(finding.requirement().name()),
                        page.t(finding.fulfilled() ? "labels.check.met" : "labels.check.missing"),
                        finding.fulfilled()))
                .toList();
    }

    private static BadgeCheck check(String what, String how, boolean done, Page page) {
        return new BadgeCheck(page.t("labels.check." + what), how, done);
    }
}
