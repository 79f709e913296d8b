package org.tousaidants.label.rules;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tousaidants.label.rules.Guarantee.Side;
import org.tousaidants.label.rules.Label.Requirement;
import org.tousaidants.label.rules.Protocol.Nature;

/// « Plancher » — what a territory may not lower: a helper recognised here is worth as much trust as anywhere. It
/// may raise, shorten, add; it may not remove, weaken or lengthen.
final class Floor {
    private static final Said KEEP = Said.of("floor.keep");

    private final Protocol base;
    private final Protocol own;
    private final Written written;
    private final Mistakes mistakes;

    Floor(Protocol base, Protocol own, Written written, Mistakes mistakes) {
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
        label(Shapes.HELPERS, base.helpers(), own.helpers());
        label(Shapes.PLACES, base.places(), own.places());
        guarantees();
    }

    private void profiles() {
        for (var fixed : base.profiles())
            own.profile(fixed.id()).ifPresent(now -> {
                var at = written.of(Shapes.PROFILES, "profils", fixed.id(), "fonctions");
                kept(at, Said.of("floor.ability", fixed.name()), fixed.abilities(), now.abilities());
                if (fixed.nature() != now.nature())
                    mistakes.add(
                            written.of(Shapes.PROFILES, "profils", fixed.id(), "nature"),
                            Said.of("floor.nature"),
                            Said.of(fixed.nature() == Nature.PLACE ? "write.place" : "write.person"));
            });
    }

