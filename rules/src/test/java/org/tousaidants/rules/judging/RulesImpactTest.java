package org.tousaidants.rules.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tousaidants.rules.judging.LabelDossier.DossierSkillLevel;
import org.tousaidants.rules.judging.RulesImpact.RulesEffect;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.RuleFileSchemas;
import org.tousaidants.rules.protocol.SkillEvidence;
import org.tousaidants.rules.reading.ChangedProtocol;
import org.tousaidants.rules.reading.TestDossiers;

/// Tests the effects of a draft before the vote.
class RulesImpactTest {
    private static final LabelProtocol BASE = ChangedProtocol.of("base").read();
    private static final LocalDate DAY = LocalDate.of(2027, 3, 1);
    private static final RulesImpact.GuaranteeFigureSource NO_FIGURE = (_, _) -> Optional.empty();

    private static LabelDossier recognised(String id, String profile) {
        return TestDossiers.recognised(TestDossiers.complete(BASE, id, profile, DAY), DAY, DAY.plusMonths(36));
    }

    private static RulesImpact of(LabelProtocol draft, LabelDossier... dossiers) {
        return RulesImpact.between(BASE, draft, List.of(dossiers), NO_FIGURE, DAY);
    }

    @Test
    void aProtocolReplacedByItselfChangesNothing() {
        var impact =
                of(BASE, recognised("samir", "mediateur"), LabelDossier.opened("paulette", "benevole", "17415", DAY));
        assertThat(impact.total(RulesEffect.KEEPS)).isOne();
        assertThat(impact.total(RulesEffect.STILL_NOT)).isOne();
        assertThat(impact.reasons()).isEmpty();
    }

    @Test
    void whoHasTheLabelCompletesByADayWhoHasNoneNoLongerFulfilsAndALowerLevelIsGained() {
        var higher = raised().read();
        var samir = recognised("samir", "mediateur");
        var free = TestDossiers.complete(BASE, "lina", "mediateur", DAY);
        var impact = of(higher, samir, free, recognised("paulette", "benevole"));
        assertThat(impact.of("mediateur"))
                .containsExactly(Map.entry(RulesEffect.RENEWS, 1), Map.entry(RulesEffect.NO_LONGER, 1));
        assertThat(impact.of("benevole")).containsExactly(Map.entry(RulesEffect.KEEPS, 1));
        assertThat(impact.reasons()).containsExactly(Map.entry("Les compétences numériques", 2));
        assertThat(impact.outcomes())
                .extracting(RulesImpact.DossierImpact::by)
                .containsExactly(Optional.of(DAY.plusDays(60)), Optional.empty(), Optional.empty());
        assertThat(impact.outcomes()).allMatch(RulesImpact.DossierImpact::fulfilled);

        var otherText = ChangedProtocol.of("base")
                .with(RuleFileSchemas.CHARTER, "je ne la presse pas,", "je prends le temps,")
                .read();
        assertThat(of(otherText, recognised("samir", "mediateur")).total(RulesEffect.RENEWS))
                .isOne();

        var lower = ChangedProtocol.of("base")
                .with(RuleFileSchemas.SKILLS, "mediateur: 5, formateur: 6}", "mediateur: 4, formateur: 6}")
                .read();
        var nearly = TestDossiers.complete(BASE, "lina", "mediateur", DAY);
        var levels = new ArrayList<>(nearly.levels());
        levels.removeIf(level -> level.competence().equals("4.2"));
        levels.add(new DossierSkillLevel("4.2", 4, SkillEvidence.CERTIFICATION, DAY));
        var impactOfLower = of(lower, TestDossiers.knowing(nearly, levels));
        assertThat(impactOfLower.total(RulesEffect.GAINS)).isOne();
        assertThat(impactOfLower.rows().get("mediateur").get("17415")).containsEntry(RulesEffect.GAINS, 1);
    }

    private static ChangedProtocol raised() {
        return ChangedProtocol.of("base")
                .with(RuleFileSchemas.SKILLS, "mediateur: 5, formateur: 6}", "mediateur: 6, formateur: 6}");
    }

    @Test
    void aDraftDatedBeforeTheRulingDayStillTellsWhomItTouches() {
        var ruling = BASE.notBefore(DAY.plusDays(40));
        var samir = recognised("samir", "mediateur");
        var impact = RulesImpact.between(ruling, raised().read(), List.of(samir), NO_FIGURE, DAY);
        assertThat(impact.on()).isEqualTo(DAY.plusDays(40));
        assertThat(impact.of("mediateur")).containsExactly(Map.entry(RulesEffect.RENEWS, 1));
        assertThat(impact.notJudged()).isEmpty();
    }

