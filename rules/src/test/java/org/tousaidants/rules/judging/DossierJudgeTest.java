package org.tousaidants.rules.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tousaidants.rules.judging.LabelDossier.CompletedStage;
import org.tousaidants.rules.judging.LabelDossier.DossierCharterSignature;
import org.tousaidants.rules.judging.LabelDossier.DossierFact;
import org.tousaidants.rules.judging.LabelDossier.DossierSkillLevel;
import org.tousaidants.rules.judging.LabelVerdict.VerdictState;
import org.tousaidants.rules.judging.RequirementFinding.RequirementState;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.RuleFileSchemas;
import org.tousaidants.rules.protocol.SkillEvidence;
import org.tousaidants.rules.reading.ChangedProtocol;
import org.tousaidants.rules.reading.TestDossiers;

/// Evaluates dossiers under a protocol on a day, requirement by requirement, in words for the person.
class DossierJudgeTest {
    private static final LabelProtocol BASE = ChangedProtocol.of("base").read();
    private static final DossierJudge JUDGE = new DossierJudge(BASE);
    private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

    @Test
    void whoHasEverythingMayBeRecognisedAsLongAsTheLabelSays() {
        var verdict = judge(TestDossiers.complete(BASE, "samir", "mediateur", DAY), DAY);
        assertThat(verdict.standing()).isEqualTo(VerdictState.COMPLETE);
        assertThat(verdict.date()).contains(DAY.plusMonths(36));
        // The requirement « pratique » is valid for twelve months, less than the label: it is renewed while
        // the label is valid.
        assertThat(verdict.of("pratique").date()).contains(DAY.plusMonths(12));
        assertThat(words(verdict)).startsWith("Le dossier est complet. Le label peut durer jusqu’au 1er mars 2030.");
    }

    @Test
    void whatIsMissingSaysWhatToDoWhereAndByWhen() {
        var paulette = LabelDossier.opened("paulette", "benevole", "17415", DAY);
        var verdict = judge(paulette, DAY);
        assertThat(verdict.standing()).isEqualTo(VerdictState.INCOMPLETE);
        assertThat(verdict.of("competences").date()).contains(DAY.plusDays(180));
        assertThat(words(verdict))
                .contains("Il reste 3 choses à faire sur 3.")
                .contains("Les compétences numériques : à faire avant le 28 août 2027.")
                .contains(
                        "1.1 « Mener une recherche et une veille d’information » : niveau 2 attendu, pas encore mesuré.")
                .contains(
                        "À faire : Passez un parcours Pix, ou faites attester votre niveau par un formateur du réseau.")
                .contains("Où : Sur pix.fr")
                .contains("À faire d’abord : La charte.")
                .doesNotContain("3.4");
    }

    @Test
    void aSignatureOfAnotherVersionIsNotASignatureOfThisOne() {
        var malika = TestDossiers.complete(BASE, "malika", "accueil", DAY);
        var signatures = new HashMap<>(malika.signatures());
        signatures.put("CH-13", new DossierCharterSignature("0".repeat(64), true, DAY));
        signatures.put("CH-16", new DossierCharterSignature(hash("CH-16"), false, DAY));
        var verdict = judge(TestDossiers.signing(malika, signatures), DAY);
        assertThat(verdict.of("charte").gaps())
                .hasSize(2)
                .hasAtLeastOneElementOfType(MissingRequirement.CommitmentTextChanged.class)
                .hasAtLeastOneElementOfType(MissingRequirement.CommitmentNotTaken.class);
        assertThat(words(verdict)).contains("CH-13, le texte a changé : « Je garde pour moi");
    }

    @Test
    void anotherCommitmentsSignatureCannotBeReplayed() {
        var malika = TestDossiers.complete(BASE, "malika", "accueil", DAY);
        var signatures = new HashMap<>(malika.signatures());
        signatures.put("CH-16", new DossierCharterSignature(hash("CH-15"), true, DAY));
        assertThat(judge(TestDossiers.signing(malika, signatures), DAY)
                        .of("charte")
                        .state())
                .isEqualTo(RequirementState.MISSING);
    }

