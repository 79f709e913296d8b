package org.tousaidants.rules.reading;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tousaidants.rules.protocol.FileLinePosition;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.LabelProtocol.HolderNature;
import org.tousaidants.rules.protocol.LabelRules;
import org.tousaidants.rules.protocol.LabelRules.LabelRequirement;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.RuleFileSchemas;
import org.tousaidants.rules.protocol.ServiceGuarantee;
import org.tousaidants.rules.protocol.ServiceGuarantee.ThresholdSide;
import org.tousaidants.rules.protocol.SkillEvidence;

/// « Plancher » — compares a territory's rules with the national minimum. A territory may add requirements, raise
/// levels or shorten durations. It may not remove, weaken or lengthen anything, except in a waiver with a reason and
/// a last day. Helpers recognised in any territory therefore deserve the same trust.
final class NationalMinimumCheck {
    /// Maximum number of months for which a territory may require less than the national minimum. Afterwards the
    /// assembly of the territory must decide again.
    private static final int LIGHTER_MONTHS = 24;

    private static final LocalisedText KEEP = LocalisedText.of("floor.keep");

    private final LabelProtocol base;
    private final LabelProtocol own;
    private final TerritoryValuePositions written;
    private final ProtocolMistakes mistakes;

    NationalMinimumCheck(
            LabelProtocol base, LabelProtocol own, TerritoryValuePositions written, ProtocolMistakes mistakes) {
        this.base = base;
        this.own = own;
        this.written = written;
        this.mistakes = mistakes;
    }

    void check() {
        profiles();
        charter();
        skills();
        titles();
        interview();
        label(RuleFileSchemas.HELPERS, base.helpers(), own.helpers());
        label(RuleFileSchemas.PLACES, base.places(), own.places());
        guarantees();
    }

    private void profiles() {
        for (var fixed : base.profiles())
            own.profile(fixed.id()).ifPresent(now -> {
                var at = written.of(RuleFileSchemas.PROFILES, "profils", fixed.id(), "fonctions");
                kept(at, LocalisedText.of("floor.ability", fixed.name()), fixed.abilities(), now.abilities());
                if (fixed.nature() != now.nature())
                    mistakes.add(
                            written.of(RuleFileSchemas.PROFILES, "profils", fixed.id(), "nature"),
                            LocalisedText.of("floor.nature"),
                            LocalisedText.of(fixed.nature() == HolderNature.PLACE ? "write.place" : "write.person"));
            });
    }

    private void charter() {
        for (var fixed : base.charter().commitments())
            own.charter().commitment(fixed.id()).ifPresent(now -> {
                if (!fixed.hash().equals(now.hash()))
                    mistakes.add(
                            written.of(RuleFileSchemas.CHARTER, "engagements", fixed.id(), "texte"),
                            LocalisedText.of("floor.text", fixed.id()),
                            LocalisedText.of("floor.text.do"));
                kept(
                        written.of(RuleFileSchemas.CHARTER, "engagements", fixed.id(), "profils"),
                        LocalisedText.of("floor.signers", fixed.id()),
                        fixed.profiles(),
                        now.profiles());
            });
    }

    private void skills() {
        base.skills()
                .grid()
                .forEach((profile, levels) -> levels.forEach((competence, level) -> {
                    var now = own.skills().level(profile, competence);
                    if (now < level)
                        mistakes.add(
                                written.inTable(RuleFileSchemas.SKILLS, "grille", competence, profile),
                                LocalisedText.of("floor.level", competence, profile, now, level),
                                LocalisedText.of("write.more", level));
                }));
    }

    /// Checks that the territory has not changed the titles of competences. Pix files name competences by title,
    /// so that after a change a level would be assigned to another competence.
    private void titles() {
        for (var fixed : base.skills().competences())
            own.skills()
                    .competence(fixed.id())
                    .filter(now -> !now.name().equals(fixed.name()))
                    .ifPresent(_ -> mistakes.add(
                            written.of(RuleFileSchemas.SKILLS, "competences", fixed.id(), "nom"),
                            LocalisedText.of("floor.title", fixed.id()),
                            LocalisedText.of("write", fixed.name())));
    }