    @Test
    void withoutADayOfGraceALabelIsLost() {
        var harsh = raised().with(RuleFileSchemas.HELPERS, "grace-jours: 60", "grace-jours: 0")
                .read();
        assertThat(of(harsh, recognised("samir", "mediateur")).of("mediateur"))
                .containsExactly(Map.entry(RulesEffect.LOSES, 1));
    }

    @Test
    void whoIsInTheDaysToRenewIsTouchedByWhatTheDraftAddsOnly() {
        var before = TestDossiers.complete(BASE, "samir", "mediateur", DAY);
        var signatures = new HashMap<>(before.signatures());
        signatures.remove("CH-01");
        var late = TestDossiers.recognised(TestDossiers.signing(before, signatures), DAY, DAY.plusMonths(36));
        var same = of(BASE, late);
        assertThat(same.total(RulesEffect.KEEPS)).isOne();
        assertThat(same.outcomes()).noneMatch(RulesImpact.DossierImpact::fulfilled);
        assertThat(of(raised().read(), late).total(RulesEffect.RENEWS)).isOne();
        // Label and grace period have ended: the person counts as a new applicant.
        var ended = TestDossiers.recognised(
                TestDossiers.complete(BASE, "lina", "mediateur", DAY), DAY.minusMonths(36), DAY.minusDays(61));
        assertThat(of(BASE, ended).total(RulesEffect.KEEPS)).isOne();
        assertThat(of(raised().read(), ended).total(RulesEffect.NO_LONGER)).isOne();
    }

    @Test
    void aSuspendedLabelCountsNeitherBeforeNorAfterAndIsShownApart() {
        var held = recognised("samir", "mediateur");
        var suspended = held.withHeld(new LabelDossier.HeldRecognition(DAY, DAY.plusMonths(36), true));
        var impact = of(raised().read(), suspended);
        assertThat(impact.of("mediateur")).containsExactly(Map.entry(RulesEffect.SUSPENDED, 1));
        assertThat(impact.reasons()).isEmpty();
        assertThat(RulesEffect.SUSPENDED.moves()).isFalse();
        var figures = new RulesImpactFigureFile();
        figures.inhabitants("habitants.csv", List.of("commune;habitants", "17415;25000"));
        var kept = RulesImpact.between(BASE, BASE, List.of(held), figures, DAY)
                .promises()
                .getFirst();
        var not = RulesImpact.between(BASE, BASE, List.of(suspended), figures, DAY)
                .promises()
                .getFirst();
        assertThat(kept.before()).contains(100.0);
        assertThat(not.before()).contains(0.0);
        assertThat(not.after()).contains(0.0);
        assertThat(new DossierJudge(BASE).holds(held, DAY)).isTrue();
        assertThat(new DossierJudge(BASE).holds(suspended, DAY)).isFalse();
        assertThat(RequirementsToRenew.of(new DossierJudge(raised().read()), suspended, DAY))
                .isEmpty();
        // A person whose label has ended counts as a new applicant.
        var ended = held.withHeld(new LabelDossier.HeldRecognition(DAY.minusMonths(36), DAY.minusDays(61), true));
        assertThat(of(BASE, ended).total(RulesEffect.SUSPENDED)).isZero();
        assertThat(LabelDossierFile.line("d1", suspended)).contains("\"suspendu\":true");
    }

    @Test
    void aPromiseThatNobodyTouchesIsNotBrokenByAGrace() {
        var ended = TestDossiers.recognised(
                TestDossiers.complete(BASE, "samir", "mediateur", DAY), DAY.minusMonths(36), DAY.minusDays(1));
        var figures = new RulesImpactFigureFile();
        figures.inhabitants("habitants.csv", List.of("commune;habitants", "17415;25000"));
        var promise = RulesImpact.between(BASE, BASE, List.of(ended), figures, DAY)
                .promises()
                .getFirst();
        assertThat(promise.before()).isEqualTo(promise.after());
    }

    @Test
    void aProfileThatDisappearsLosesAndADossierOfNobodyIsSaid() {
        var draft = ChangedProtocol.of("base").read();
        var without = new LabelProtocol(
                draft.identity(),
                draft.abilities(),
                draft.profiles().stream()
                        .filter(each -> !each.id().equals("proche"))
                        .toList(),
                draft.questions(),
                draft.charter(),
                draft.skills(),
                draft.interview(),
                draft.labels(),
                draft.guarantees(),
                draft.indicators());
        var impact = of(without, recognised("julien", "proche"), LabelDossier.opened("x", "sourcier", "17415", DAY));
        assertThat(impact.total(RulesEffect.LOSES)).isOne();
        assertThat(impact.notJudged()).hasSize(1).allSatisfy((sentence, number) -> {
            assertThat(sentence).hasToString("Le profil « sourcier » n’existe pas dans le protocole base 1.0.0.");
            assertThat(number).isOne();
        });
    }

