package org.tousaidants.protocol;

import java.util.HashSet;
import java.util.Set;
import org.tousaidants.protocol.Guarantee.Side;
import org.tousaidants.protocol.Label.Requirement;
import org.tousaidants.protocol.Protocol.Nature;

/// « Plancher » — what a territory may not lower: whoever trusts a helper recognised here may trust as much as
/// anywhere. It may raise, shorten, add; it may not remove, weaken or lengthen.
final class Floor {
    private static final String KEEP = "Gardez ce que fixe le socle, ou demandez plus";

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
        interview();
        label(Shapes.HELPERS, base.helpers(), own.helpers());
        label(Shapes.PLACES, base.places(), own.places());
        guarantees();
    }

    private void profiles() {
        for (var fixed : base.profiles())
            own.profile(fixed.id()).ifPresent(now -> {
                var at = written.of(Shapes.PROFILES, "profils", fixed.id(), "fonctions");
                kept(at, "le profil « " + fixed.name() + " » perd une fonction", fixed.abilities(), now.abilities());
                if (fixed.nature() != now.nature())
                    mistakes.add(
                            written.of(Shapes.PROFILES, "profils", fixed.id(), "nature"),
                            "un profil du socle ne change pas de nature",
                            fixed.nature() == Nature.PLACE ? "Écrivez « lieu »" : "Écrivez « personne »");
            });
    }

    private void charter() {
        for (var fixed : base.charter().commitments())
            own.charter().commitment(fixed.id()).ifPresent(now -> {
                if (!fixed.hash().equals(now.hash()))
                    mistakes.add(
                            written.of(Shapes.CHARTER, "engagements", fixed.id(), "texte"),
                            "le texte de l’engagement " + fixed.id() + " est celui du socle",
                            "Retirez ce texte, et ajoutez plutôt un engagement à vous");
                kept(
                        written.of(Shapes.CHARTER, "engagements", fixed.id(), "profils"),
                        "l’engagement " + fixed.id() + " n’est plus pris par tous ceux du socle",
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
                                "le niveau attendu en " + competence + " pour « " + profile
                                        + " » passe sous le socle : " + now + " au lieu de " + level,
                                "Écrivez " + level + " ou plus");
                }));
    }

    private void interview() {
        var fixed = base.interview();
        var now = own.interview();
        atLeast(Shapes.INTERVIEW, "pairs", fixed.peers(), now.peers());
        if (fixed.otherOrganisations() && !now.otherOrganisations())
            mistakes.add(
                    written.of(Shapes.INTERVIEW, "", "", "autres-structures"),
                    "le socle veut des pairs d’autres structures",
                    "Écrivez « oui »");
        kept(
                written.of(Shapes.INTERVIEW, "", "", "conflits"),
                "un conflit d’intérêts du socle disparaît",
                new HashSet<>(fixed.conflicts()),
                new HashSet<>(now.conflicts()));
        for (var criterion : fixed.criteria())
            now.criteria().stream()
                    .filter(each -> each.id().equals(criterion.id()))
                    .forEach(each -> kept(
                            written.of(Shapes.INTERVIEW, "criteres", criterion.id(), "profils"),
                            "le critère « " + criterion.id() + " » ne vise plus tous ceux du socle",
                            criterion.profiles(),
                            each.profiles()));
    }

    private void label(String file, Label fixed, Label now) {
        atMost(file, "validite-mois", fixed.months(), now.months());
        atMost(file, "grace-jours", fixed.graceDays(), now.graceDays());
        var at = written.of(file, "", "", "decision");
        if (now.decision().signatures() < fixed.decision().signatures())
            mistakes.add(
                    at, "le socle veut plus de signatures : " + fixed.decision().signatures(), KEEP);
        if (now.decision().appealDays() < fixed.decision().appealDays())
            mistakes.add(
                    at,
                    "le socle laisse plus de temps pour contester : "
                            + fixed.decision().appealDays() + " jours",
                    KEEP);
        for (var requirement : fixed.requirements())
            now.requirement(requirement.id()).ifPresent(each -> requirement(file, requirement, each));
        for (var waiver : now.waivers())
            if (fixed.requirement(waiver.requirement()).isPresent()
                    && !fixed.waivers().contains(waiver))
                mistakes.add(
                        written.of(file, "dispenses", waiver.id(), "id"),
                        "« " + waiver.id() + " » dispense d’une exigence du socle",
                        "Retirez cette dispense");
        var stillAsked = now.requirements().stream()
                .flatMap(each -> each.among().stream())
                .filter(way -> fixed.requirement(way).isPresent())
                .filter(way -> fixed.requirements().stream()
                        .noneMatch(each -> each.among().contains(way)))
                .toList();
        for (var way : stillAsked)
            mistakes.add(
                    written.of(file, "exigences", way, "id"),
                    "« " + way + " », exigée par le socle, ne serait plus qu’une voie au choix",
                    "Retirez-la de « parmi »");
    }

    private void requirement(String file, Requirement fixed, Requirement now) {
        var id = fixed.id();
        kept(
                written.of(file, "exigences", id, "profils"),
                "« " + id + " » n’est plus exigée de tous ceux du socle",
                fixed.profiles(),
                now.profiles());
        kept(
                written.of(file, "exigences", id, "apres"),
                "« " + id + " » ne vient plus après ce que dit le socle",
                Set.copyOf(fixed.after()),
                Set.copyOf(now.after()));
        if (!fixed.evidence().containsAll(now.evidence()))
            mistakes.add(
                    written.of(file, "exigences", id, "preuves"),
                    "« " + id + " » admet une preuve que le socle n’admet pas",
                    "Gardez seulement : "
                            + String.join(
                                    ", ",
                                    fixed.evidence().stream()
                                            .map(Evidence::code)
                                            .toList()));
        if (!Set.copyOf(fixed.among()).containsAll(now.among()))
            mistakes.add(
                    written.of(file, "exigences", id, "parmi"),
                    "« " + id + " » ouvre une voie que le socle n’ouvre pas",
                    "Gardez seulement : " + String.join(", ", fixed.among()));
        if (fixed.kind() != now.kind()
                || !fixed.rule().equals(now.rule())
                || !fixed.fact().equals(now.fact()))
            mistakes.add(
                    written.of(file, "exigences", id, "nature"),
                    "« " + id + " » est une exigence du socle : ce qu’elle regarde ne change pas",
                    "Ajoutez plutôt une exigence à vous");
        if (now.atLeast().orElse(0) < fixed.atLeast().orElse(0))
            mistakes.add(
                    written.of(file, "exigences", id, "au-moins"),
                    "« " + id + " » demande moins que le socle",
                    "Écrivez " + fixed.atLeast().orElse(0) + " ou plus");
        if (now.months().orElse(Integer.MAX_VALUE) > fixed.months().orElse(Integer.MAX_VALUE))
            mistakes.add(
                    written.of(file, "exigences", id, "validite-mois"),
                    "« " + id + " » vaudrait plus longtemps que dans le socle",
                    "Écrivez " + fixed.months().orElse(0) + " ou moins");
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
                    "la garantie « " + fixed.id() + " » promet moins que le socle",
                    "Écrivez " + fixed.threshold() + " " + (fixed.side() == Side.AT_MOST ? "ou moins" : "ou plus"));
        if (now.share() < fixed.share())
            mistakes.add(
                    written.of(Shapes.GUARANTEES, "garanties", fixed.id(), "part-pour-cent"),
                    "la garantie « " + fixed.id() + " » protège moins de monde que le socle",
                    "Écrivez " + fixed.share() + " ou plus");
        if (fixed.side() != now.side()
                || !fixed.measure().equals(now.measure())
                || !fixed.unit().equals(now.unit()))
            mistakes.add(
                    written.of(Shapes.GUARANTEES, "garanties", fixed.id(), "mesure"),
                    "la garantie « " + fixed.id() + " » ne mesure plus la même chose que le socle",
                    "Ajoutez plutôt une garantie à vous");
        if (!now.profiles().equals(fixed.profiles()) && !fixed.profiles().containsAll(now.profiles()))
            mistakes.add(
                    written.of(Shapes.GUARANTEES, "garanties", fixed.id(), "profils"),
                    "la garantie « " + fixed.id() + " » compterait des profils que le socle ne compte pas",
                    KEEP);
    }

    private void atLeast(String file, String key, int fixed, int now) {
        if (now < fixed)
            mistakes.add(
                    written.of(file, "", "", key),
                    "« " + key + " » passe sous le socle : " + now + " au lieu de " + fixed,
                    "Écrivez " + fixed + " ou plus");
    }

    private void atMost(String file, String key, int fixed, int now) {
        if (now > fixed)
            mistakes.add(
                    written.of(file, "", "", key),
                    "« " + key + " » est plus lâche que le socle : " + now + " au lieu de " + fixed,
                    "Écrivez " + fixed + " ou moins");
    }

    private void kept(At at, String words, Set<String> fixed, Set<String> now) {
        var lost = fixed.stream().filter(each -> !now.contains(each)).toList();
        if (!lost.isEmpty()) mistakes.add(at, words, "Remettez : " + String.join(", ", lost));
    }
}