    private void interview() {
        var fixed = base.interview();
        var now = own.interview();
        atLeast(RuleFileSchemas.INTERVIEW, "pairs", fixed.peers(), now.peers());
        atLeast(RuleFileSchemas.INTERVIEW, "minutes", fixed.minutes(), now.minutes());
        atMost(RuleFileSchemas.INTERVIEW, "fondation-mois", fixed.foundingMonths(), now.foundingMonths());
        if (fixed.otherOrganisations() && !now.otherOrganisations())
            mistakes.add(
                    written.of(RuleFileSchemas.INTERVIEW, "", "", "autres-structures"),
                    LocalisedText.of("floor.elsewhere"),
                    LocalisedText.of("write.yes"));
        kept(
                written.of(RuleFileSchemas.INTERVIEW, "", "", "conflits"),
                LocalisedText.of("floor.conflicts"),
                new HashSet<>(fixed.conflicts()),
                new HashSet<>(now.conflicts()));
        for (var criterion : fixed.criteria())
            now.criteria().stream()
                    .filter(each -> each.id().equals(criterion.id()))
                    .forEach(each -> kept(
                            written.of(RuleFileSchemas.INTERVIEW, "criteres", criterion.id(), "profils"),
                            LocalisedText.of("floor.criterion", criterion.id()),
                            criterion.profiles(),
                            each.profiles()));
    }

    private void label(String file, LabelRules fixed, LabelRules now) {
        atMost(file, "validite-mois", fixed.months(), now.months());
        atMost(file, "grace-jours", fixed.graceDays(), now.graceDays());
        var at = written.of(file, "", "", "decision");
        if (now.decision().signatures() < fixed.decision().signatures())
            mistakes.add(
                    at, LocalisedText.of("floor.signatures", fixed.decision().signatures()), KEEP);
        if (now.decision().appealDays() < fixed.decision().appealDays())
            mistakes.add(at, LocalisedText.of("floor.appeal", fixed.decision().appealDays()), KEEP);
        kept(
                written.of(file, "", "", "rappels-jours"),
                LocalisedText.of("floor.reminders"),
                days(fixed.reminderDays()),
                days(now.reminderDays()));
        for (var fact : fixed.facts())
            now.facts().stream()
                    .filter(each -> each.id().equals(fact.id()) && !each.equals(fact))
                    .forEach(_ -> mistakes.add(
                            written.of(file, "faits", fact.id(), "question"),
                            LocalisedText.of("floor.fact", fact.id()),
                            LocalisedText.of("floor.fact.do")));
        for (var requirement : fixed.requirements())
            now.requirement(requirement.id()).ifPresent(each -> requirement(file, requirement, each));
        for (var stage : fixed.procedure())
            now.procedure().stream()
                    .filter(each -> each.id().equals(stage.id()) && asksLess(each, stage))
                    .forEach(_ -> mistakes.add(
                            written.of(file, "procedure", stage.id(), "id"),
                            LocalisedText.of("floor.step", stage.name()),
                            KEEP));
        for (var waiver : now.waivers()) lighter(file, waiver);
        for (var waiver : now.waivers())
            if (waiver.lighter().isEmpty()
                    && fixed.requirement(waiver.requirement()).isPresent()
                    && fixed.waivers().stream().noneMatch(known -> saysNoMore(waiver, known)))
                mistakes.add(
                        written.of(file, "dispenses", waiver.id(), "id"),
                        LocalisedText.of("floor.waiver", waiver.id()),
                        LocalisedText.of("floor.waiver.do"));
        var stillAsked = now.requirements().stream()
                .flatMap(each -> each.among().stream())
                .filter(way -> fixed.requirement(way).isPresent())
                .filter(way -> fixed.requirements().stream()
                        .noneMatch(each -> each.among().contains(way)))
                .toList();
        for (var way : stillAsked)
            mistakes.add(
                    written.of(file, "exigences", way, "id"),
                    LocalisedText.of("floor.way", way),
                    LocalisedText.of("floor.way.do"));
    }