    @Test
    void aGuaranteeBreaksWhenTheOnlyMediatorNearIsLost() {
        var higher = raised().read();
        var figures = new RulesImpactFigureFile();
        figures.inhabitants("habitants.csv", List.of("commune;habitants", "17415;25000", "17111;240"));
        figures.journeys("trajets.csv", List.of("de;vers;minutes", "17111;17415;18,5"));
        figures.measures(
                "mesures.csv",
                List.of("mesure;valeur;poids", "heures-avant-reponse;20;96", "heures-avant-reponse;80;4"));
        assertThat(figures.mistakes()).isEmpty();
        var impact = RulesImpact.between(BASE, higher, List.of(recognised("samir", "mediateur")), figures, DAY);
        var nearest = impact.promises().getFirst();
        assertThat(nearest.before()).contains(100.0);
        assertThat(nearest.after()).contains(0.0);
        assertThat(nearest.breaks()).isTrue();
        assertThat(impact.promises().get(1).breaks()).isFalse();
        var words = String.join("\n", new RulesImpactReport(impact, BASE, higher).words());
        assertThat(words)
                .contains("1 garde sa reconnaissance, avec quelque chose à compléter avant un jour dit")
                .contains("à vingt minutes au plus. » : ROMPUE (de 100,0 à 0,0 %, il en faut 100 %)")
                .contains("une réponse en quarante-huit heures. » : tenue (de 96,0 à 96,0 %, il en faut 95 %)")
                .contains(
                        "« Neuf fois sur dix, un premier rendez-vous est proposé dans les dix jours. » : aucun chiffre donné");
    }

    @Test
    void theTableAndThePictureSayTheSame() {
        var draft = ChangedProtocol.of("charente-maritime").read();
        var impact = of(draft, recognised("malika", "accueil"), recognised("samir", "mediateur"));
        var report = new RulesImpactReport(impact, BASE, draft);
        assertThat(report.csv()).contains("accueil;17415;0;0;1;0;0;0;0\n").contains("mediateur;17415;0;0;1;0;0;0;0\n");
        assertThat(report.svg())
                .contains("<title>Agent·e d’accueil, renouvelle : 1</title>")
                .contains("<title>Médiateur ou médiatrice numérique, renouvelle : 1</title>");
    }

    @Test
    void figuresThatCannotBeReadAreSaid() {
        var figures = new RulesImpactFigureFile();
        figures.measures("mesures.csv", List.of("mesure,valeur,poids"));
        figures.journeys("trajets.csv", List.of("de;vers;minutes", "17111;17415;-3", "17111;17415"));
        assertThat(figures.mistakes())
                .containsExactly(
                        "mesures.csv:1 : la première ligne doit être « mesure;valeur;poids ».",
                        "trajets.csv:2 : attendu « de;vers;minutes », avec des nombres de zéro ou plus.",
                        "trajets.csv:3 : attendu « de;vers;minutes », avec des nombres de zéro ou plus.");
    }

    @Test
    void dossiersAreReadLineByLineAndTheirMistakesAreSaid() {
        var right = """
                {"id":"d1","profil":"mediateur","commune":"17415","ouvert":"2027-01-01","signatures":[{"engagement":"CH-01","empreinte":"ab","pris":true,"le":"2027-01-02"}],"niveaux":[{"competence":"1.1","niveau":3,"preuve":"certification","le":"2027-01-02"}],"entretien":{"favorable":true,"le":"2027-01-03"},"faits":{"actes-12-mois":{"valeur":12,"le":"2027-01-03"}},"reconnu":{"du":"2027-01-04","au":"2030-01-04"}}""";
        assertThat(LabelDossierFile.read("d.jsonl", List.of(right, "", right)).dossiers())
                .hasSize(2)
                .first()
                .satisfies(dossier -> assertThat(dossier.latest()).isEqualTo(LocalDate.of(2027, 1, 4)));
        var wrong = new HashMap<String, String>();
        wrong.put("{", "ce n’est pas un objet JSON sur une ligne");
        wrong.put("[]", "un objet est attendu");
        wrong.put(right.replace("\"profil\"", "\"profile\""), "« profile » n’existe pas. Écrivez « profil »");
        wrong.put(right.replace("17415", "Saintes"), "« commune » attend un code INSEE");
        wrong.put(right.replace("\"niveau\":3", "\"niveau\":80"), "un pourcentage n’est pas un niveau");
        wrong.put(right.replace("2027-01-03", "3 janvier"), "attend une date comme 2026-11-24");
        wrong.put(right.replace("certification", "diplome"), "« preuve » : Écrivez l’un de");
        wrong.put("null", "un objet est attendu");
        wrong.forEach((line, words) -> assertThat(
                        LabelDossierFile.read("d.jsonl", List.of(line)).mistakes())
                .as(line)
                .singleElement()
                .asString()
                .startsWith("d.jsonl:1 : ")
                .contains(words));
    }
}