    private void charter() {
        for (var fixed : base.charter().commitments())
            own.charter().commitment(fixed.id()).ifPresent(now -> {
                if (!fixed.hash().equals(now.hash()))
                    mistakes.add(
                            written.of(Shapes.CHARTER, "engagements", fixed.id(), "texte"),
                            Said.of("floor.text", fixed.id()),
                            Said.of("floor.text.do"));
                kept(
                        written.of(Shapes.CHARTER, "engagements", fixed.id(), "profils"),
                        Said.of("floor.signers", fixed.id()),
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
                                written.inTable(Shapes.SKILLS, "grille", competence, profile),
                                Said.of("floor.level", competence, profile, now, level),
                                Said.of("write.more", level));
                }));
    }

    /// Pix files name competences by their titles: one that said something else would be measured by another's
    /// level.
    private void titles() {
        for (var fixed : base.skills().competences())
            own.skills()
                    .competence(fixed.id())
                    .filter(now -> !now.name().equals(fixed.name()))
                    .ifPresent(_ -> mistakes.add(
                            written.of(Shapes.SKILLS, "competences", fixed.id(), "nom"),
                            Said.of("floor.title", fixed.id()),
                            Said.of("write", fixed.name())));
    }

    private void interview() {
        var fixed = base.interview();
        var now = own.interview();
        atLeast(Shapes.INTERVIEW, "pairs", fixed.peers(), now.peers());
        atLeast(Shapes.INTERVIEW, "minutes", fixed.minutes(), now.minutes());
        if (fixed.otherOrganisations() && !now.otherOrganisations())
            mistakes.add(
                    written.of(Shapes.INTERVIEW, "", "", "autres-structures"),
                    Said.of("floor.elsewhere"),
                    Said.of("write.yes"));
        kept(
                written.of(Shapes.INTERVIEW, "", "", "conflits"),
                Said.of("floor.conflicts"),
                new HashSet<>(fixed.conflicts()),
                new HashSet<>(now.conflicts()));
        for (var criterion : fixed.criteria())
            now.criteria().stream()
                    .filter(each -> each.id().equals(criterion.id()))
                    .forEach(each -> kept(
                            written.of(Shapes.INTERVIEW, "criteres", criterion.id(), "profils"),
                            Said.of("floor.criterion", criterion.id()),
                            criterion.profiles(),
                            each.profiles()));
    }

    private void label(String file, Label fixed, Label now) {
        atMost(file, "validite-mois", fixed.months(), now.months());
        atMost(file, "grace-jours", fixed.graceDays(), now.graceDays());
        var at = written.of(file, "", "", "decision");
        if (now.decision().signatures() < fixed.decision().signatures())
            mistakes.add(at, Said.of("floor.signatures", fixed.decision().signatures()), KEEP);
        if (now.decision().appealDays() < fixed.decision().appealDays())
            mistakes.add(at, Said.of("floor.appeal", fixed.decision().appealDays()), KEEP);
        kept(
                written.of(file, "", "", "rappels-jours"),
                Said.of("floor.reminders"),
                days(fixed.reminderDays()),
                days(now.reminderDays()));
        for (var fact : fixed.facts())
            now.facts().stream()
                    .filter(each -> each.id().equals(fact.id()) && !each.equals(fact))
                    .forEach(_ -> mistakes.add(
                            written.of(file, "faits", fact.id(), "question"),
                            Said.of("floor.fact", fact.id()),
                            Said.of("floor.fact.do")));
        for (var requirement : fixed.requirements())
            now.requirement(requirement.id()).ifPresent(each -> requirement(file, requirement, each));
        for (var stage : fixed.procedure())
            now.procedure().stream()
                    .filter(each -> each.id().equals(stage.id()) && asksLess(each, stage))
                    .forEach(_ -> mistakes.add(
                            written.of(file, "procedure", stage.id(), "id"),
                            Said.of("floor.step", stage.name()),
                            KEEP));
        for (var waiver : now.waivers())
            if (fixed.requirement(waiver.requirement()).isPresent()
                    && fixed.waivers().stream().noneMatch(known -> saysNoMore(waiver, known)))
                mistakes.add(
                        written.of(file, "dispenses", waiver.id(), "id"),
                        Said.of("floor.waiver", waiver.id()),
                        Said.of("floor.waiver.do"));
        var stillAsked = now.requirements().stream()
                .flatMap(each -> each.among().stream())
                .filter(way -> fixed.requirement(way).isPresent())
                .filter(way -> fixed.requirements().stream()
                        .noneMatch(each -> each.among().contains(way)))
                .toList();
        for (var way : stillAsked)
            mistakes.add(written.of(file, "exigences", way, "id"), Said.of("floor.way", way), Said.of("floor.way.do"));
    }

    private static boolean asksLess(Label.Stage now, Label.Stage fixed) {
        return now.with() != fixed.with() || now.atLeast() < fixed.atLeast() || now.afterDays() < fixed.afterDays();
    }

    /// Fewer profiles, other reasons or another source are the territory's affair.
    private static boolean saysNoMore(Label.Waiver now, Label.Waiver fixed) {
        return now.id().equals(fixed.id())
                && now.requirement().equals(fixed.requirement())
                && now.when().equals(fixed.when())
                && fixed.profiles().containsAll(now.profiles());
    }

    private void requirement(String file, Requirement fixed, Requirement now) {
        var id = fixed.id();
        kept(
                written.of(file, "exigences", id, "profils"),
                Said.of("floor.asked", id),
                fixed.profiles(),
                now.profiles());
        kept(
                written.of(file, "exigences", id, "apres"),
                Said.of("floor.after", id),
                Set.copyOf(fixed.after()),
                Set.copyOf(now.after()));
        if (!fixed.aim().text().equals(now.aim().text()))
            mistakes.add(
                    written.of(file, "exigences", id, "intention"),
                    Said.of("floor.intention", id),
                    Said.of("write", fixed.aim().text()));
        if (!fixed.aim().means().equals(now.aim().means()))
            mistakes.add(
                    written.of(file, "exigences", id, "moyen-de"),
                    Said.of("floor.means", id),
                    Said.of("floor.means.do"));
        if (!fixed.evidence().containsAll(now.evidence()))
            mistakes.add(
                    written.of(file, "exigences", id, "preuves"),
                    Said.of("floor.evidence", id),
                    Said.of(
                            "keep.only",
                            String.join(
                                    ", ",
                                    fixed.evidence().stream()
                                            .map(Evidence::code)
                                            .toList())));
        if (!Set.copyOf(fixed.among()).containsAll(now.among()))
            mistakes.add(
                    written.of(file, "exigences", id, "parmi"),
                    Said.of("floor.new.way", id),
                    Said.of("keep.only", String.join(", ", fixed.among())));
        if (fixed.kind() != now.kind()
                || !fixed.rule().equals(now.rule())
                || !fixed.fact().equals(now.fact()))
            mistakes.add(
                    written.of(file, "exigences", id, "nature"), Said.of("floor.kind", id), Said.of("floor.kind.do"));
        if (now.atLeast().orElse(0) < fixed.atLeast().orElse(0))
            mistakes.add(
                    written.of(file, "exigences", id, "au-moins"),
                    Said.of("floor.number", id),
                    Said.of("write.more", fixed.atLeast().orElse(0)));
        if (now.months().orElse(Integer.MAX_VALUE) > fixed.months().orElse(Integer.MAX_VALUE))
            mistakes.add(
                    written.of(file, "exigences", id, "validite-mois"),
                    Said.of("floor.months", id),
                    Said.of("write.less", fixed.months().orElse(0)));
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

    private void guarantee(Guarantee fixed, Guarantee now) {
        var at = written.of(Shapes.GUARANTEES, "garanties", fixed.id(), "seuil");
        var weaker = fixed.side() == Side.AT_MOST
                ? now.threshold() > fixed.threshold()
                : now.threshold() < fixed.threshold();
        if (weaker)
            mistakes.add(
                    at,
                    Said.of("floor.threshold", fixed.id()),
                    Said.of(fixed.side() == Side.AT_MOST ? "write.less" : "write.more", fixed.threshold()));
        if (now.share() < fixed.share())
            mistakes.add(
                    written.of(Shapes.GUARANTEES, "garanties", fixed.id(), "part-pour-cent"),
                    Said.of("floor.share", fixed.id()),
                    Said.of("write.more", fixed.share()));
        if (fixed.side() != now.side()
                || !fixed.measure().equals(now.measure())
                || !fixed.unit().equals(now.unit()))
            mistakes.add(
                    written.of(Shapes.GUARANTEES, "garanties", fixed.id(), "mesure"),
                    Said.of("floor.measure", fixed.id()),
                    Said.of("floor.measure.do"));
        if (!now.profiles().equals(fixed.profiles()) && !fixed.profiles().containsAll(now.profiles()))
            mistakes.add(
                    written.of(Shapes.GUARANTEES, "garanties", fixed.id(), "profils"),
                    Said.of("floor.counted", fixed.id()),
                    KEEP);
    }

    private void atLeast(String file, String key, int fixed, int now) {
        if (now < fixed)
            mistakes.add(
                    written.of(file, "", "", key), Said.of("floor.low", key, now, fixed), Said.of("write.more", fixed));
    }

    private void atMost(String file, String key, int fixed, int now) {
        if (now > fixed)
            mistakes.add(
                    written.of(file, "", "", key),
                    Said.of("floor.loose", key, now, fixed),
                    Said.of("write.less", fixed));
    }

    private void kept(At at, Said words, Set<String> fixed, Set<String> now) {
        var lost = fixed.stream().filter(each -> !now.contains(each)).toList();
        if (!lost.isEmpty()) mistakes.add(at, words, Said.of("put.back", String.join(", ", lost)));
    }
}
