package org.tousaidants.rules.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tousaidants.rules.judging.DossierJudge;
import org.tousaidants.rules.judging.LabelDossier;
import org.tousaidants.rules.judging.LabelRecognition;
import org.tousaidants.rules.judging.LabelVerdict;
import org.tousaidants.rules.judging.LabelVerdict.VerdictState;
import org.tousaidants.rules.judging.RecognitionTransfer;
import org.tousaidants.rules.judging.RequirementFinding;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.RuleFileSchemas;
import org.tousaidants.rules.protocol.SkillEvidence;

/// Tests that a territory may ask for less than the base, with a reason and until a day, and that the base
/// holds again on the next day.
class LighterTest {
    private static final LocalDate LAST = LocalDate.of(2027, 6, 30);
    private static final String WAIVER = """
            pourquoi: Sur les îles, il n’y a pas encore deux pairs.
            source: Essai.
            dispenses:
              - id: iles
                exigence: competences
                profils: [benevole]
                niveaux: {"4.2": 1, "3.4": 0}
                pourquoi: Aucune formatrice avant l’été.
                jusqu-au: 2027-06-30
                approuve-par: Assemblée du 24 novembre 2026
            """;

    private static final ChangedProtocol HERE =
            ChangedProtocol.of("charente-maritime").whole(RuleFileSchemas.HELPERS, WAIVER);

    private static LabelVerdict judge(LabelProtocol protocol, LabelDossier dossier, LocalDate day) {
        return ((DossierJudge.DossierJudged) new DossierJudge(protocol).judge(dossier, day)).verdict();
    }

    private static LabelDossier beginner(LabelProtocol protocol, LocalDate day) {
        var levels = new HashMap<>(protocol.skills().of("benevole"));
        levels.put("4.2", 1);
        return TestDossiers.knowing(
                TestDossiers.complete(protocol, "odette", "benevole", day),
                levels.entrySet().stream()
                        .map(one -> new LabelDossier.DossierSkillLevel(
                                one.getKey(), one.getValue(), SkillEvidence.CERTIFICATION, day))
                        .toList());
    }

    @Test
    void aLowerLevelIsSufficientUntilTheLastDayAndTheReasonIsKept() {
        var protocol = HERE.read();
        var day = LocalDate.of(2027, 3, 1);
        var odette = beginner(protocol, day);
        var verdict = judge(protocol, odette, day);
        assertThat(verdict.standing()).isEqualTo(VerdictState.COMPLETE);
        assertThat(verdict.findings().stream()
                        .filter(one -> one.state() == RequirementFinding.RequirementState.WAIVED)
                        .flatMap(one -> one.waiver().stream()))
                .singleElement()
                .satisfies(one -> assertThat(one.why()).isEqualTo("Aucune formatrice avant l’été."));
        assertThat(judge(protocol, odette, LAST).standing()).isEqualTo(VerdictState.COMPLETE);
        assertThat(judge(protocol, odette, LAST.plusDays(1)).standing()).isEqualTo(VerdictState.INCOMPLETE);
        // A level below the lighter one is still too low, and other profiles keep the base.
        var none = TestDossiers.knowing(odette, List.of());
        assertThat(judge(protocol, none, day).standing()).isEqualTo(VerdictState.INCOMPLETE);
        assertThat(protocol.helpers().lighter("accueil", day)).isEmpty();
    }

    @Test
    void afterTheLastDayAHolderHasTheWholeGracePeriod() {
        var protocol = HERE.read();
        var day = LocalDate.of(2027, 3, 1);
        var odette = TestDossiers.recognised(beginner(protocol, day), day, day.plusMonths(36));
        var next = LAST.plusDays(1);
        assertThat(judge(protocol, odette, LAST).standing()).isEqualTo(VerdictState.COMPLETE);
        var after = judge(protocol, odette, next.plusDays(20));
        assertThat(after.standing()).isEqualTo(VerdictState.IN_GRACE);
        assertThat(after.date())
                .isEqualTo(Optional.of(next.plusDays(protocol.helpers().graceDays())));
    }

    @Test
    void theBadgeSaysItAndANeighbourSeesWhatIsMissing() {
        var protocol = HERE.read();
        var base = ChangedProtocol.of("base").read();
        assertThat(LabelRecognition.all(protocol).stream()
                        .filter(one -> one.profile().equals("benevole"))
                        .flatMap(one -> one.asked().stream()))
                .anySatisfy(
                        asked -> assertThat(asked)
                                .contains(
                                        "plus légère que dans d’autres réseaux jusqu’au 30 juin 2027 : Aucune formatrice avant l’été"));
        var during = RecognitionTransfer.of(protocol, "benevole", base, LAST);
        assertThat(during.missing().toString()).contains("4.2");
        var after = RecognitionTransfer.of(protocol, "benevole", base, LAST.plusDays(1));
        assertThat(after.missing().toString()).doesNotContain("4.2");
    }

    @Test
    void nobodyAsksForLessForeverInSilenceOrOfTheCharter() {
        assertThat(changed("    jusqu-au: 2027-06-30\n", "").mistakes().toString())
                .contains("doit aussi avoir « jusqu-au »");
        assertThat(changed("    approuve-par: Assemblée du 24 novembre 2026\n", "")
                        .mistakes()
                        .toString())
                .contains("il faut dire qui a décidé de demander moins");
        assertThat(changed("2027-06-30", "2031-06-30").mistakes().toString()).contains("Le maximum est de 24 mois");
        assertThat(changed("exigence: competences", "exigence: charte")
                        .mistakes()
                        .toString())
                .contains("vous ne pouvez pas alléger la charte");
        assertThat(changed("    pourquoi: Aucune formatrice avant l’été.\n", "")
                        .mistakes()
                        .toString())
                .contains("pourquoi");
    }

    private static ChangedProtocol changed(String written, String instead) {
        return HERE.with(RuleFileSchemas.HELPERS, written, instead);
    }
}