    @Test
    void theProofThatCountsIsTakenAndTheOthersAreSaid() {
        var lina = TestDossiers.complete(BASE, "lina", "conseiller", DAY);
        var levels = new ArrayList<>(lina.levels());
        levels.removeIf(level -> level.competence().equals("4.2"));
        levels.add(new DossierSkillLevel("4.2", 6, SkillEvidence.DECLARATION, DAY));
        assertThat(words(judge(TestDossiers.knowing(lina, levels), DAY)))
                .contains("4.2 « Protéger les données personnelles et la vie privée » : ce justificatif ne suffit pas"
                        + " (votre déclaration).");
        levels.add(new DossierSkillLevel("4.2", 3, SkillEvidence.CERTIFICATION, DAY));
        levels.add(new DossierSkillLevel("4.2", 5, SkillEvidence.CERTIFICATION, DAY.minusMonths(40)));
        assertThat(judge(TestDossiers.knowing(lina, levels), DAY)
                        .of("competences")
                        .state())
                .isEqualTo(RequirementState.EXPIRED);
        levels.add(new DossierSkillLevel("4.2", 5, SkillEvidence.PROFILE, DAY));
        assertThat(judge(TestDossiers.knowing(lina, levels), DAY).standing()).isEqualTo(VerdictState.COMPLETE);
    }

    @Test
    void oneWayIsEnoughAndTheWaysAreSaid() {
        var claire = TestDossiers.complete(BASE, "claire", "formateur", DAY);
        var none = judge(TestDossiers.with(claire, Map.of("actes-12-mois", new DossierFact(2, DAY))), DAY);
        assertThat(none.of("pratique").state()).isEqualTo(RequirementState.MISSING);
        assertThat(words(none))
                .contains("Un seul de ces moyens suffit : Aider souvent")
                .contains("ou bien Une formation récente");
        var hours = Map.of("actes-12-mois", new DossierFact(2, DAY), "heures-formation", new DossierFact(14, DAY));
        assertThat(judge(TestDossiers.with(claire, hours), DAY).of("pratique").date())
                .contains(DAY.plusMonths(24));
        var title = Map.of("titre-mediation", new DossierFact(1, DAY));
        var waived = judge(TestDossiers.with(claire, title), DAY);
        assertThat(waived.of("pratique").state()).isEqualTo(RequirementState.WAIVED);
        assertThat(words(waived)).contains("rien à faire. Le titre professionnel prouve");
    }

    @Test
    void eachNatureIsMetAsItsFileSaysAndNoLonger() {
        // The requirement needs a fact of at least the value « au-moins » that is not older than its months.
        var claire = TestDossiers.complete(BASE, "claire", "formateur", DAY);
        assertThat(standing(claire, "heures-formation", 13)).isEqualTo(VerdictState.INCOMPLETE);
        assertThat(standing(claire, "heures-formation", 14)).isEqualTo(VerdictState.COMPLETE);
        var trained = TestDossiers.with(claire, Map.of("heures-formation", new DossierFact(14, DAY.minusMonths(25))));
        assertThat(judge(trained, DAY).of("pratique").state()).isIn(RequirementState.EXPIRED, RequirementState.MISSING);
        // An expression reads the profile, and the facts that are not older than their months.
        assertThat(standing(claire, "actes-12-mois", 5)).isEqualTo(VerdictState.COMPLETE);
        var samir = TestDossiers.complete(BASE, "samir", "mediateur", DAY);
        assertThat(standing(samir, "actes-12-mois", 5)).isEqualTo(VerdictState.INCOMPLETE);
        assertThat(standing(samir, "actes-12-mois", 20)).isEqualTo(VerdictState.COMPLETE);
        var old = TestDossiers.with(samir, Map.of("actes-12-mois", new DossierFact(20, DAY.minusMonths(13))));
        assertThat(judge(old, DAY).standing()).isEqualTo(VerdictState.INCOMPLETE);
        // An interview with an unfavourable or too old conclusion does not count.
        var refused = new LabelDossier(
                samir.id(),
                samir.profile(),
                samir.commune(),
                samir.opened(),
                samir.signatures(),
                samir.levels(),
                Optional.of(new LabelDossier.DossierInterviewConclusion(false, DAY)),
                samir.facts(),
                samir.held());
        assertThat(judge(refused, DAY).of("entretien").state()).isEqualTo(RequirementState.MISSING);
        assertThat(judge(samir, DAY.plusMonths(37)).of("entretien").state()).isEqualTo(RequirementState.EXPIRED);
        assertThat(judge(samir, DAY.plusMonths(37)).of("competences").state()).isEqualTo(RequirementState.EXPIRED);
        // The charter never expires.
        assertThat(judge(samir, DAY.plusMonths(37)).of("charte").state()).isEqualTo(RequirementState.MET);
    }