    /// Checks that a waiver by which the territory requires less than the base ends after a limited time.
    private void lighter(String file, LabelRules.RequirementWaiver waiver) {
        if (waiver.lighter().isEmpty()) return;
        var from = own.identity().inForce();
        var until = waiver.lighter().get().until();
        // A waiver whose last day has passed has no effect any more, so it is not a mistake if the next
        // version still contains it.
        if (until.isAfter(from.plusMonths(LIGHTER_MONTHS)))
            mistakes.add(
                    written.of(file, "dispenses", waiver.id(), "jusqu-au"),
                    LocalisedText.of("lighter.long", until, from, LIGHTER_MONTHS),
                    LocalisedText.of("lighter.long.do", from.plusMonths(LIGHTER_MONTHS)));
    }

    private static boolean asksLess(LabelRules.LabelStage now, LabelRules.LabelStage fixed) {
        return now.with() != fixed.with() || now.atLeast() < fixed.atLeast() || now.afterDays() < fixed.afterDays();
    }

    /// Returns whether the territory's waiver exempts no more people than that of the base. The territory may
    /// exempt fewer profiles, or give another reason or source.
    ///
    /// @param now waiver of the territory
    /// @param fixed waiver of the base
    private static boolean saysNoMore(LabelRules.RequirementWaiver now, LabelRules.RequirementWaiver fixed) {
        return now.id().equals(fixed.id())
                && now.requirement().equals(fixed.requirement())
                && now.when().equals(fixed.when())
                && fixed.profiles().containsAll(now.profiles());
    }

    private void requirement(String file, LabelRequirement fixed, LabelRequirement now) {
        var id = fixed.id();
        kept(
                written.of(file, "exigences", id, "profils"),
                LocalisedText.of("floor.asked", id),
                fixed.profiles(),
                now.profiles());
        kept(
                written.of(file, "exigences", id, "apres"),
                LocalisedText.of("floor.after", id),
                Set.copyOf(fixed.after()),
                Set.copyOf(now.after()));
        if (!fixed.aim().text().equals(now.aim().text()))
            mistakes.add(
                    written.of(file, "exigences", id, "intention"),
                    LocalisedText.of("floor.intention", id),
                    LocalisedText.of("write", fixed.aim().text()));
        if (!fixed.aim().means().equals(now.aim().means()))
            mistakes.add(
                    written.of(file, "exigences", id, "moyen-de"),
                    LocalisedText.of("floor.means", id),
                    LocalisedText.of("floor.means.do"));
        if (!fixed.evidence().containsAll(now.evidence()))
            mistakes.add(
                    written.of(file, "exigences", id, "preuves"),
                    LocalisedText.of("floor.evidence", id),
                    LocalisedText.of(
                            "keep.only",
                            String.join(
                                    ", ",
                                    fixed.evidence().stream()
                                            .map(SkillEvidence::code)
                                            .toList())));
        if (!Set.copyOf(fixed.among()).containsAll(now.among()))
            mistakes.add(
                    written.of(file, "exigences", id, "parmi"),
                    LocalisedText.of("floor.new.way", id),
                    LocalisedText.of("keep.only", String.join(", ", fixed.among())));
        if (fixed.kind() != now.kind()
                || !fixed.rule().equals(now.rule())
                || !fixed.fact().equals(now.fact()))
            mistakes.add(
                    written.of(file, "exigences", id, "nature"),
                    LocalisedText.of("floor.kind", id),
                    LocalisedText.of("floor.kind.do"));
        if (now.atLeast().orElse(0) < fixed.atLeast().orElse(0))
            mistakes.add(
                    written.of(file, "exigences", id, "au-moins"),
                    LocalisedText.of("floor.number", id),
                    LocalisedText.of("write.more", fixed.atLeast().orElse(0)));
        if (now.months().orElse(Integer.MAX_VALUE) > fixed.months().orElse(Integer.MAX_VALUE))
            mistakes.add(
                    written.of(file, "exigences", id, "validite-mois"),
                    LocalisedText.of("floor.months", id),
                    LocalisedText.of("write.less", fixed.months().orElse(0)));
    }

