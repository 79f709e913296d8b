package org.tousaidants.rules.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tousaidants.rules.judging.DossierJudge;
import org.tousaidants.rules.judging.LabelDossier;
import org.tousaidants.rules.judging.LabelDossier.DossierFact;
import org.tousaidants.rules.judging.LabelVerdict;
import org.tousaidants.rules.judging.LabelVerdict.VerdictState;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.RuleFileSchemas;

/// Tests that the aim of a requirement is common while the means are the territory's.
class MeansTest {
    private static final LocalDate DAY = LocalDate.of(2027, 3, 1);
    private static final String OWN = """
            pourquoi: On apprend aussi en faisant à deux.
            source: Essai.
            faits:
              - id: tutorat
                type: oui-non
                question: A-t-elle été suivie six mois par une paire ?
            exigences:
              - id: tutorat
                nom: Six mois avec une paire
                nature: constat
                fait: tutorat
                profils: [benevole]
                moyen-de: competences
                raison: On apprend aussi en faisant à deux.
                approuve-par: Assemblée du 24 novembre 2026
                que-faire: Aidez six mois avec une paire.
                ou: Dans un lieu du réseau.
            """;

    private static final ChangedProtocol HERE =
            ChangedProtocol.of("charente-maritime").whole(RuleFileSchemas.HELPERS, OWN);

    private static LabelVerdict judge(LabelProtocol protocol, LabelDossier dossier) {
        return ((DossierJudge.DossierJudged) new DossierJudge(protocol).judge(dossier, DAY)).verdict();
    }

    @Test
    void anotherMeansMeetsTheSameIntentionAndIsNoFurtherDemand() {
        var protocol = HERE.read();
        var complete = TestDossiers.complete(protocol, "odette", "benevole", DAY);
        assertThat(judge(protocol, complete).standing()).isEqualTo(VerdictState.COMPLETE);
        var withoutPix = TestDossiers.knowing(complete, List.of());
        assertThat(judge(protocol, withoutPix).standing()).isEqualTo(VerdictState.INCOMPLETE);
        var withPeer = TestDossiers.with(withoutPix, Map.of("tutorat", new DossierFact(1, DAY)));
        assertThat(judge(protocol, withPeer).standing()).isEqualTo(VerdictState.COMPLETE);
        assertThat(new DossierJudge(protocol).metBy(complete, DAY)).containsEntry("competences", "competences");
        assertThat(new DossierJudge(protocol).metBy(withPeer, DAY)).containsEntry("competences", "tutorat");
        assertThat(new DossierJudge(protocol).metBy(withoutPix, DAY)).doesNotContainKey("competences");
        // Nothing changes for a profile to which the other requirement does not apply.
        var claire = TestDossiers.with(
                TestDossiers.knowing(TestDossiers.complete(protocol, "claire", "accueil", DAY), List.of()),
                Map.of("tutorat", new DossierFact(1, DAY)));
        assertThat(judge(protocol, claire).standing()).isEqualTo(VerdictState.INCOMPLETE);
    }

    @Test
    void aMeansSaysItsReasonAndWhoApprovedIt() {
        var silent = ChangedProtocol.of("charente-maritime")
                .whole(RuleFileSchemas.HELPERS, OWN.replace("    raison: On apprend aussi en faisant à deux.\n", ""));
        assertThat(silent.mistakes()).anyMatch(mistake -> mistake.contains("raison"));
    }

    @Test
    void theCharterHasNoOtherMeansThanItself() {
        assertThat(ChangedProtocol.of("charente-maritime")
                        .whole(RuleFileSchemas.HELPERS, OWN.replace("moyen-de: competences", "moyen-de: charte"))
                        .mistakes())
                .anyMatch(mistake -> mistake.contains("charte"));
    }

    @Test
    void theLevelsOfAnotherScaleAreWorthWhatTheFileSaysSinceADayAndAfterSomebody() {
        assertThat(ChangedProtocol.of("base").read().skills().conversions())
                .isNotEmpty()
                .allSatisfy(one -> {
                    assertThat(one.on()).isBefore(DAY);
                    assertThat(one.source()).isNotBlank();
                    assertThat(one.levels()).containsEntry("6", 6);
                });
        assertThat(ChangedProtocol.of("base")
                        .with(RuleFileSchemas.SKILLS, "niveaux: {\"1\": 1, \"2\": 2", "niveaux: {\"1\": 1, \"2\": 12")
                        .mistakes())
                .isNotEmpty();
    }

    @Test
    void whatOneProfileTakesUpOfAnotherHoldsInEveryTerritory() {
        var raised = ChangedProtocol.of("charente-maritime")
                .whole(
                        RuleFileSchemas.SKILLS,
                        "pourquoi: Essai.\nsource: Essai.\ngrille:\n  \"1.1\": {mediateur: 7, formateur: 7}\n")
                .read();
        assertThat(raised.skills().level("conseiller", "1.1")).isEqualTo(7);
    }

    @Test
    void theFloorIsOnTheIntention() {
        var lowered = ChangedProtocol.of("charente-maritime")
                .whole(
                        RuleFileSchemas.HELPERS,
                        "pourquoi: Essai.\nsource: Essai.\nexigences:\n  - id: entretien\n"
                                + "    intention: Que l’on fasse connaissance.\n");
        assertThat(lowered.mistakes())
                .anyMatch(mistake -> mistake.contains("intention") && mistake.contains("entretien"));
    }

    @Test
    void theVisionIsHeardOfProfessionalsAndNeverRequired() {
        var base = ChangedProtocol.of("base").read();
        assertThat(base.interview().criteria().stream().filter(one -> one.id().equals("vision")))
                .singleElement()
                .satisfies(vision -> {
                    assertThat(vision.optional()).isTrue();
                    assertThat(vision.profiles()).containsExactlyInAnyOrder("conseiller", "mediateur", "formateur");
                    assertThat(vision.source()).contains("Gervais");
                });
        assertThat(base.interview().criteria().stream()
                        .filter(LabelProtocol.InterviewCriterion::optional)
                        .map(LabelProtocol.InterviewCriterion::id))
                .containsExactly("vision");
    }

    @Test
    void aVolunteerOfTheCivicServiceIsAskedWhatAVolunteerIs() {
        var base = ChangedProtocol.of("base").read();
        assertThat(base.skills().of("service-civique")).isEqualTo(base.skills().of("benevole"));
        var ines = TestDossiers.complete(base, "ines", "service-civique", DAY);
        assertThat(judge(base, ines).standing()).isEqualTo(VerdictState.COMPLETE);
        assertThat(judge(base, TestDossiers.knowing(ines, List.of())).standing())
                .isEqualTo(VerdictState.INCOMPLETE);
    }

    @Test
    void anAdviserKnowsAtLeastWhatAMediatorKnows() {
        var skills = ChangedProtocol.of("base").read().skills();
        skills.of("mediateur")
                .forEach((competence, level) -> assertThat(skills.level("conseiller", competence))
                        .as(competence)
                        .isGreaterThanOrEqualTo(level));
    }
}