    @Test
    void aPlaceIsRecognisedByItsWayOfWorkingAndNotByItsBoxes() {
        var boxes = place(Map.of());
        assertThat(judge(boxes, DAY).of("demarche").state()).isEqualTo(RequirementState.MISSING);
        assertThat(judge(boxes, DAY).of("accueil").state()).isEqualTo(RequirementState.MET);
        assertThat(judge(boxes, DAY).standing()).isEqualTo(VerdictState.INCOMPLETE);
        assertThat(words(judge(boxes, DAY))).contains("L’étape « Écouter trois habitants » n’est pas encore racontée.");
        var begun = DAY.minusDays(120);
        var work = new HashMap<>(Map.of(
                "ecouter", new CompletedStage(begun, begun, 3, false, false),
                "visite-croisee", new CompletedStage(begun, begun, 0, true, false),
                "choisir", new CompletedStage(begun, begun, 0, false, true),
                "essayer", new CompletedStage(DAY, DAY, 0, false, true)));
        var whole = judge(place(work), DAY);
        assertThat(whole.standing()).isEqualTo(VerdictState.COMPLETE);
        // The date is that of the oldest stage.
        assertThat(whole.of("demarche").date()).contains(begun.plusMonths(36));
        assertThat(judge(place(work), begun.plusMonths(36).plusDays(1))
                        .of("demarche")
                        .state())
                .isEqualTo(RequirementState.EXPIRED);
        // Refused: two inhabitants; a visit without the one in return; a change without its reason; a report
        // too soon.
        lacks(
                work,
                "ecouter",
                new CompletedStage(begun, begun, 2, false, false),
                "2 personnes entendues, il en faut 3");
        lacks(
                work,
                "visite-croisee",
                new CompletedStage(begun, begun, 0, false, false),
                "il manque le récit d’une visite");
        lacks(
                work,
                "choisir",
                new CompletedStage(begun, begun, 0, false, false),
                "écrivez les changements, et pourquoi");
        lacks(work, "essayer", new CompletedStage(begun, begun.plusDays(89), 0, false, true), "à raconter à partir du");
        // A later start does not invalidate a stage that was reported in time.
        work.put("choisir", new CompletedStage(begun, DAY.minusDays(1), 0, false, true));
        assertThat(judge(place(work), DAY).standing()).isEqualTo(VerdictState.COMPLETE);
    }

    private static void lacks(Map<String, CompletedStage> work, String step, CompletedStage instead, String told) {
        var other = new HashMap<>(work);
        other.put(step, instead);
        var verdict = judge(place(other), DAY);
        assertThat(verdict.standing()).isEqualTo(VerdictState.INCOMPLETE);
        assertThat(words(verdict)).contains(told);
    }

