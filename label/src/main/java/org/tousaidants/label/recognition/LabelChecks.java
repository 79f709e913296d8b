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
import org.tousaidants.label.badges.BadgeChecks;
import org.tousaidants.label.badges.BadgeCode;
import org.tousaidants.label.observations.FoundingPeers;
import org.tousaidants.platform.web.Page;
import org.tousaidants.rules.judging.Dossier;
import org.tousaidants.rules.judging.Verdict;
import org.tousaidants.rules.protocol.SkillEvidence;

/// Reads the checks from the file of the holder. The identity of a person is never checked by this product.
@Component
class LabelChecks implements BadgeChecks {
    private final LabelCaseStore cases;
    private final DossierAssessor assessor;
    private final FoundingPeers foundingPeers;

    LabelChecks(LabelCaseStore cases, DossierAssessor assessor, FoundingPeers foundingPeers) {
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
                        instanceof DossierAssessor.Weighed.DossierVerdict(var dossier, var verdict))) return List.of();
        return switch (life.get().holder()) {
            case LabelHolder.AHelper(var helper, var _) -> ofPerson(dossier, verdict, foundingPeers.met(helper), page);
            case LabelHolder.APlace _ ->
                Stream.concat(requirements(verdict, page, true).stream(), lighter(verdict, page).stream())
                        .toList();
        };
    }

    private static List<BadgeCheck> ofPerson(Dossier dossier, Verdict verdict, boolean founded, Page page) {
        var checks = new ArrayList<BadgeCheck>();
        checks.add(charter(dossier, page));
        checks.add(skills(dossier, page));
        checks.add(dossier.interview()
                .filter(Dossier.Conclusion::favourable)
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

    private static BadgeCheck charter(Dossier dossier, Page page) {
        var taken = dossier.signatures().values().stream()
                .filter(Dossier.Signature::taken)
                .toList();
        return taken.stream()
                .map(Dossier.Signature::on)
                .max(Comparator.naturalOrder())
                .map(day ->
                        check("charter", page.t("labels.check.charter.taken", taken.size(), page.day(day)), true, page))
                .orElseGet(() -> check("charter", page.t("labels.check.charter.none"), false, page));
    }

    /// The best evidence of each competence, counted; what the person says alone is not checked.
    private static BadgeCheck skills(Dossier dossier, Page page) {
        Map<String, SkillEvidence> best = dossier.levels().stream()
                .collect(Collectors.toMap(
                        Dossier.Level::competence,
                        Dossier.Level::evidence,
                        (one, other) -> one.compareTo(other) <= 0 ? one : other));
        if (best.isEmpty()) return check("skills", page.t("labels.check.skills.none"), false, page);
        var counted = best.values().stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        var words = new ArrayList<String>();
        for (var evidence : SkillEvidence.values())
            if (counted.containsKey(evidence))
                words.add(page.t("labels.check.skills." + evidence.code(), counted.get(evidence)));
        var last = dossier.levels().stream()
                .map(Dossier.Level::on)
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.EPOCH);
        return check(
                "skills",
                page.t("labels.check.skills.until", String.join(", ", words), page.day(last)),
                counted.keySet().stream().anyMatch(evidence -> evidence != SkillEvidence.DECLARATION),
                page);
    }

    /// The requirements of the base that this holder does not fulfil, because their territory asks for less.
    private static List<BadgeCheck> lighter(Verdict verdict, Page page) {
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

    /// @param all false leaves out what the lines of a person say already
    private static List<BadgeCheck> requirements(Verdict verdict, Page page, boolean all) {
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