    private static Set<String> days(List<Integer> days) {
        return days.stream().map(String::valueOf).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void guarantees() {
        for (var fixed : base.guarantees())
            own.guarantees().stream()
                    .filter(each -> each.id().equals(fixed.id()))
                    .forEach(now -> guarantee(fixed, now));
    }

    private void guarantee(ServiceGuarantee fixed, ServiceGuarantee now) {
        var at = written.of(RuleFileSchemas.GUARANTEES, "garanties", fixed.id(), "seuil");
        var weaker = fixed.side() == ThresholdSide.AT_MOST
                ? now.threshold() > fixed.threshold()
                : now.threshold() < fixed.threshold();
        if (weaker)
            mistakes.add(
                    at,
                    LocalisedText.of("floor.threshold", fixed.id()),
                    LocalisedText.of(
                            fixed.side() == ThresholdSide.AT_MOST ? "write.less" : "write.more", fixed.threshold()));
        if (now.share() < fixed.share())
            mistakes.add(
                    written.of(RuleFileSchemas.GUARANTEES, "garanties", fixed.id(), "part-pour-cent"),
                    LocalisedText.of("floor.share", fixed.id()),
                    LocalisedText.of("write.more", fixed.share()));
        if (fixed.side() != now.side()
                || !fixed.measure().equals(now.measure())
                || !fixed.unit().equals(now.unit()))
            mistakes.add(
                    written.of(RuleFileSchemas.GUARANTEES, "garanties", fixed.id(), "mesure"),
                    LocalisedText.of("floor.measure", fixed.id()),
                    LocalisedText.of("floor.measure.do"));
        // A vote is about the words and the numbers of its day: a changed promise needs a vote of its own.
        if (now.origin().votedOn().isPresent()
                && now.origin().votedOn().equals(fixed.origin().votedOn())
                && (now.threshold() != fixed.threshold()
                        || now.share() != fixed.share()
                        || !now.phrase().equals(fixed.phrase())))
            mistakes.add(
                    at, LocalisedText.of("promise.vote.other", fixed.id()), LocalisedText.of("promise.vote.other.do"));
        if (!now.profiles().equals(fixed.profiles()) && !fixed.profiles().containsAll(now.profiles()))
            mistakes.add(
                    written.of(RuleFileSchemas.GUARANTEES, "garanties", fixed.id(), "profils"),
                    LocalisedText.of("floor.counted", fixed.id()),
                    KEEP);
    }

    private void atLeast(String file, String key, int fixed, int now) {
        if (now < fixed)
            mistakes.add(
                    written.of(file, "", "", key),
                    LocalisedText.of("floor.low", key, now, fixed),
                    LocalisedText.of("write.more", fixed));
    }

    private void atMost(String file, String key, int fixed, int now) {
        if (now > fixed)
            mistakes.add(
                    written.of(file, "", "", key),
                    LocalisedText.of("floor.loose", key, now, fixed),
                    LocalisedText.of("write.less", fixed));
    }

    private void kept(FileLinePosition at, LocalisedText words, Set<String> fixed, Set<String> now) {
        var lost = fixed.stream().filter(each -> !now.contains(each)).toList();
        if (!lost.isEmpty()) mistakes.add(at, words, LocalisedText.of("put.back", String.join(", ", lost)));
    }
}