    private static LabelDossier place(Map<String, CompletedStage> work) {
        var facts = new HashMap<String, DossierFact>();
        for (var fact : BASE.places().facts()) facts.put(fact.id(), new DossierFact(1, DAY));
        var signatures = new HashMap<String, DossierCharterSignature>();
        for (var one : BASE.charter().of("lieu"))
            signatures.put(one.id(), new DossierCharterSignature(one.hash(), true, DAY));
        return new LabelDossier(
                        "foyer",
                        "lieu",
                        "17415",
                        DAY.minusDays(120),
                        signatures,
                        List.of(),
                        Optional.empty(),
                        facts,
                        Optional.empty())
                .withWork(work);
    }

    private static VerdictState standing(LabelDossier dossier, String fact, int value) {
        return judge(TestDossiers.with(dossier, Map.of(fact, new DossierFact(value, DAY))), DAY)
                .standing();
    }

    @Test
    void aDivisionByZeroDoesNotHold() {
        var divided = ChangedProtocol.of("base")
                .with(
                        RuleFileSchemas.HELPERS,
                        "profil == 'formateur' ? actes_12_mois >= 5 : actes_12_mois >= 20",
                        "100 / actes_12_mois >= 0")
                .read();
        var samir = TestDossiers.complete(divided, "samir", "mediateur", DAY);
        var never = TestDossiers.with(samir, Map.of("actes-12-mois", new DossierFact(0, DAY)));
        assertThat(((DossierJudge.DossierJudged) new DossierJudge(divided).judge(samir, DAY))
                        .verdict()
                        .standing())
                .isEqualTo(VerdictState.COMPLETE);
        assertThat(((DossierJudge.DossierJudged) new DossierJudge(divided).judge(never, DAY))
                        .verdict()
                        .standing())
                .isEqualTo(VerdictState.INCOMPLETE);
    }

    @Test
    void whoWasRecognisedHasTimeToPutThingsRight() {
        var start = LocalDate.of(2027, 1, 15);
        var samir = TestDossiers.recognised(
                TestDossiers.complete(BASE, "samir", "benevole", start), start, start.plusMonths(36));
        assertThat(judge(samir, start.plusMonths(35)).standing()).isEqualTo(VerdictState.COMPLETE);
        var late = judge(samir, start.plusMonths(36).plusDays(20));
        assertThat(late.standing()).isEqualTo(VerdictState.IN_GRACE);
        assertThat(late.date()).contains(start.plusMonths(36).plusDays(60));
        assertThat(words(late)).startsWith("Vous avez jusqu’au 16 mars 2030 pour compléter le dossier.");
        var tooLate = judge(samir, start.plusMonths(36).plusDays(61));
        assertThat(tooLate.standing()).isEqualTo(VerdictState.LAPSED);
        assertThat(words(tooLate)).startsWith("Le label a pris fin le 15 janvier 2030.");
    }

    @Test
    void whatEndsInsideALabelIsToRenewAndTheLabelStays() {
        var samir = TestDossiers.recognised(
                TestDossiers.complete(BASE, "samir", "mediateur", DAY), DAY, DAY.plusMonths(36));
        assertThat(RequirementsToRenew.of(JUDGE, samir, DAY.plusMonths(12))).isEmpty();
        var ended = RequirementsToRenew.of(JUDGE, samir, DAY.plusMonths(12).plusDays(10))
                .orElseThrow();
        assertThat(ended.by()).contains(DAY.plusMonths(12).plusDays(60));
        assertThat(ended.lacking())
                .singleElement()
                .satisfies(one -> assertThat(one.requirement().id()).isEqualTo("pratique"));
        assertThat(RequirementsToRenew.of(JUDGE, samir, DAY.plusMonths(15))
                        .orElseThrow()
                        .by())
                .isEmpty();
        var again = TestDossiers.with(samir, Map.of("actes-12-mois", new DossierFact(30, DAY.plusMonths(15))));
        assertThat(RequirementsToRenew.of(JUDGE, again, DAY.plusMonths(15))).isEmpty();
        // Without a label, or after the grace period, there is nothing to renew.
        assertThat(RequirementsToRenew.of(JUDGE, samir.withoutHeld(), DAY.plusMonths(15)))
                .isEmpty();
        assertThat(RequirementsToRenew.of(JUDGE, samir, DAY.plusMonths(39))).isEmpty();
    }

    @Test
    void aNewerVersionLeavesTimeFromItsFirstDay() {
        var newer = ChangedProtocol.of("base")
                .with(RuleFileSchemas.IDENTITY, "en-vigueur: 2026-11-24", "en-vigueur: 2028-01-01")
                .with(RuleFileSchemas.SKILLS, "\"4.2\": {proche: 1, benevole: 3", "\"4.2\": {proche: 1, benevole: 4")
                .read();
        var start = LocalDate.of(2027, 1, 15);
        var paulette = TestDossiers.recognised(
                TestDossiers.complete(BASE, "paulette", "benevole", start), start, start.plusMonths(36));
        var judged = (DossierJudge.DossierJudged) new DossierJudge(newer).judge(paulette, LocalDate.of(2028, 2, 1));
        assertThat(judged.verdict().standing()).isEqualTo(VerdictState.IN_GRACE);
        assertThat(judged.verdict().date()).contains(LocalDate.of(2028, 3, 1));
    }

    @Test
    void aClockThatGoesBackIsRefusedInASentence() {
        var samir = TestDossiers.complete(BASE, "samir", "mediateur", DAY);
        assertThat(refused(samir, DAY.minusDays(1)))
                .hasToString("Le dossier contient un acte du 1er mars 2027, après le jour demandé, 28 février 2027 :"
                        + " l’horloge a reculé, ou une date est fausse.");
        assertThat(refused(samir, DAY.minusDays(1)).in(Locale.ENGLISH))
                .isEqualTo("The file contains an entry dated 1 March 2027, after the date requested, 28 February 2027:"
                        + " the clock went back, or a date is wrong.");
        var old = LabelDossier.opened("x", "proche", "17415", LocalDate.of(2020, 1, 1));
        assertThat(refused(old, LocalDate.of(2020, 2, 1)))
                .hasToString("Le protocole base 1.0.0 ne s’applique qu’à partir du 24 novembre 2026.");
        assertThat(refused(LabelDossier.opened("x", "sourcier", "17415", DAY), DAY))
                .hasToString("Le profil « sourcier » n’existe pas dans le protocole base 1.0.0.");
    }

    private static LocalisedText refused(LabelDossier dossier, LocalDate on) {
        return ((DossierJudge.DossierNotJudgeable) JUDGE.judge(dossier, on)).sentence();
    }

    @Test
    void theSameIsSaidInEnglish() {
        var verdict = judge(LabelDossier.opened("julien", "proche", "17415", DAY), DAY);
        assertThat(LabelVerdictText.in(Locale.ENGLISH).sentences(verdict))
                .contains("You have 2 things left to do, out of 2.")
                .anyMatch(each -> each.startsWith("To do: "));
        // Apart from texts of the protocol, nothing is in French.
        assertThat(LabelVerdictText.in(Locale.ENGLISH).quoting(text -> "…").sentences(verdict))
                .noneMatch(each -> each.matches("(?iu).*\\b(la|les|des|une|vous|votre|avec|est)\\b.*"));
    }

    private static String hash(String commitment) {
        return BASE.charter().commitment(commitment).orElseThrow().hash();
    }

    private static LabelVerdict judge(LabelDossier dossier, LocalDate on) {
        return switch (JUDGE.judge(dossier, on)) {
            case DossierJudge.DossierJudged(var verdict) -> verdict;
            case DossierJudge.DossierNotJudgeable(var sentence) -> throw new AssertionError(sentence);
        };
    }

    private static String words(LabelVerdict verdict) {
        return String.join("\n", LabelVerdictText.in(Locale.FRENCH).sentences(verdict));
    }
}
